import type { Dialogue, Meeting } from "#dialogues";
import type { Transaction } from "#platform/database";
import { readAudience } from "../audience.ts";
import type { MailingNeeds } from "../index.ts";
import { asListed, makePreview } from "../make-preview.ts";
import { noteSent, queueLetters } from "../send-preview.ts";
import { findPreview, markSent } from "../store.ts";
import { type Rule, type RuleId, nextLook, turnOf } from "./rule.ts";
import { addRecipients, insertRun, listRuns, lockRule } from "./store.ts";

export const ruleAlarm = "mailings.rule";

/** Looks at a rule: sends what is due and what late ones are owed, and says when to look again. Nothing for a rule that is off. */
export async function carryOut(needs: MailingNeeds, trx: Transaction, ruleId: RuleId): Promise<{ letters: number; next: Date | undefined }> {
  const rule = await lockRule(trx, ruleId);
  const dialogue = rule && (await needs.dialogues.find(rule.dialogueId, trx));
  if (!rule?.active || !dialogue) return { letters: 0, next: undefined };
  const now = needs.clock.civil();
  const turns = dialogue.meetings.map((meeting) => ({ meeting, ...turnOf(rule, meeting, dialogue.zone, now) }));
  let letters = 0;
  if (dialogue.state !== "draft") {
    for (const { meeting, turn } of turns) if (turn === "now") letters += await sendFor(needs, trx, { rule, dialogue, meeting });
  }
  return { letters, next: nextLook(turns, now) };
}

type Due = { rule: Rule; dialogue: Dialogue; meeting: Meeting };

async function sendFor(needs: MailingNeeds, trx: Transaction, { rule, dialogue, meeting }: Due): Promise<number> {
  const { kind, who, dialogueId, authorityId } = rule;
  const run = (await listRuns(trx, rule.id)).find(({ meetingId, startsLocal }) => meetingId === meeting.id && startsLocal === meeting.startsLocal);
  const audience = { meetingIds: [meeting.id], who };
  const found = await readAudience(needs, trx, { dialogueId, authorityId, audience });
  const preview = run ? await findPreview(trx, run.previewId) : await makePreview(needs, trx, { dialogueId, authorityId, kind, audience, by: "system" }, found);
  if (!preview) throw new Error(`A rule of a dialogue that is not there: ${rule.id}`);
  const known = new Set(run ? preview.recipients.map(({ personId }) => personId) : []);
  const joined = found.recipients.filter(({ personId }) => !known.has(personId)).map(asListed);
  if (!run) {
    await insertRun(trx, rule, meeting, preview.id);
    await markSent(trx, preview.id, needs.clock.civil());
  }
  if (joined.length === 0) return 0;
  if (run) await addRecipients(trx, preview.id, authorityId, joined);
  await queueLetters(needs, trx, { dialogue, preview, recipients: joined, version: versionOf(rule, meeting), found: found.recipients });
  await noteSent(needs, trx, preview, { actor: "system", letters: joined.length });
  return joined.length;
}

/** The outbox' own key keeps it to one letter per person, rule and date as it stands, whatever happens here. */
const versionOf = ({ id }: Rule, { id: meetingId, startsLocal }: Meeting): string => `${id} ${meetingId} ${startsLocal}`;
