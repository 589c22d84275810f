import type { Conflict, Quality } from "@radslag/group-composition";
import type { StepId } from "#agenda";
import type { MeetingId } from "#dialogues";
import type { PersonId } from "#people";
import type { TopicId } from "#topics";
import type { GroupingNeeds } from "../index.ts";
import { findChoice, findPlan } from "../plans/store.ts";
import type { ComposedRound, RoundGroup } from "../round.ts";
import type { GroupId, RoundId } from "../shared.ts";
import { type Material, type RoundStep, gather } from "./gather.ts";
import { instanceFor } from "./instance.ts";
import { type Seats, mend, seatsIn } from "./mend.ts";
import { qualityOf } from "./quality.ts";
import { rulesOfRound } from "./rules.ts";
import { type PlannedTable, tablesFor } from "./tables.ts";

export type ComposeWish = { meetingId: MeetingId; stepId: StepId; present: ReadonlySet<PersonId>; seed: number };
export type ComposeOutcome =
  | { outcome: "composed"; round: ComposedRound }
  | { outcome: "nobody" }
  | { outcome: "not-a-round" }
  | { outcome: "impossible"; conflicts: Conflict[] }
  | { outcome: "undecided" };

type Said = Exclude<ComposeOutcome, { outcome: "composed" }>;
type Seated = {
  tables: readonly PlannedTable[];
  seats: Seats;
  quality: Quality;
  leftOut: TopicId[];
  from: ComposedRound["plan"];
};

/**
 * Makes a round from who is present: from the chosen plan, mended for those who did not come and those nobody planned for;
 * without one composed afresh. Reads only; composing thinks in a thread of its own.
 */
export async function composeRound(needs: GroupingNeeds, wish: ComposeWish): Promise<ComposeOutcome> {
  const material = await gather(needs, wish.meetingId, wish.present);
  const step = material?.rounds.find(({ stepId }) => stepId === wish.stepId);
  if (!material || !step) return { outcome: "not-a-round" };
  if (material.basis !== "present") return { outcome: "nobody" };
  const planned = await chosenRound(needs, wish);
  const seated = (planned && mended(material, planned)) ?? (await composed(needs, material, step, wish.seed));
  if ("outcome" in seated) return seated;
  return { outcome: "composed", round: roundOf(needs, material, wish, seated) };
}

async function chosenRound({ database }: GroupingNeeds, { meetingId, stepId }: ComposeWish) {
  const choice = await findChoice(database, meetingId);
  const plan = choice?.variant ? await findPlan(database, meetingId, choice.variant) : undefined;
  const round = plan?.rounds.find((one) => one.stepId === stepId);
  if (!plan || !round) return undefined;
  // A person's lock holds; a table's was for composing, and may have to take people in now.
  const locked = plan.locks.flatMap(({ personId, ...at }) => (personId === null ? [] : [{ ...at, personId }]));
  return { round, locked, from: { variant: plan.variant, version: plan.version } };
}

/** The planned groups with as few moved as possible; undefined when they cannot be mended. Tables that nobody is left at go. */
function mended(
  material: Material,
  { round, locked, from }: NonNullable<Awaited<ReturnType<typeof chosenRound>>>,
): Seated | undefined {
  const { expected, rules, sharing, met } = material;
  const ask = (tables: PlannedTable[]) =>
    instanceFor({ people: expected, rounds: [{ ...round, tables }], rules, sharing, locked, met });
  const answer = mend(ask(round.tables), round.seats);
  if (!answer) return undefined;
  const used = new Set(Object.values(answer.seats));
  const tables = round.tables.filter(({ number }) => used.has(number));
  const groups = answer.plan.rounds[0]?.groups ?? {};
  const plan = {
    rounds: [{ groups: Object.fromEntries(tables.map(({ number }) => [String(number), groups[String(number)] ?? []])) }],
  };
  return { tables, seats: answer.seats, quality: qualityOf(ask(tables), plan), leftOut: round.leftOut, from };
}

async function composed(
  needs: GroupingNeeds,
  { expected, rules, sharing, met, topics }: Material,
  step: RoundStep,
  seed: number,
): Promise<Seated | Said> {
  const round = tablesFor(step.stepId, rulesOfRound(rules, step), topics.get(step.stepId) ?? [], expected);
  const answer = await needs.compose(instanceFor({ people: expected, rounds: [round], rules, sharing, locked: [], met }), seed);
  if (answer.outcome === "impossible") return { outcome: "impossible", conflicts: answer.conflicts };
  if (answer.outcome === "undecided") return { outcome: "undecided" };
  return { tables: round.tables, seats: seatsIn(answer.plan, 0), quality: answer.quality, leftOut: round.leftOut, from: null };
}

function roundOf(
  { ids }: GroupingNeeds,
  { meeting, people }: Material,
  wish: ComposeWish,
  { tables, seats, quality, leftOut, from }: Seated,
): ComposedRound {
  const groupIds = new Map(tables.map(({ number }) => [number, ids.next() as GroupId]));
  const seated = Object.entries(seats) as [PersonId, number][];
  const groups = tables.map((table): RoundGroup => ({
    groupId: groupIds.get(table.number)!,
    number: table.number,
    topicId: table.topicId,
    hostPersonId: hostOf(table, seated, people),
    min: table.min,
    max: table.max,
  }));
  const id = { roundId: ids.next() as RoundId, meetingId: wish.meetingId, authorityId: meeting.authorityId, stepId: wish.stepId };
  return {
    ...id,
    groups,
    seats: new Map(seated.map(([personId, table]) => [personId, groupIds.get(table)!])),
    seed: wish.seed,
    quality,
    leftOut,
    plan: from,
  };
}

/** Who was to host the table, if they sit there; else, where one was asked for, the first who may. */
function hostOf(
  { number, hostPersonId, needsHost }: PlannedTable,
  seated: readonly [PersonId, number][],
  people: Material["people"],
): PersonId | null {
  const here = seated.filter(([, table]) => table === number).map(([personId]) => personId);
  if (hostPersonId && here.includes(hostPersonId)) return hostPersonId;
  return needsHost ? (here.find((personId) => people.get(personId)?.mayHost) ?? null) : null;
}
