import type { Answers, FormField } from "#registration/shared";
import { limits, places } from "#registration/shared";
import { Notice } from "#ui/content/notice.tsx";
import { Said, SaidIn, SaidList } from "#ui/content/said.tsx";
import { Tag } from "#ui/content/tag.tsx";
import { ChoiceRows } from "#ui/forms/choice-rows.tsx";
import { Fieldset } from "#ui/forms/fieldset.tsx";
import { Select } from "#ui/forms/select.tsx";
import { TextArea } from "#ui/forms/text-area.tsx";
import { TextField } from "#ui/forms/text-field.tsx";
import { ExtraFields } from "../../../../web/extra/extra-fields.tsx";
import type { FormView } from "../form-view.ts";
import type { FormTexts } from "../texts.ts";

/** One question's fields. `fault` answers what is wrong with a field, if anything. */
export type QuestionProps = {
  view: FormView;
  answers: Answers;
  t: FormTexts;
  fault(field: FormField): string | undefined;
};

export function DatesQuestion({ view, answers, t, fault }: QuestionProps) {
  return (
    <>
      <Fieldset id="dates" legend={t.dates.question} legendHidden error={fault("dates")}>
        <ChoiceRows
          name="dates"
          type="checkbox"
          chosen={answers.dates}
          choices={view.meetings.map(({ number, day, from, to }) => ({ value: number, text: day, hint: t.dates.time(from, to) }))}
        />
      </Fieldset>
      <p className="small quiet mt-5">
        {t.limit(view.lastDay, view.lastHour)} {t.dates.needed}
      </p>
    </>
  );
}

export function AboutQuestion({ view, answers, t, fault }: QuestionProps) {
  return (
    <>
      <TextField id="name" label={t.about.name} hint={t.about.nameHint} error={fault("name")} autoComplete="name" defaultValue={answers.name} />
      <TextField
        id="email"
        type="email"
        label={t.about.email}
        hint={t.about.emailHint}
        error={fault("email")}
        autoComplete="email"
        inputMode="email"
        spellCheck={false}
        defaultValue={answers.email}
      />
      <div className="mt-5">
        <Notice tone="plain" icon="lock">
          {t.about.protected(view.contact.phone)}
        </Notice>
      </div>
    </>
  );
}

export function ContextQuestion({ view, answers, t, fault }: QuestionProps) {
  return (
    <>
      <Fieldset id="role" legend={t.context.role} error={fault("role")}>
        <ChoiceRows name="role" type="radio" chosen={[answers.role]} choices={view.roles} />
      </Fieldset>
      <TextField
        id="organisation"
        label={t.context.organisation}
        hint={t.context.organisationHint}
        error={fault("organisation")}
        optional
        autoComplete="organization"
        defaultValue={answers.organisation}
      />
      <Select
        id="municipality"
        label={t.context.municipality}
        hint={t.context.municipalityHint}
        error={fault("municipality")}
        empty={t.context.choose}
        options={places(view.language).map(({ code, name }) => ({ value: code, text: name }))}
        defaultValue={answers.municipality}
      />
      <Fieldset id="languages" legend={t.context.languages} hint={t.context.languagesHint} error={fault("languages")}>
        <ChoiceRows
          name="languages"
          type="checkbox"
          chosen={answers.languages}
          choices={view.languages.map((value) => ({ value, text: t.context.languageNames[value] }))}
        />
      </Fieldset>
    </>
  );
}

export function ExtraQuestions({ view, t, fault }: QuestionProps) {
  return (
    <>
      <ExtraFields language={view.language} questions={view.extra} fault={fault} />
      <p className="small quiet mt-5">{t.extra.receipt}</p>
    </>
  );
}

export function TopicQuestion({ view, answers, t, fault }: QuestionProps) {
  const { length } = answers.topicText;
  const over = length > limits.topicText;
  const raises = answers.topic === "challenge" || answers.topic === "opportunity";
  return (
    <>
      <Fieldset id="topic" legend={t.topic.question} legendHidden error={fault("topic")}>
        <ChoiceRows
          name="topic"
          type="radio"
          chosen={[answers.topic]}
          choices={[
            { value: "challenge", text: t.topic.challenge, hint: t.topic.challengeHint },
            { value: "opportunity", text: t.topic.opportunity, hint: t.topic.opportunityHint },
            { value: "none", text: t.topic.none, hint: t.topic.noneHint },
          ]}
        />
      </Fieldset>
      <div className="follow-up" data-open={raises || undefined}>
        <TextField
          id="topicTitle"
          label={t.topic.title}
          hint={t.topic.titleHint}
          error={fault("topicTitle")}
          voice
          autoComplete="off"
          defaultValue={answers.topicTitle}
        />
        <TextArea
          id="topicText"
          label={t.topic.text}
          hint={t.topic.textHint}
          error={fault("topicText")}
          optional
          count={over ? t.topic.over(length, limits.topicText) : t.topic.count(length, limits.topicText)}
          over={over}
          defaultValue={answers.topicText}
        />
      </div>
      <div className="mt-6">
        <Notice tone="plain">
          <p>
            <Said {...view.notices.topic} />
          </p>
        </Notice>
      </div>
    </>
  );
}

export function NeedsQuestion({ view, answers, t, fault }: QuestionProps) {
  const tooLate = view.measures.filter((one) => one.tooLate).map(({ label }) => label);
  return (
    <>
      <p>
        <Tag tone="off" icon="lock">
          {t.needs.private}
        </Tag>
      </p>
      {tooLate.length > 0 && (
        <Notice tone="warn">
          <p>
            <SaidIn sentence={(measures) => t.needs.tooLate(measures, view.askBy, view.contact.phone)}>
              <SaidList said={tooLate} />
            </SaidIn>
          </p>
        </Notice>
      )}
      <Fieldset id="measures" legend={t.needs.legend} hint={tooLate.length > 0 ? undefined : t.needs.until(view.askBy)} error={fault("measures")} optional>
        <ChoiceRows
          name="measures"
          type="checkbox"
          chosen={answers.measures}
          choices={view.measures.filter((one) => !one.tooLate).map(({ key, label, help }) => ({ value: key, text: <Said {...label} />, hint: help && <Said {...help} /> }))}
        />
      </Fieldset>
      <TextArea
        id="measuresOther"
        rows={3}
        label={t.needs.other}
        hint={t.needs.otherHint}
        error={fault("measuresOther")}
        optional
        defaultValue={answers.measuresOther}
      />
    </>
  );
}
