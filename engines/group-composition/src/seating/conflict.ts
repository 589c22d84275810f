import type { Conflict, ConflictCode, RuleName } from "../types.ts";
import type { Model, RoundModel } from "../model.ts";

type Facts = Omit<Conflict, "reason" | "people" | "groups" | "round" | "rule"> & { people: number[]; groups: number[] };

/** A conflict with its sentence. People and groups come as indexes of the round's model. */
export function conflict(model: Model, r: number, facts: Facts): Conflict {
  const round = model.rounds[r] as RoundModel,
    people = facts.people.map((p) => model.ids[p] as string),
    groups = facts.groups.map((g) => round.groupIds[g] as string);
  const whole: Omit<Conflict, "reason"> = { ...facts, rule: facts.rules[0] as RuleName, people, groups, round: r + 1 };
  return { ...whole, reason: sentences[facts.code](whole) };
}

const listed = (ids: string[]): string => {
  if (ids.length === 0) return "nobody";
  const shown = ids.slice(0, 8),
    rest = ids.length - shown.length;
  return rest > 0
    ? `${shown.join(", ")} and ${rest} more`
    : shown.length === 1
      ? (shown[0] as string)
      : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
};

const theGroups = (ids: string[]): string =>
  ids.length === 0 ? "no group" : ids.length === 1 ? `group ${ids[0]}` : `the ${ids.length} groups ${listed(ids)}`;

const sentences: Record<ConflictCode, (c: Omit<Conflict, "reason">) => string> = {
  "no-group-admits": (c) =>
    `Round ${c.round}: no group can take ${listed(c.people)}${c.rules.includes("fixed") ? " at the place that is fixed" : ""}: ${
      c.rules.includes("language") ? "no language there suits everyone concerned" : "there is no open group"
    }.`,
  "set-too-big": (c) =>
    `Round ${c.round}: ${listed(c.people)} are to sit together, which takes ${c.needed} seats, but no group that may take them has more than ${c.available}.`,
  "fixed-apart-from-set": (c) =>
    `Round ${c.round}: ${listed(c.people)} ${c.people.length === 1 ? "is fixed in two different groups" : "are to sit together but are fixed in different groups"}.`,
  "together-and-apart": (c) =>
    `Round ${c.round}: ${listed(c.people)} are to sit together, yet two of them must not share a group.`,
  "apart-crowd": (c) =>
    `Round ${c.round}: ${listed(c.people)} must all sit in different groups, but only ${theGroups(c.groups)} can take them.`,
  "too-many-people": (c) =>
    `Round ${c.round}: ${listed(c.people)} can only sit in ${theGroups(c.groups)}, which ${c.groups.length === 1 ? "has" : "have"} ${c.available} seats for them, and they are ${c.needed}.`,
  "too-few-people": (c) =>
    `Round ${c.round}: ${theGroups(c.groups)} ${c.groups.length === 1 ? "needs" : "need"} at least ${c.needed} people, but only ${c.available} can sit there: ${listed(c.people)}.`,
  "too-few-hosts": (c) =>
    `Round ${c.round}: ${theGroups(c.groups)} ${c.groups.length === 1 ? "needs a host" : "need a host each"}, but only ${c.available} who may host can sit there: ${listed(c.people)}.`,
  combined: (c) =>
    `Round ${c.round}: every way of seating ${listed(c.people)} breaks a rule; the rules that collide are ${c.rules.join(", ")}.`,
};
