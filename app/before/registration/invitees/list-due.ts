import { keptUntil } from "#authorities";
import { toLocal } from "#platform/civil-time";
import type { RegistrationNeeds } from "../index.ts";
import type { InviteesOf } from "./store.ts";

/** Dialogues whose invitees are to be destroyed today: the last date and the time decided for the class have passed, and no hold stands. */
export async function listDue({ authorities, clock, dialogues, ledger }: RegistrationNeeds): Promise<InviteesOf[]> {
  const due: InviteesOf[] = [];
  for (const { id: authorityId } of await authorities.all()) {
    const decision = (await authorities.retention(authorityId)).find((one) => one.class === "registration.invitee");
    if (!decision) continue;
    for (const { id: dialogueId, meetings, zone } of await dialogues.all({ authorityId, drafts: true })) {
      const lastDay = meetings.map(({ endsLocal }) => endsLocal.slice(0, 10)).toSorted().at(-1);
      const until = lastDay && keptUntil(lastDay, decision);
      if (!until || toLocal(clock.civil(), zone).slice(0, 10) <= until) continue;
      if ((await ledger.holds({ kind: "dialogue", id: dialogueId })).length === 0) due.push({ dialogueId, authorityId });
    }
  }
  return due;
}
