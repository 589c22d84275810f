import type { Instance, Weights } from "@radslag/group-composition";
import type { GroupLimits } from "./group-limits.ts";

/** Someone who is present, as the engine may know them: ids and what the mix is made of. */
export type Present = { personId: string; role: string; municipality: string; topicWishes: readonly string[]; mayHost: boolean };

/** A topic's own table; its host sits there when present. */
export type TopicTable = { topicId: string; hostPersonId: string | null };

/** New people first, then the mix of roles, then wishes, then municipalities (product decision G1). */
export const weights: Weights = { newPeople: 10, attributes: { role: 4, municipality: 1 }, topics: 2 };

/**
 * The engine's question for one round. Groups are numbered from "1"; the first ones are the topics' tables. A host that two
 * tables want sits at the first.
 */
export function instanceFor(
  present: readonly Present[],
  tables: readonly TopicTable[],
  { count, min, max }: GroupLimits,
  met: readonly [string, string, number][],
): Instance {
  const here = new Set(present.map((person) => person.personId));
  const hosts = new Map<string, string>();
  for (const [index, { hostPersonId }] of tables.entries()) {
    if (hostPersonId && here.has(hostPersonId) && !hosts.has(hostPersonId)) hosts.set(hostPersonId, String(index + 1));
  }
  return {
    people: present.map(({ personId, role, municipality, topicWishes, mayHost }) => ({
      id: personId,
      attributes: { role, municipality },
      host: mayHost,
      topics: topicWishes.filter((topicId) => tables.some((table) => table.topicId === topicId)),
    })),
    rounds: [{ groups: Array.from({ length: count }, (_, index) => ({ id: String(index + 1), min, max, ...topicOf(tables[index]) })) }],
    rules: { fixed: [...hosts].map(([person, group]) => ({ person, round: 1, group })) },
    met: met.filter(([one, other]) => here.has(one) && here.has(other)),
    weights,
  };
}

const topicOf = (table: TopicTable | undefined) => (table ? { topic: table.topicId } : {});
