import { data, redirect } from "react-router";
import { day } from "#platform/i18n";
import { type MeasuresFault, limits, readMeasures } from "#registration/shared";
import { BackLink, Button } from "#ui/button.tsx";
import { ChoiceRows } from "#ui/forms/choice-rows.tsx";
import { ErrorSummary } from "#ui/forms/error-summary.tsx";
import { Fieldset } from "#ui/forms/fieldset.tsx";
import { FormPage, FormQuestion } from "#ui/forms/form-page.tsx";
import { TextArea } from "#ui/forms/text-area.tsx";
import { StaffPage } from "../../../../../web/staff-page.tsx";
import { texts } from "../../texts.ts";
import type { Route } from "./+types/needs.ts";
import { registrationOf } from "./of-address.ts";
import { oneTexts } from "./texts.ts";

const t = texts.sv;
const n = oneTexts.changingNeeds;

const forbidden = () => data(null, { status: 403 });

export async function loader({ params, context }: Route.LoaderArgs) {
  const { by, dialogue, head, rooms, registration } = await registrationOf(context, params.slug, params.number);
  const found = await rooms.access.ofPerson(registration.personId, by);
  if (found.outcome === "forbidden") throw forbidden();
  const late = rooms.dialogues.tooLateToBook(dialogue);
  const { askBy, measures } = dialogue.accessibility;
  return {
    head,
    number: registration.number,
    choices: measures.map(({ key, label }) => ({ value: key, text: label.sv, ...(late.includes(key) ? { hint: n.late(day(askBy, "sv")) } : {}) })),
    measures: found.measures ?? { chosen: [], other: "" },
  };
}

/** Staff may still promise what the form no longer does: they know whether it can be had. */
export async function action({ params, context, request }: Route.ActionArgs) {
  const { by, dialogue, head, rooms, registration } = await registrationOf(context, params.slug, params.number);
  const offered = dialogue.accessibility.measures.map(({ key }) => key);
  const { measures, fault } = readMeasures(await request.formData(), offered);
  if (fault) return data({ measures, fault }, { status: 422 });
  const { authorityId, dialogueId, personId } = registration;
  const { outcome } = await rooms.access.saveFor({ authorityId, dialogueId, personId, measures }, by);
  if (outcome === "forbidden") throw forbidden();
  return redirect(`/arbetsplats/${head.slug}/anmalningar/${registration.number}?klart=needs`, 303);
}

export const headers = () => ({ "Cache-Control": "no-store" });

/** What somebody on the phone needs (R6), for whoever arranges it and nobody else (R7). */
export default function ChangeNeedsOfOne({ loaderData, actionData }: Route.ComponentProps) {
  const { head, number, choices } = loaderData;
  const { measures } = actionData ?? loaderData;
  const faults: Record<MeasuresFault, { field: string; text: string }> = {
    tooLong: { field: "other", text: t.tooLong(limits.measuresOther) },
    personnummer: { field: "other", text: t.personnummer },
    tooLate: { field: "measures", text: t.needs.tooLateFault },
  };
  const fault = actionData && faults[actionData.fault];
  const faultOf = (field: string) => (fault?.field === field ? fault.text : undefined);
  const title = n.title(number);
  return (
    <StaffPage dialogue={head}>
      <title>{fault ? t.faultTitle(title) : `${title} – ${head.title}`}</title>
      <FormPage>
        <BackLink href={`/arbetsplats/${head.slug}/anmalningar/${number}`}>{oneTexts.back(number)}</BackLink>
        <ErrorSummary title={t.faults(1)} faults={fault ? [fault] : []} />
        <form method="post" noValidate>
          <FormQuestion title={title} lead={n.lead} />
          <Fieldset id="measures" legend={t.needs.legend} optional error={faultOf("measures")}>
            <ChoiceRows name="measures" type="checkbox" chosen={measures.chosen} choices={choices} />
          </Fieldset>
          <TextArea id="other" rows={3} label={t.needs.other} optional defaultValue={measures.other} error={faultOf("other")} />
          <div className="row mt-6">
            <Button>{n.save}</Button>
          </div>
        </form>
      </FormPage>
    </StaffPage>
  );
}
