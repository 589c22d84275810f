import type { AuthorityId } from "#authorities";
import type { DialogueId, MeetingId } from "#dialogues";
import type { PersonId } from "#people";
import type { Database, Transaction } from "#platform/database";
import type { PreviewId, Recipient } from "../index.ts";
import type { AudiencePart, MailingKind } from "../kinds.ts";
import type { Rule, RuleId } from "./rule.ts";

type Tables = {
  mailings_rule: {
    id: string;
    authority_id: string;
    dialogue_id: string;
    kind: MailingKind;
    days: number;
    at_local: string;
    who: AudiencePart;
    active: boolean;
    by_person: string;
    made_at: Date;
  };
  mailings_run: { rule_id: string; meeting_id: string; starts_local: string; authority_id: string; preview_id: string };
  mailings_recipient: { preview_id: string; person_id: string; authority_id: string; because: string | null; email: string | null; language: string | null };
};

const own = (db: Database) => db.$extendTables<Tables>();

export const insertRule = (trx: Transaction, { id, authorityId, dialogueId, kind, days, atLocal, who, active, by }: Rule, at: Date) =>
  own(trx)
    .insertInto("mailings_rule")
    .values({ id, authority_id: authorityId, dialogue_id: dialogueId, kind, days, at_local: atLocal, who, active, by_person: by, made_at: at })
    .execute();

/** The rule, held until the transaction ends: two processes that look at it at once do so one after the other. */
export async function lockRule(trx: Transaction, id: RuleId): Promise<Rule | undefined> {
  const row = await own(trx).selectFrom("mailings_rule").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
  return row && present(row);
}

export async function isOn(db: Database, id: RuleId): Promise<boolean> {
  return (await own(db).selectFrom("mailings_rule").select("active").where("id", "=", id).executeTakeFirst())?.active ?? false;
}

export const saveActive = (trx: Transaction, id: RuleId, active: boolean) =>
  own(trx).updateTable("mailings_rule").set({ active }).where("id", "=", id).execute();

export const removeRule = (trx: Transaction, id: RuleId) => own(trx).deleteFrom("mailings_rule").where("id", "=", id).execute();

export async function listRules(db: Database, dialogueId: DialogueId, authorityId: AuthorityId): Promise<Rule[]> {
  const rows = await own(db)
    .selectFrom("mailings_rule")
    .selectAll()
    .where("dialogue_id", "=", dialogueId)
    .where("authority_id", "=", authorityId)
    .orderBy("made_at")
    .orderBy("id")
    .execute();
  return rows.map(present);
}

export const insertRun = (trx: Transaction, { id, authorityId }: Rule, meeting: { id: MeetingId; startsLocal: string }, previewId: PreviewId) =>
  own(trx)
    .insertInto("mailings_run")
    .values({ rule_id: id, meeting_id: meeting.id, starts_local: meeting.startsLocal, authority_id: authorityId, preview_id: previewId })
    .execute();

export type Run = { ruleId: RuleId; meetingId: MeetingId; startsLocal: string; previewId: PreviewId };

export async function listRuns(db: Database, ruleId: RuleId): Promise<Run[]> {
  const rows = await own(db).selectFrom("mailings_run").selectAll().where("rule_id", "=", ruleId).execute();
  return rows.map(presentRun);
}

/** With how many each went to, and how many were skipped. */
export async function countRuns(db: Database, ruleIds: readonly RuleId[]): Promise<(Run & { recipients: number; skipped: number })[]> {
  const rows = await own(db)
    .selectFrom("mailings_run as run")
    .leftJoin("mailings_recipient as recipient", "recipient.preview_id", "run.preview_id")
    .select(["run.rule_id", "run.meeting_id", "run.starts_local", "run.preview_id"])
    .select(({ fn }) => [fn.count<number>("recipient.email").as("recipients"), fn.count<number>("recipient.because").as("skipped")])
    .where("run.rule_id", "in", ruleIds)
    .groupBy(["run.rule_id", "run.meeting_id", "run.starts_local", "run.preview_id"])
    .execute();
  return rows.map(({ recipients, skipped, ...run }) => ({ ...presentRun(run), recipients, skipped }));
}

/** Puts people onto a list that was sent already; one who had been skipped is so no more. */
export const addRecipients = (trx: Transaction, previewId: PreviewId, authorityId: AuthorityId, recipients: readonly Recipient[]) =>
  own(trx)
    .insertInto("mailings_recipient")
    .values(recipients.map(({ personId, email, language }) => ({ preview_id: previewId, person_id: personId, authority_id: authorityId, because: null, email, language })))
    .onConflict((conflict) =>
      conflict.columns(["preview_id", "person_id"]).doUpdateSet(({ ref }) => ({ because: null, email: ref("excluded.email"), language: ref("excluded.language") })),
    )
    .execute();

type RunRow = Omit<Tables["mailings_run"], "authority_id">;

const presentRun = ({ rule_id, meeting_id, starts_local, preview_id }: RunRow): Run => ({
  ruleId: rule_id as RuleId,
  meetingId: meeting_id as MeetingId,
  startsLocal: starts_local,
  previewId: preview_id as PreviewId,
});

function present(row: Tables["mailings_rule"]): Rule {
  const { id, authority_id, dialogue_id, kind, days, at_local, who, active, by_person } = row;
  return {
    id: id as RuleId,
    authorityId: authority_id as AuthorityId,
    dialogueId: dialogue_id as DialogueId,
    kind,
    days,
    atLocal: at_local,
    who,
    active,
    by: by_person as PersonId,
  };
}
