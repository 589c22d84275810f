import type { AuthorityId } from "#authorities";
import type { DialogueId } from "#dialogues";
import { readAudience } from "../audience.ts";
import type { MailingNeeds, PreviewId, Recipient, Skipped } from "../index.ts";
import { asListed } from "../make-preview.ts";
import { findPreview } from "../store.ts";
import { type Rule, turnOf } from "./rule.ts";
import { listRules, listRuns } from "./store.ts";

/**
 * What one rule does about one date. "sent": it has been carried out, and the lists are those it went to and those who were
 * skipped. Else they are who would get it and who would be skipped if it were due now; "over" sends nothing any more.
 */
export type Foreseen = {
  meetingNumber: number;
  startsLocal: string;
  dueLocal: string;
  state: "coming" | "at-once" | "sent" | "over";
  previewId?: PreviewId;
  recipients: Recipient[];
  skipped: Skipped[];
};
export type Forecast = { rule: Rule; dates: Foreseen[] }[];

export async function foresee(needs: MailingNeeds, { dialogueId, authorityId }: { dialogueId: DialogueId; authorityId: AuthorityId }): Promise<Forecast> {
  const { database, dialogues, clock } = needs;
  const dialogue = await dialogues.find(dialogueId);
  if (dialogue?.authorityId !== authorityId) return [];
  const now = clock.civil();
  const forecast: Forecast = [];
  for (const rule of await listRules(database, dialogueId, authorityId)) {
    const runs = await listRuns(database, rule.id);
    const dates: Foreseen[] = [];
    for (const { id, number: meetingNumber, startsLocal } of dialogue.meetings) {
      const { turn, dueLocal } = turnOf(rule, { startsLocal }, dialogue.zone, now);
      const run = runs.find((one) => one.meetingId === id && one.startsLocal === startsLocal);
      const preview = run && (await findPreview(database, run.previewId));
      const audience = { meetingIds: [id], who: rule.who };
      const found = preview ?? (turn === "over" ? undefined : await readAudience(needs, database, { dialogueId, authorityId, audience }));
      dates.push({
        meetingNumber,
        startsLocal,
        dueLocal,
        state: preview ? "sent" : turn === "now" ? "at-once" : turn,
        ...(preview && { previewId: preview.id }),
        recipients: found?.recipients.map(asListed) ?? [],
        skipped: found?.skipped ?? [],
      });
    }
    forecast.push({ rule, dates });
  }
  return forecast;
}
