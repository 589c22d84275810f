import { compile, compileWithout, planFrom } from "./model.ts";
import type { Model, RoundModel, Seats } from "./model.ts";
import { changed } from "./repair/change.ts";
import { fixRound } from "./repair/fix-round.ts";
import type { FixedRound } from "./repair/fix-round.ts";
import { polishLater, polishNow } from "./repair/polish.ts";
import { seatPlan } from "./seating/seat-plan.ts";
import { steps } from "./seating/dive.ts";
import type { Change, Instance, Merged, Plan, Relaxed, RepairAnswer } from "./types.ts";

/**
 * Takes a plan through one change: as few people as possible are moved in the round of the change, earlier rounds stay as they are, later rounds keep every rule too.
 * A group that the plan left empty although it has a minimum counts as merged earlier. Deterministic; reads no clock.
 */
export function repair(instance: Instance, plan: Plan, change: Change): RepairAnswer {
  const next = changed(instance, change),
    model = modelAfter(instance, next, change),
    first = change.round - 1;
  const seats = seatsBefore(model, plan),
    fixed: FixedRound[] = [],
    then = model.rounds.map((_, r) => (r < first ? null : (seats[r] as Int32Array).slice()));
  for (let r = first; r < model.rounds.length; r++) {
    const before = then[r] as Int32Array,
      done = fixRound(model, r, seats, before, emptied(model, plan, r));
    if (!done) return hopeless(next, r);
    if (r === first) polishNow(done, before);
    fixed.push(done);
  }
  for (const done of fixed.slice(1)) polishLater(done);
  const merged: Merged[] = [],
    relaxed: Relaxed[] = [];
  for (const done of fixed) listed(done, merged, relaxed);
  const before = then[first] as Int32Array,
    seat = seats[first] as Int32Array;
  const moved = [...(model.rounds[first] as RoundModel).here]
    .filter((p) => (before[p] as number) >= 0 && before[p] !== seat[p])
    .map((p) => model.ids[p] as string);
  const after = planFrom(model, seats, plan, first);
  seatings.set(after, { ids: model.ids, seats });
  return { outcome: "repaired", plan: after, moved, merged, relaxed, instance: next };
}

/** Takes a plan through changes one after the other; stops at the first that has no answer. */
export function repairAll(instance: Instance, plan: Plan, changes: Change[]): RepairAnswer[] {
  const answers: RepairAnswer[] = [];
  for (const change of changes) {
    const answer = repair(instance, plan, change);
    answers.push(answer);
    if (answer.outcome !== "repaired") break;
    ({ instance, plan } = answer);
  }
  return answers;
}

/** What was read from an instance or a plan once: changes come one after the other, or are tried on the same plan. Neither may be changed in place. */
const models = new WeakMap<Instance, Model>(),
  seatings = new WeakMap<Plan, { ids: string[]; seats: Seats }>();

/** Newcomers number everybody anew; those who go leave the rest as it was. */
function modelAfter(instance: Instance, next: Instance, { round, absent = [], arrived = [] }: Change): Model {
  if (arrived.length > 0) return modelOf(next);
  const model = compileWithout(modelOf(instance), next, new Set(absent), round - 1);
  models.set(next, model);
  return model;
}

function modelOf(instance: Instance): Model {
  const model = models.get(instance) ?? compile(instance);
  models.set(instance, model);
  return model;
}

/** Seats of those still present; −1 for the others. */
function seatsBefore(model: Model, plan: Plan): Seats {
  const known = seatings.get(plan),
    all = !known ? readSeats(model, plan) : known.ids === model.ids ? known.seats : renumbered(known, model);
  seatings.set(plan, { ids: model.ids, seats: all });
  return model.rounds.map(({ domainOf }, r) => (all[r] as Int32Array).map((g, p) => (domainOf[p] === -1 ? -1 : g)));
}

function readSeats(model: Model, plan: Plan): Seats {
  return model.rounds.map(({ groupIds }, r) => {
    const seat = new Int32Array(model.N).fill(-1);
    groupIds.forEach((id, g) => {
      for (const person of plan.rounds[r]?.groups[id] ?? []) {
        const p = model.indexOf.get(person);
        if (p !== undefined) seat[p] = g;
      }
    });
    return seat;
  });
}

/** Seats known by other numbers: a newcomer shifts everyone after. */
function renumbered({ ids, seats }: { ids: string[]; seats: Seats }, model: Model): Seats {
  // Who was tried as a newcomer on the same plan before has no number now.
  const now = ids.map((id) => model.indexOf.get(id));
  return seats.map((was) => {
    const seat = new Int32Array(model.N).fill(-1);
    now.forEach((p, known) => {
      if (p !== undefined) seat[p] = was[known] as number;
    });
    return seat;
  });
}

function emptied(model: Model, plan: Plan, r: number): Uint8Array {
  const round = model.rounds[r] as RoundModel;
  return Uint8Array.from(round.groupIds, (id, g) =>
    (round.min[g] as number) > 0 && (plan.rounds[r]?.groups[id] ?? []).length === 0 ? 1 : 0,
  );
}

/** R6. */
function listed(done: FixedRound, merged: Merged[], relaxed: Relaxed[]): void {
  const { live } = done,
    { round, model } = live,
    number = live.r + 1;
  round.groupIds.forEach((group, g) => {
    const people = live.members[g] as number[],
      n = people.length;
    if (done.closed[g]) {
      merged.push({ round: number, group });
      return;
    }
    if (n < (round.min[g] as number)) relaxed.push({ round: number, group, rule: "min", to: n });
    if (n > (round.max[g] as number)) relaxed.push({ round: number, group, rule: "max", to: n });
    if (round.needsHost[g] && !people.some((p) => model.host[p])) relaxed.push({ round: number, group, rule: "host" });
  });
}

/** No repair was found. Limits loosened as far as R5 ever lets them and every group free to be empty: if that has no seating, nothing has. */
function hopeless(instance: Instance, r: number): RepairAnswer {
  const rounds = instance.rounds.map((round, i) => ({
    groups:
      i !== r
        ? [{ id: "-", min: 0, max: instance.people.length }]
        : round.groups.map((g) => ({ ...g, min: 0, max: g.max > 0 ? g.max + 1 : 0, needsHost: false })),
  }));
  const fixed = (instance.rules?.fixed ?? []).filter((f) => f.round === r + 1),
    loosened: Instance = { ...instance, rounds, rules: { ...instance.rules, fixed, apart: instance.rules?.apart ?? [] } };
  const onlyHere: Instance = {
    ...loosened,
    people: instance.people.map((p) => ({
      ...p,
      rounds: (p.rounds ?? instance.rounds.map((_, i) => i + 1)).filter((x) => x === r + 1),
    })),
  };
  const answer = seatPlan(compile(onlyHere), steps(20_000));
  if (answer.outcome === "impossible") return answer;
  return {
    outcome: "undecided",
    undecided: `Round ${r + 1}: no way was found to place everyone after the change. Unlock people or groups in that round, or loosen "apart" and "together" there.`,
  };
}
