import { type LiveGroup, type LiveView, type RosterEntry, openGroups } from "#live/shared";

/** A group as the console shows it: who sits there, who of them is here, and whether it needs someone. */
export type SeenGroup = {
  group: LiveGroup;
  people: RosterEntry[];
  here: number;
  notes: number;
  needs: "help" | "few" | undefined;
};

export function seenGroups({ state, roster }: LiveView, notes: Readonly<Record<string, number>>): SeenGroup[] {
  const seats = Object.entries(state.round?.seats ?? {});
  return openGroups(state)
    .toSorted((a, b) => a.number - b.number)
    .map((group) => {
      const people = seats.flatMap(([personId, groupId]) => (groupId === group.groupId ? (roster[personId] ?? []) : []));
      const here = people.filter((person) => person.here).length;
      const asks = state.help.some(({ room }) => room === group.groupId);
      return { group, people, here, notes: notes[group.groupId] ?? 0, needs: asks ? "help" : here < group.min ? "few" : undefined };
    });
}

/** Participants who are here and sit nowhere while groups talk. */
export function unseated({ state, roster }: LiveView): RosterEntry[] {
  if (openGroups(state).length === 0) return [];
  const seats = state.round?.seats ?? {};
  return Object.values(roster).filter(({ personId, kind, here }) => here && kind === "participant" && seats[personId] === undefined);
}

/** Where the people of a group that is too small fit: the smallest other group that stays within its limit. */
export function roomFor(small: SeenGroup, groups: readonly SeenGroup[]): SeenGroup | undefined {
  return groups
    .filter(({ group, here }) => group.groupId !== small.group.groupId && here + small.here <= group.max)
    .toSorted((a, b) => a.here - b.here)[0];
}
