import { redirect } from "react-router";
import { hour, shortDay } from "#platform/i18n";
import { toLocal } from "#platform/civil-time";
import { Button } from "#ui/button.tsx";
import { DataTable } from "#ui/content/data-table.tsx";
import { EmptyState } from "#ui/content/empty-state.tsx";
import { StaffHead } from "#ui/frame/staff-frame.tsx";
import { ChoiceRows } from "#ui/forms/choice-rows.tsx";
import { Fieldset } from "#ui/forms/fieldset.tsx";
import { house } from "../../../web/house.ts";
import { StaffPage } from "../../../web/staff-page.tsx";
import { staffDialogue } from "../../../web/staff-dialogue.ts";
import type { Route } from "./+types/staff-mailings.ts";
import { staffTexts as t } from "./staff-texts.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const { by, dialogue, head } = await staffDialogue(context, params.slug);
  const previews = await context.get(house).mailings.ofDialogue(dialogue.id, by.authorityId);
  const at = (when: Date) => {
    const local = toLocal(when, dialogue.zone);
    return `${shortDay(local, "sv")} kl. ${hour(local, "sv")}`;
  };
  return {
    head,
    meetings: dialogue.meetings.map(({ number, startsLocal }) => ({ number, day: shortDay(startsLocal, "sv") })),
    previews: previews.map(({ id, recipients, madeAt, sentAt }) => ({ id, recipients: recipients.length, madeAt: at(madeAt), sentAt: sentAt && at(sentAt) })),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { by, dialogue } = await staffDialogue(context, params.slug);
  const numbers = (await request.formData()).getAll("meeting");
  const chosen = dialogue.meetings.filter(({ number }) => numbers.includes(String(number)));
  const preview = await context.get(house).mailings.preview({
    dialogueId: dialogue.id,
    authorityId: by.authorityId,
    kind: "preparation",
    audience: { meetingIds: (chosen.length > 0 ? chosen : dialogue.meetings).map(({ id }) => id) },
    by: by.personId,
  });
  return redirect(`/arbetsplats/${dialogue.slug}/utskick/${preview?.id ?? ""}`);
}

export default function StaffMailings({ loaderData }: Route.ComponentProps) {
  const { head, meetings, previews } = loaderData;
  return (
    <StaffPage dialogue={head}>
      <title>{`${t.title} – ${head.title}`}</title>
      <StaffHead title={t.title} under={t.lead} />
      <form method="post">
        <Fieldset id="audience" legend={t.audience}>
          <ChoiceRows name="meeting" type="checkbox" choices={meetings.map(({ number, day }) => ({ value: String(number), text: day }))} chosen={meetings.map(({ number }) => String(number))} />
        </Fieldset>
        <div className="row mt-4">
          <Button>{t.make}</Button>
        </div>
      </form>
      <div className="mt-6">
        {previews.length === 0 ? (
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
            rows={previews.map(({ id, recipients, madeAt, sentAt }) => ({
              key: id,
              cells: {
                letter: <a href={`/arbetsplats/${head.slug}/utskick/${id}`}>{`${t.preparation}, ${t.reviewed(madeAt).toLowerCase()}`}</a>,
                recipients,
                state: sentAt ? t.sent(sentAt) : t.notSent,
              },
            }))}
          />
        )}
      </div>
    </StaffPage>
  );
}
