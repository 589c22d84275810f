import { data, redirect } from "react-router";
import { day, tell } from "#platform/i18n";
import { type MeasuresFault, limits, readMeasures } from "#registration/shared";
import { BackLink, Button } from "#ui/button.tsx";
import { Said, SaidIn, SaidList } from "#ui/content/said.tsx";
import { ChoiceRows } from "#ui/forms/choice-rows.tsx";
import { Notice } from "#ui/content/notice.tsx";
import { ErrorSummary } from "#ui/forms/error-summary.tsx";
import { Fieldset } from "#ui/forms/fieldset.tsx";
import { FormPage, FormQuestion } from "#ui/forms/form-page.tsx";
import { TextArea } from "#ui/forms/text-area.tsx";
import { inLanguage } from "../../../web/language.ts";
import { PublicPage } from "../../../web/public-page.tsx";
import type { Route } from "./+types/change-needs.ts";
import { FormNotice } from "./form-notice.tsx";
import { ownParticipation } from "./own.ts";
import { texts } from "./texts.ts";

/** What was asked for in time stays asked for, and can be taken back; it is not asked for anew. */
async function ownNeeds(context: Route.LoaderArgs["context"]) {
  const own = await ownParticipation(context);
  const needs = (await own.rooms.access.of(own.personId)) ?? { chosen: [], other: "" };
  return { ...own, needs, tooLate: own.rooms.dialogues.tooLateToBook(own.dialogue).filter((key) => !needs.chosen.includes(key)) };
}

export async function loader({ context }: Route.LoaderArgs) {
  const { dialogue, language, needs, tooLate } = await ownNeeds(context);
  const { askBy, measures } = dialogue.accessibility;
  const late = measures.filter(({ key }) => tooLate.includes(key)).map(({ label }) => tell(label, language));
  return {
    language,
    late: late.length > 0 ? { measures: late, day: day(askBy, language), phone: dialogue.contact.phone } : undefined,
    choices: measures.filter(({ key }) => !tooLate.includes(key)).map(({ key, label, help }) => ({ value: key, text: tell(label, language), ...(help ? { hint: tell(help, language) } : {}) })),
    needs,
    notice: tell(dialogue.notices.registration, language),
  };
}

export async function action({ context, request }: Route.ActionArgs) {
  const { personId, registration, dialogue, rooms, language, tooLate } = await ownNeeds(context);
  const offered = dialogue.accessibility.measures.map(({ key }) => key);
  const { measures, fault } = readMeasures(await request.formData(), offered, tooLate);
  if (fault) return data({ needs: measures, fault }, { status: 422 });
  const { authorityId, dialogueId } = registration;
  await rooms.database.transaction().execute((trx) => rooms.access.save(trx, { authorityId, dialogueId, personId, measures }));
  return redirect(`${inLanguage("/mitt-deltagande", language)}?klart=needs`, { status: 303 });
}

export const headers = () => ({ "Cache-Control": "no-store" });

export default function ChangeNeeds({ loaderData, actionData }: Route.ComponentProps) {
  const { language, choices, late, notice } = loaderData;
  const { needs } = actionData ?? loaderData;
  const t = texts[language];
  const faults: Record<MeasuresFault, { field: string; text: string }> = {
    tooLong: { field: "other", text: t.topic.tooLong(limits.measuresOther) },
    personnummer: { field: "other", text: t.personnummer },
    tooLate: { field: "measures", text: t.needs.tooLateFault },
  };
  const fault = actionData && faults[actionData.fault];
  const faultOf = (field: string) => (fault?.field === field ? fault.text : undefined);
  return (
    <PublicPage>
      <title>{fault ? t.fault(t.needs.page) : t.needs.page}</title>
      <FormPage>
        <BackLink href={inLanguage("/mitt-deltagande", language)}>{t.back}</BackLink>
        <ErrorSummary title={t.faults(1)} faults={fault ? [fault] : []} />
        <form method="post" noValidate>
          <FormQuestion title={t.needs.page} lead={t.needs.help} />
          {late && (
            <Notice tone="warn">
              <p>
                <SaidIn sentence={(measures) => t.needs.tooLate({ ...late, measures })}>
                  <SaidList said={late.measures} />
                </SaidIn>
              </p>
            </Notice>
          )}
          <Fieldset id="measures" legend={t.needs.legend} error={faultOf("measures")}>
            <ChoiceRows name="measures" type="checkbox" chosen={needs.chosen} choices={choices.map(({ value, text, hint }) => ({ value, text: <Said {...text} />, hint: hint && <Said {...hint} /> }))} />
          </Fieldset>
          <TextArea id="other" rows={3} label={t.needs.other} hint={t.needs.otherHint} optional defaultValue={needs.other} error={faultOf("other")} />
          <FormNotice language={language} notice={notice} />
          <div className="row mt-6">
            <Button>{t.needs.save}</Button>
          </div>
        </form>
      </FormPage>
    </PublicPage>
  );
}
