import { sql } from "kysely";
import type { Quality } from "@radslag/group-composition";
import type { AuthorityId } from "#authorities";
import type { MeetingId } from "#dialogues";
import type { Database, Transaction } from "#platform/database";
import type { GroupingRules } from "../making/rules.ts";
import type { Lock, Plan, PlanReason, PlanRound } from "./plan.ts";

type Tables = {
  grouping_rules: {
    meeting_id: MeetingId;
    version: number;
    authority_id: AuthorityId;
    rules: GroupingRules;
    at: Date;
    actor: string;
  };
  grouping_plan: {
    meeting_id: MeetingId;
    variant: number;
    version: number;
    authority_id: AuthorityId;
    back_to: number | null;
    basis: "present" | "registered";
    seed: number;
    rules_version: number;
    rounds: PlanRound[];
    locks: Lock[];
    quality: Quality;
    at: Date;
    actor: string;
    why: PlanReason;
  };
  grouping_choice: {
    meeting_id: MeetingId;
    turn: number;
    authority_id: AuthorityId;
    variant: number | null;
    at: Date;
    actor: string;
  };
};
const own = (db: Database) => db.$extendTables<Tables>();

export type Of = { meetingId: MeetingId; authorityId: AuthorityId };

/** The rules that hold now; undefined while nobody has changed any. */
export const findRules = (db: Database, meetingId: MeetingId) =>
  own(db)
    .selectFrom("grouping_rules")
    .select(["rules", "version"])
    .where("meeting_id", "=", meetingId)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();

/** False: somebody else wrote that version first. */
export async function insertRules(
  trx: Transaction,
  { meetingId, authorityId }: Of,
  version: number,
  rules: GroupingRules,
  { at, actor }: { at: Date; actor: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await own(trx)
    .insertInto("grouping_rules")
    .values({ meeting_id: meetingId, version, authority_id: authorityId, rules: json(rules), at, actor })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** False: somebody else wrote that version first. */
export async function insertPlan(db: Database, { meetingId, authorityId }: Of, plan: Plan): Promise<boolean> {
  const { variant, version, backTo, basis, seed, rulesVersion, rounds, locks, quality, at, actor, why } = plan;
  const { numInsertedOrUpdatedRows } = await own(db)
    .insertInto("grouping_plan")
    .values({
      ...{
        meeting_id: meetingId,
        variant,
        version,
        authority_id: authorityId,
        back_to: backTo,
        basis,
        seed,
        rules_version: rulesVersion,
      },
      ...{ rounds: json(rounds), locks: json(locks), quality: json(quality), at, actor, why },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** The newest version of each variant, in order. */
export async function listPlans(db: Database, meetingId: MeetingId): Promise<Plan[]> {
  const rows = await own(db)
    .selectFrom("grouping_plan")
    .selectAll()
    .distinctOn("variant")
    .where("meeting_id", "=", meetingId)
    .orderBy("variant")
    .orderBy("version", "desc")
    .execute();
  return rows.map(presentPlan);
}

export async function findPlan(db: Database, meetingId: MeetingId, variant: number, version?: number): Promise<Plan | undefined> {
  const row = await own(db)
    .selectFrom("grouping_plan")
    .selectAll()
    .where("meeting_id", "=", meetingId)
    .where("variant", "=", variant)
    .$if(version !== undefined, (query) => query.where("version", "=", version ?? 0))
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && presentPlan(row);
}

const presentPlan = (row: Tables["grouping_plan"]): Plan => ({
  ...{
    variant: row.variant,
    version: row.version,
    backTo: row.back_to,
    basis: row.basis,
    seed: row.seed,
    rulesVersion: row.rules_version,
  },
  ...{ rounds: row.rounds, locks: row.locks, quality: row.quality, at: row.at, actor: row.actor, why: row.why },
});

/** The last choice, also of none. */
export const findChoice = (db: Database, meetingId: MeetingId) =>
  own(db)
    .selectFrom("grouping_choice")
    .select(["variant", "turn"])
    .where("meeting_id", "=", meetingId)
    .orderBy("turn", "desc")
    .limit(1)
    .executeTakeFirst();

export async function insertChoice(
  trx: Transaction,
  { meetingId, authorityId }: Of,
  variant: number | null,
  { at, actor }: { at: Date; actor: string },
): Promise<void> {
  const turn = ((await findChoice(trx, meetingId))?.turn ?? 0) + 1;
  await own(trx)
    .insertInto("grouping_choice")
    .values({ meeting_id: meetingId, turn, authority_id: authorityId, variant, at, actor })
    .execute();
}

const json = <Value>(value: Value) => sql<Value>`${JSON.stringify(value)}::jsonb`;

/** In how many plans a person has a seat. */
export async function countPlansWith(db: Database, personId: string): Promise<number> {
  const { rows } = await sql<{ plans: number }>`
    select count(*) as plans from grouping_plan plan
    where exists (select 1 from jsonb_array_elements(plan.rounds) round where round -> 'seats' ? ${personId})`.execute(db);
  return rows[0]?.plans ?? 0;
}
