export type RoundId = string & { readonly __brand: "RoundId" };
export type GroupId = string & { readonly __brand: "GroupId" };

/** A group as far as placing someone matters. `members` are those who are there; attributes are role and municipality. */
export type Table = { groupId: string; number: number; min: number; max: number; members: readonly Attributes[] };
export type Attributes = { role: string; municipality: string };

/**
 * Where a late arrival fits best: the smallest group with a seat left (with none anywhere, the smallest), then the one with
 * fewest of the same role, then of the same municipality, then the lowest number. Null without groups.
 */
export function bestTable(tables: readonly Table[], person: Attributes): Table | null {
  const withSeat = tables.filter((table) => table.members.length < table.max);
  const same = (table: Table, name: keyof Attributes) => table.members.filter((member) => member[name] === person[name]).length;
  const worse = (a: Table, b: Table) =>
    a.members.length - b.members.length || same(a, "role") - same(b, "role") || same(a, "municipality") - same(b, "municipality") || a.number - b.number;
  return (withSeat.length > 0 ? withSeat : tables).toSorted(worse)[0] ?? null;
}

/** A merge that a facilitator can do in one action; `fits` is false when the joined group is larger than it should be. */
export type MergeProposal = { from: string; into: string; fits: boolean };

/** For each group below its minimum, smallest first, the group it would best go into; a group takes part in one merge at most. */
export function proposeMerges(tables: readonly Table[]): MergeProposal[] {
  const free = new Set(tables);
  const proposals: MergeProposal[] = [];
  const bySize = tables.toSorted((a, b) => a.members.length - b.members.length || a.number - b.number);
  for (const small of bySize) {
    if (!free.has(small) || small.members.length >= small.min) continue;
    const others = bySize.filter((other) => other !== small && free.has(other));
    const fits = (other: Table) => other.members.length + small.members.length <= other.max;
    const into = others.find(fits) ?? others[0];
    if (!into) continue;
    free.delete(small);
    free.delete(into);
    proposals.push({ from: small.groupId, into: into.groupId, fits: fits(into) });
  }
  return proposals;
}
