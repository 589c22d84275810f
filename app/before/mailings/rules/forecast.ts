import type { AuthorityId } from "#authorities";
import type { Dialogue, DialogueId, Meeting } from "#dialogues";
import { divide, readEveryone } from "../audience.ts";
import type { MailingNeeds, PreviewId, Recipient, Skipped } from "../index.ts";
import { asListed } from "../make-preview.ts";
import { findPreview } from "../store.ts";
import { type Rule, type RuleId, turnOf } from "./rule.ts";
import { type Run, countRuns, listRules, listRuns } from "./store.ts";

/**
 * What one rule does about one date. "sent": it has been carried out, and the numbers are of those it went to and those who were
 * skipped. Else they are of who would get it and who would be skipped if it were due now; "over" and "called-off" send nothing.
 */
export type Foreseen = {
  meetingNumber: number;
  startsLocal: string;
  dueLocal: string;
  state: "coming" | "at-once" | "sent" | "over" | "called-off";
  previewId?: PreviewId;
  recipients: number;
  skipped: number;
};
export type Forecast = { rule: Rule; dates: Foreseen[] }[];

/** The same for one date with everyone's name. */
export type ForeseenList = Omit<Foreseen, "recipients" | "skipped"> & { rule: Rule; recipients: Recipient[]; skipped: Skipped[] };

type Of = { dialogueId: DialogueId; authorityId: AuthorityId };

/** Numbers and no names: everyone is read once, whatever the number of rules and dates. */
export async function foresee(needs: MailingNeeds, { dialogueId, authorityId }: Of): Promise<Forecast> {
  const { database } = needs;
  const dialogue = await findOwn(needs, { dialogueId, authorityId });
  const rules = dialogue ? await listRules(database, dialogueId, authorityId) : [];
  if (!dialogue || rules.length === 0) return [];
  const everyone = await readEveryone(needs, database, { dialogueId, authorityId, meetingIds: dialogue.meetings.map(({ id }) => id) });
  const runs = await countRuns(database, rules.map(({ id }) => id));
  return rules.map((rule) => ({
    rule,
    dates: dialogue.meetings.map((meeting) => {
      const run = runs.find((one) => one.ruleId === rule.id && isOf(one, meeting));
      const date = dateOf(needs, { rule, dialogue, meeting, run });
      if (run) return { ...date, recipients: run.recipients, skipped: run.skipped };
      const { recipients, skipped } = divide(sendsNothing(date) ? [] : everyone, { meetingIds: [meeting.id], who: rule.who });
      return { ...date, recipients: recipients.length, skipped: skipped.length };
    }),
  }));
}

/** Undefined when this authority has no such rule or date. */
export async function foreseeDate(needs: MailingNeeds, { ruleId, meetingNumber, ...of }: Of & { ruleId: RuleId; meetingNumber: number }): Promise<ForeseenList | undefined> {
  const { database } = needs;
  const dialogue = await findOwn(needs, of);
  const rule = (await listRules(database, of.dialogueId, of.authorityId)).find(({ id }) => id === ruleId);
  const meeting = dialogue?.meetings.find(({ number }) => number === meetingNumber);
  if (!dialogue || !rule || !meeting) return undefined;
  const run = (await listRuns(database, rule.id)).find((one) => isOf(one, meeting));
  const date = dateOf(needs, { rule, dialogue, meeting, run });
  const preview = run && (await findPreview(database, run.previewId));
  if (preview) return { rule, ...date, recipients: preview.recipients, skipped: preview.skipped };
  const everyone = sendsNothing(date) ? [] : await readEveryone(needs, database, { ...of, meetingIds: [meeting.id] });
  const { recipients, skipped } = divide(everyone, { meetingIds: [meeting.id], who: rule.who });
  return { rule, ...date, recipients: recipients.map(asListed), skipped };
}

async function findOwn({ dialogues }: MailingNeeds, { dialogueId, authorityId }: Of): Promise<Dialogue | undefined> {
  const dialogue = await dialogues.find(dialogueId);
  return dialogue?.authorityId === authorityId ? dialogue : undefined;
}

/** A run is of the date as it stood then: one that is moved is due anew. */
const isOf = ({ meetingId, startsLocal }: Run, meeting: Meeting) => meetingId === meeting.id && startsLocal === meeting.startsLocal;

const sendsNothing = ({ state }: Pick<Foreseen, "state">) => state === "over" || state === "called-off";

function dateOf({ clock }: MailingNeeds, { rule, dialogue, meeting, run }: { rule: Rule; dialogue: Dialogue; meeting: Meeting; run: Run | undefined }) {
  const { number: meetingNumber, startsLocal } = meeting;
  const { turn, dueLocal } = turnOf(rule, meeting, dialogue.zone, clock.civil());
  const state = run ? "sent" : turn === "now" ? "at-once" : turn;
  return { meetingNumber, startsLocal, dueLocal, state, ...(run && { previewId: run.previewId }) } as const;
}
