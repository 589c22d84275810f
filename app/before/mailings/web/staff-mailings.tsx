import { data, redirect } from "react-router";
import { z } from "zod";
import { dayAndYear } from "#platform/i18n";
import { Button, LinkButton } from "#ui/button.tsx";
import { DataTable } from "#ui/content/data-table.tsx";
import { EmptyState } from "#ui/content/empty-state.tsx";
import { StaffHead } from "#ui/frame/staff-frame.tsx";
import { ErrorSummary } from "#ui/forms/error-summary.tsx";
import { ChoiceRows } from "#ui/forms/choice-rows.tsx";
import { Fieldset } from "#ui/forms/fieldset.tsx";
import { Select } from "#ui/forms/select.tsx";
import { house } from "../../../web/house.ts";
import { momentOf } from "../../../web/moment.ts";
import { StaffPage } from "../../../web/staff-page.tsx";
import { staffDialogue } from "../../../web/staff-dialogue.ts";
import { audienceParts, datesFor, mailingKinds } from "../kinds.ts";
import type { Route } from "./+types/staff-mailings.ts";
import { staffTexts as t } from "./staff-texts.ts";

export async function loader({ params, context, request }: Route.LoaderArgs) {
  const { by, dialogue, head } = await staffDialogue(context, params.slug);
  const mailings = await context.get(house).mailings.ofDialogue(dialogue.id, by.authorityId);
  const at = (when: Date) => momentOf(when, dialogue.zone);
  const chosen = new URL(request.url).searchParams.get("installt");
  const off = dialogue.meetings.find(({ number, calledOff }) => calledOff && String(number) === chosen);
  return {
    head,
    // From the overview of a meeting that is called off: the letter about it.
    chosen: off ? { kind: "called-off" as const, numbers: [String(off.number)] } : { kind: "preparation" as const, numbers: dialogue.meetings.flatMap(({ number, calledOff }) => (calledOff ? [] : [String(number)])) },
    meetings: dialogue.meetings.map(({ number, startsLocal, calledOff }) => ({ number, day: dayAndYear(startsLocal, "sv"), off: calledOff !== undefined })),
    mailings: mailings.map(({ id, kind, recipients, by: maker, madeAt, sentAt }) => ({ id, kind, recipients, byRule: maker === "system", madeAt: at(madeAt), sentAt: sentAt && at(sentAt) })),
  };
}

/** What the form posts; what it leaves out has the most usual value, and of dates nothing is usual. */
const wish = z.object({ kind: z.enum(mailingKinds).catch("preparation"), who: z.enum(audienceParts).catch("placed") });

export async function action({ request, params, context }: Route.ActionArgs) {
  const { by, dialogue } = await staffDialogue(context, params.slug);
  const form = await request.formData();
  const numbers = form.getAll("meeting");
  const { kind, who } = wish.parse({ kind: form.get("kind"), who: form.get("who") });
  const dates = datesFor(kind, dialogue.meetings.filter(({ number }) => numbers.includes(String(number))));
  if (!dates) return data({ fault: kind === "called-off" ? ("called-off" as const) : ("held" as const), chosen: { kind, numbers: numbers.map(String) }, who }, { status: 422 });
  const preview = await context.get(house).mailings.preview({
    dialogueId: dialogue.id,
    authorityId: by.authorityId,
    kind,
    audience: { meetingIds: dates.map(({ id }) => id), who },
    by: by.personId,
  });
  return redirect(`/arbetsplats/${dialogue.slug}/utskick/${preview?.id ?? ""}`);
}

export default function StaffMailings({ loaderData, actionData }: Route.ComponentProps) {
  const { head, meetings, mailings } = loaderData;
  const chosen = actionData?.chosen ?? loaderData.chosen;
  const who = actionData?.who ?? (chosen.kind === "called-off" ? "everyone" : "placed");
  const fault = actionData && t.datesFault[actionData.fault];
  // Nothing is called off: no letter that says so.
  const kinds = mailingKinds.filter((kind) => kind !== "called-off" || meetings.some(({ off }) => off));
  const base = `/arbetsplats/${head.slug}/utskick`;
  return (
    <StaffPage dialogue={head}>
      <title>{`${fault ? "Fel: " : ""}${t.title} – ${head.title}`}</title>
      <ErrorSummary title={t.faults(1)} faults={fault ? [{ field: "meeting-1", text: fault }] : []} />
      <StaffHead title={t.title} under={t.lead}>
        <div className="row">
          <LinkButton look="second" href={`${base}/regler`}>
            {t.rules}
          </LinkButton>
          <LinkButton look="second" href={`${base}/ord/preparation`}>
            {t.changeWords}
          </LinkButton>
        </div>
      </StaffHead>
      <form method="post">
        <div className="cols-2">
          <Fieldset id="kind" legend={t.kind}>
            <ChoiceRows name="kind" type="radio" choices={kinds.map((kind) => ({ value: kind, text: t.kinds[kind], hint: t.kindHints[kind] }))} chosen={[chosen.kind]} />
          </Fieldset>
          <div>
            <Fieldset id="audience" legend={t.audience} error={fault}>
              <ChoiceRows name="meeting" type="checkbox" choices={meetings.map(({ number, day, off }) => ({ value: String(number), text: day, ...(off && { hint: t.isOff }) }))} chosen={chosen.numbers} />
            </Fieldset>
            <div className="mt-4">
              <Select id="who" label={t.who} options={audienceParts.map((part) => ({ value: part, text: t.parts[part] }))} defaultValue={who} />
            </div>
            <div className="row mt-4">
              <Button>{t.make}</Button>
            </div>
          </div>
        </div>
      </form>
      <div className="mt-6">
        {mailings.length === 0 ? (
          <EmptyState>{t.none}</EmptyState>
        ) : (
          <DataTable
            name={t.title}
            rowHead="letter"
            columns={[
              { key: "letter", head: t.letter },
              { key: "recipients", head: t.name, num: true },
              { key: "state", head: t.state },
            ]}
            rows={mailings.map(({ id, kind, recipients, byRule, madeAt, sentAt }) => ({
              key: id,
              cells: {
                letter: <a href={`${base}/${id}`}>{`${t.kinds[kind]}, ${t.reviewed(madeAt)}`}</a>,
                recipients,
                state: [sentAt ? t.sent(sentAt) : t.notSent, ...(byRule ? [t.byRule] : [])].join(". "),
              },
            }))}
          />
        )}
      </div>
    </StaffPage>
  );
}
