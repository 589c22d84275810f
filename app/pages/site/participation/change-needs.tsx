import { data, redirect } from "react-router";
import { say } from "#platform/i18n";
import { limits } from "#registration/shared";
import { BackLink, Button } from "#ui/button.tsx";
import { ChoiceRows } from "#ui/forms/choice-rows.tsx";
import { ErrorSummary } from "#ui/forms/error-summary.tsx";
import { Fieldset } from "#ui/forms/fieldset.tsx";
import { FormPage, FormQuestion } from "#ui/forms/form-page.tsx";
import { TextArea } from "#ui/forms/text-area.tsx";
import { inLanguage } from "../../../web/language.ts";
import { PublicPage } from "../../../web/public-page.tsx";
import type { Route } from "./+types/change-needs.ts";
import { ownParticipation } from "./own.ts";
import { texts } from "./texts.ts";

export async function loader({ context }: Route.LoaderArgs) {
  const { personId, dialogue, rooms, language } = await ownParticipation(context);
  const { measures } = dialogue.accessibility;
  return {
    language,
    choices: measures.map(({ key, label, help }) => ({ value: key, text: say(label, language), ...(help ? { hint: say(help, language) } : {}) })),
    needs: (await rooms.access.of(personId)) ?? { chosen: [], other: "" },
  };
}

export async function action({ context, request }: Route.ActionArgs) {
  const { personId, registration, dialogue, rooms, language } = await ownParticipation(context);
  const posted = await request.formData();
  const known = dialogue.accessibility.measures.map(({ key }) => key);
  const needs = { chosen: known.filter((key) => posted.getAll("measures").includes(key)), other: String(posted.get("other") ?? "").trim() };
  if (needs.other.length > limits.measuresOther) return data({ needs }, { status: 422 });
  const { authorityId, dialogueId } = registration;
  await rooms.database.transaction().execute((trx) => rooms.access.save(trx, { authorityId, dialogueId, personId, measures: needs }));
  return redirect(`${inLanguage("/mitt-deltagande", language)}?klart=needs`, { status: 303 });
}

export const headers = () => ({ "Cache-Control": "no-store" });

export default function ChangeNeeds({ loaderData, actionData }: Route.ComponentProps) {
  const { language, choices } = loaderData;
  const { needs } = actionData ?? loaderData;
  const t = texts[language];
  const fault = actionData && t.topic.tooLong(limits.measuresOther);
  return (
    <PublicPage>
      <title>{fault ? t.fault(t.needs.page) : t.needs.page}</title>
      <FormPage>
        <BackLink href={inLanguage("/mitt-deltagande", language)}>{t.back}</BackLink>
        <ErrorSummary title={t.faults(1)} faults={fault ? [{ field: "other", text: fault }] : []} />
        <form method="post" noValidate>
          <FormQuestion title={t.needs.page} lead={t.needs.help} />
          <Fieldset id="measures" legend={t.needs.legend}>
            <ChoiceRows name="measures" type="checkbox" chosen={needs.chosen} choices={choices} />
          </Fieldset>
          <TextArea id="other" rows={3} label={t.needs.other} hint={t.needs.otherHint} optional defaultValue={needs.other} error={fault} />
          <div className="row mt-6">
            <Button>{t.needs.save}</Button>
          </div>
        </form>
      </FormPage>
    </PublicPage>
  );
}
