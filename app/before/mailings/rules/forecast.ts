import type { AuthorityId } from "#authorities";
import type { Dialogue, DialogueId, Meeting } from "#dialogues";
import { belonging, readAudience } from "../audience.ts";
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

/** Numbers and no names: three questions to the database, however many registered and whatever the number of rules. */
export async function foresee(needs: MailingNeeds, { dialogueId, authorityId }: Of): Promise<Forecast> {
  const { database, people, registration } = needs;
  const dialogue = await findOwn(needs, { dialogueId, authorityId });
  const rules = dialogue ? await listRules(database, dialogueId, authorityId) : [];
  if (!dialogue || rules.length === 0) return [];
  const unreached = await people.withoutAddress(database, dialogueId);
  const [all, without] = [await registration.counts(dialogueId, database), await registration.counts(dialogueId, database, unreached)];
  const runs = await countRuns(database, rules.map(({ id }) => id));
  return rules.map((rule) => ({
    rule,
    dates: dialogue.meetings.map((meeting) => {
      const run = runs.find((one) => one.ruleId === rule.id && isOf(one, meeting));
      const date = dateOf(needs, { rule, dialogue, meeting, run });
      if (run) return { ...date, recipients: run.recipients, skipped: run.skipped };
      if (sendsNothing(date)) return { ...date, recipients: 0, skipped: 0 };
      const belong = (counts: Counts) => sum(counts.filter(({ meetingId, status }) => meetingId === meeting.id && belonging[rule.who].includes(status)));
      const recipients = belong(all) - belong(without);
      return { ...date, recipients, skipped: sum(all.filter(({ meetingId }) => meetingId === meeting.id)) - recipients };
    }),
  }));
}

type Counts = Awaited<ReturnType<MailingNeeds["registration"]["counts"]>>;

const sum = (counts: Counts) => counts.reduce((people, { count }) => people + count, 0);

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
  if (sendsNothing(date)) return { rule, ...date, recipients: [], skipped: [] };
  const { recipients, skipped } = await readAudience(needs, database, { ...of, audience: { meetingIds: [meeting.id], who: rule.who } });
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
