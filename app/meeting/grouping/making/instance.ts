import type { Instance, Weights } from "@radslag/group-composition";
import type { PersonId } from "#people";
import type { StepId } from "#agenda";
import type { Weighing } from "../shared.ts";
import { type GroupingRules, rulesOfRound } from "./rules.ts";
import type { RoundTables, Seatable } from "./tables.ts";
import { weightOf, wishWeight } from "./templates.ts";

/** Held fast by a facilitator. */
export type Seat = { stepId: StepId; personId: PersonId; table: number };

export type Question = {
  people: readonly Seatable[];
  rounds: readonly RoundTables[];
  rules: GroupingRules;
  /** Sets that share an interpreter or a caption writer. */
  sharing: readonly (readonly PersonId[])[];
  locked: readonly Seat[];
  /** Pairs who have sat together before, and how often. */
  met: readonly [string, string, number][];
};

/** The engine's question for one or more rounds. Groups are named by their numbers; what nobody present is part of falls away. */
export function instanceFor({ people, rounds, rules, sharing, locked, met }: Question): Instance {
  const here = new Set<string>(people.map((person) => person.personId));
  const present = (sets: readonly (readonly PersonId[])[]) =>
    sets.map((set) => set.filter((id) => here.has(id))).filter((set) => set.length > 1);
  const topics = new Set(rounds.flatMap(({ tables }) => tables.map(({ topicId }) => topicId)));
  // Told apart only where both kinds are there: else it says nothing about the mix.
  const someFirst = people.some((person) => person.beenBefore) && people.some((person) => !person.beenBefore);
  return {
    people: people.map(({ personId, role, municipality, languages, topicWishes, mayHost, beenBefore }) => ({
      id: personId,
      attributes: {
        role,
        ...(municipality && { municipality }),
        ...(someFirst && { firstTime: beenBefore ? "again" : "first" }),
      },
      host: mayHost,
      languages: [...languages],
      topics: topicWishes.filter((topicId) => topics.has(topicId)),
    })),
    rounds: rounds.map(({ tables }) => ({
      groups: tables.map(({ number, min, max, needsHost, language, topicId }) => ({
        id: String(number),
        min,
        max,
        ...(needsHost && { needsHost }),
        ...(language && { language }),
        ...(topicId && { topic: topicId }),
      })),
    })),
    rules: {
      together: [...present(rules.together), ...present(sharing)],
      apart: present(rules.apart),
      fixed: fixedSeats(rounds, locked, here),
    },
    met: met.filter(([one, other]) => here.has(one) && here.has(other)),
    weights: weightsOf(rules.weighing, rules, rounds, someFirst),
  };
}

/** What a facilitator locked holds before where a host would sit. */
function fixedSeats(rounds: readonly RoundTables[], locked: readonly Seat[], here: ReadonlySet<string>) {
  return rounds.flatMap(({ stepId, tables }, index) => {
    const seats = locked.filter(
      (seat) => seat.stepId === stepId && here.has(seat.personId) && tables.some(({ number }) => number === seat.table),
    );
    const bound = new Set(seats.map((seat) => seat.personId));
    const hosts = tables.flatMap(({ hostPersonId, number }) =>
      hostPersonId && here.has(hostPersonId) && !bound.has(hostPersonId) ? [{ personId: hostPersonId, table: number }] : [],
    );
    return [...seats, ...hosts].map(({ personId, table }) => ({ person: personId, round: index + 1, group: String(table) }));
  });
}

function weightsOf(weighing: Weighing, rules: GroupingRules, rounds: readonly RoundTables[], someFirst: boolean): Weights {
  const attributes = (["role", "firstTime", "municipality"] as const).filter(
    (name) => weighing[name] !== "off" && (name !== "firstTime" || someFirst),
  );
  const used = rounds.map(({ stepId }) => rulesOfRound(rules, { stepId, round: { min: 0, max: 0 } }).template);
  return {
    newPeople: weightOf[weighing.newPeople],
    attributes: Object.fromEntries(attributes.map((name) => [name, weightOf[weighing[name]]])),
    topics: wishWeight(weighing, used),
  };
}
