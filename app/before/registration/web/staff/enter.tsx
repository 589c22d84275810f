import { data, redirect } from "react-router";
import { z } from "zod";
import { askedVersion } from "#registration/shared";
import { BackLink, Button } from "#ui/button.tsx";
import { Notice } from "#ui/content/notice.tsx";
import { ChoiceRows } from "#ui/forms/choice-rows.tsx";
import { ErrorSummary } from "#ui/forms/error-summary.tsx";
import { Fieldset } from "#ui/forms/fieldset.tsx";
import { FormPage, FormQuestion } from "#ui/forms/form-page.tsx";
import { TextArea } from "#ui/forms/text-area.tsx";
import { TextField } from "#ui/forms/text-field.tsx";
import { ExtraFields } from "../../../../web/extra/extra-fields.tsx";
import { extraView } from "../../../../web/extra/extra-view.ts";
import { house } from "../../../../web/house.ts";
import { StaffPage } from "../../../../web/staff-page.tsx";
import { staffDialogue } from "../../../../web/staff-dialogue.ts";
import { askingNow } from "../../form/asking.ts";
import type { FormError, FormField } from "../../index.ts";
import { faultWords } from "../fault-words.ts";
import { formView } from "../form-view.ts";
import { texts } from "../texts.ts";
import type { Route } from "./+types/enter.ts";
import { ContextFields } from "./context-fields.tsx";
import { nothingEntered, readEntered } from "./enter-form.ts";
import { staffTexts } from "./texts.ts";

const t = texts.sv;
const e = staffTexts.enter;

export async function loader({ params, context }: Route.LoaderArgs) {
  const { dialogue, head } = await staffDialogue(context, params.slug);
  const { clock, dialogues } = context.get(house);
  const window = dialogues.window(dialogue);
  return { head, asked: dialogue.version, entered: nothingEntered(crypto.randomUUID()), view: formView(dialogue, { window, tooLate: [], now: clock.civil(), language: "sv", asking: askingNow(dialogue) }) };
}

/** A phone call or a paper (R6): also after the deadline, also without an address, also with protected identity (R8). */
export async function action({ params, context, request }: Route.ActionArgs) {
  const { by, dialogue } = await staffDialogue(context, params.slug);
  const { registration } = context.get(house);
  const posted = await request.formData();
  const asked = askedVersion(posted, dialogue.version);
  const asking = await registration.asking(dialogue, [asked]);
  const entered = readEntered(posted, { ...asking, version: asked });
  const again = (errors: FormError[], status: number) => data({ entered, asked: dialogue.version, extra: extraView(asking, entered.answers.extra, "sv"), errors }, { status });
  if (!z.uuid().safeParse(entered.key).success) return again([], 400);
  const outcome = await registration.register({
    idempotencyKey: entered.key,
    dialogueSlug: dialogue.slug,
    language: "sv",
    form: entered.answers,
    entered: { by: by.personId, source: entered.source, protectedIdentity: entered.protectedIdentity },
  });
  if (outcome.outcome === "registered" || outcome.outcome === "already") return redirect(`/arbetsplats/${dialogue.slug}/anmalningar?infort=${outcome.number}`, 303);
  return again(outcome.outcome === "invalid" ? outcome.errors : [], 422);
}

export default function Enter({ loaderData: { head, asked, view, entered: empty }, actionData }: Route.ComponentProps) {
  const { answers, source, protectedIdentity, key } = actionData?.entered ?? empty;
  const words = faultWords(actionData?.errors ?? [], t, view);
  const extra = actionData?.extra ?? view.extra;
  const fault = (field: FormField) => words.get(field);
  const refused = actionData && words.size === 0;
  return (
    <StaffPage dialogue={head}>
      <title>{words.size > 0 ? t.faultTitle(e.title) : e.title}</title>
      <FormPage>
        <BackLink href={`/arbetsplats/${head.slug}/anmalningar`}>{staffTexts.back}</BackLink>
        <ErrorSummary title={t.faults(words.size)} faults={[...words].map(([field, text]) => ({ field, text }))} />
        {refused && <Notice tone="warn">{e.refused}</Notice>}
        <form method="post" noValidate>
          <FormQuestion title={e.title} lead={e.lead} />
          <input type="hidden" name="key" value={refused ? empty.key : key} />
          <Fieldset id="source" legend={e.source}>
            <ChoiceRows name="source" type="radio" chosen={[source]} choices={[{ value: "phone", text: e.phone }, { value: "paper", text: e.paper }]} />
          </Fieldset>
          <Fieldset id="dates" legend={t.check.terms.dates} error={fault("dates")}>
            <ChoiceRows
              name="dates"
              type="checkbox"
              chosen={answers.dates}
              choices={view.meetings.map(({ number, day, from, to }) => ({ value: number, text: day, hint: t.dates.time(from, to) }))}
            />
          </Fieldset>
          <TextField id="name" label={t.about.name} error={fault("name")} autoComplete="off" defaultValue={answers.name} />
          <TextField id="email" type="email" label={t.about.email} hint={e.emailHint} optional error={fault("email")} autoComplete="off" defaultValue={answers.email} />
          <Fieldset id="protected" legend={e.protectedLegend} optional>
            <ChoiceRows name="protected" type="checkbox" chosen={protectedIdentity ? ["yes"] : []} choices={[{ value: "yes", text: e.protected, hint: e.protectedHint }]} />
          </Fieldset>
          <ContextFields answers={answers} view={view} fault={fault} />
          <input type="hidden" name="asked" value={actionData?.asked ?? asked} />
          <ExtraFields language="sv" questions={extra} fault={fault} />
          <Fieldset id="topic" legend={t.steps.topic} error={fault("topic")}>
            <ChoiceRows
              name="topic"
              type="radio"
              chosen={[answers.topic]}
              choices={(["none", "challenge", "opportunity"] as const).map((value) => ({ value, text: t.check.kinds[value] }))}
            />
          </Fieldset>
          <TextField id="topicTitle" label={t.topic.title} optional voice error={fault("topicTitle")} autoComplete="off" defaultValue={answers.topicTitle} />
          <TextArea id="topicText" label={t.topic.text} optional error={fault("topicText")} defaultValue={answers.topicText} />
          <Fieldset id="measures" legend={t.needs.legend} hint={e.measuresHint} optional error={fault("measures")}>
            <ChoiceRows name="measures" type="checkbox" chosen={answers.measures} choices={view.measures.map(({ key: value, label }) => ({ value, text: label.text }))} />
          </Fieldset>
          <TextArea id="measuresOther" rows={3} label={t.needs.other} hint={t.needs.otherHint} optional error={fault("measuresOther")} defaultValue={answers.measuresOther} />
          <div className="row mt-6">
            <Button>{e.send}</Button>
          </div>
        </form>
      </FormPage>
    </StaffPage>
  );
}
