import { data } from "react-router";
import { z } from "zod";
import type { PersonId } from "#people";
import { BackLink } from "#ui/button.tsx";
import { DataTable } from "#ui/content/data-table.tsx";
import { EmptyState } from "#ui/content/empty-state.tsx";
import { StaffHead } from "#ui/frame/staff-frame.tsx";
import { house } from "../../../web/house.ts";
import { momentOf } from "../../../web/moment.ts";
import { StaffPage } from "../../../web/staff-page.tsx";
import { staffDialogue } from "../../../web/staff-dialogue.ts";
import type { Route } from "./+types/history.ts";
import { historyTexts as t } from "./history-texts.ts";
import { LetterStateTag } from "./letter-state.tsx";
import { withheld } from "./listed.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const { by, dialogue, head } = await staffDialogue(context, params.slug);
  if (!z.uuid().safeParse(params.person).success) throw data(null, { status: 404 });
  const found = await context.get(house).mailings.historyOf(params.person as PersonId, { dialogueId: dialogue.id, authorityId: by.authorityId });
  if (!found) throw data(null, { status: 404 });
  const registered = await context.get(house).registration.of(params.person as PersonId);
  const at = (when: Date) => momentOf(when, dialogue.zone);
  return {
    head,
    number: registered?.number,
    name: found.name,
    letters: (found.protected ? found.letters.map(withheld) : found.letters).map(({ letterId, purpose, subject, to, state, because, reply, bounced, attempts, queuedAt, takenAt }) => ({
      letterId,
      purpose,
      subject,
      to,
      state,
      because,
      reply,
      bounced,
      attempts,
      queuedAt: at(queuedAt),
      takenAt: takenAt && at(takenAt),
    })),
  };
}

/** Every letter to one person: what, when, how it went and why it did not. */
export default function History({ loaderData }: Route.ComponentProps) {
  const { head, number, name, letters } = loaderData;
  return (
    <StaffPage dialogue={head}>
      <title>{`${t.title(name)} – ${head.title}`}</title>
      <div className="row">
        <BackLink href={`/arbetsplats/${head.slug}/utskick`}>{t.back}</BackLink>
        {number && <a href={`/arbetsplats/${head.slug}/anmalningar/${number}`}>{t.registration(number)}</a>}
      </div>
      <StaffHead title={t.title(name)} under={t.lead} />
      {letters.length === 0 ? (
        <EmptyState>{t.none}</EmptyState>
      ) : (
        <DataTable
          name={t.table}
          rowHead="subject"
          columns={[
            { key: "subject", head: t.subject },
            // Beside what it is about, so that a phone shows it without moving sideways.
            { key: "state", head: t.state },
            { key: "queued", head: t.queued },
            { key: "taken", head: t.taken },
            { key: "attempts", head: t.attempts, num: true },
            { key: "purpose", head: t.purpose },
            { key: "to", head: t.to },
          ]}
          rows={letters.map(({ letterId, purpose, subject, to, state, because, reply, bounced, attempts, queuedAt, takenAt }) => ({
            key: letterId,
            cells: {
              subject: subject || t.noSubject,
              purpose: t.purposes[purpose] ?? purpose,
              to,
              queued: queuedAt,
              taken: takenAt ?? "–",
              attempts,
              state: <LetterStateTag {...{ state, reply, because, bounced }} />,
            },
          }))}
        />
      )}
    </StaffPage>
  );
}
