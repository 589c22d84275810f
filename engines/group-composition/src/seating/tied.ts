import type { Model, RoundModel } from "../model.ts";
import type { Conflict, RuleName } from "../types.ts";
import { conflict } from "./conflict.ts";

/** Groups that admit a whole block. */
export function blockAdmits(round: RoundModel, block: readonly number[]): Uint8Array {
  const mask = (round.domains[round.domainOf[block[0] as number] as number] as Uint8Array).slice();
  for (const p of block) {
    const other = round.domains[round.domainOf[p] as number] as Uint8Array;
    for (let g = 0; g < mask.length; g++) mask[g] = (mask[g] as number) & (other[g] as number);
  }
  return mask;
}

/** What a single block cannot live with: itself apart, no group for it, or none big enough. */
export function blockConflict(model: Model, r: number, block: readonly number[]): Conflict | null {
  const round = model.rounds[r] as RoundModel,
    people = [...block],
    facts = { groups: [] as number[], needed: 1, available: 0 };
  for (const p of block)
    for (const q of model.apart[p] as Int32Array)
      if (p < q && block.includes(q))
        return conflict(model, r, {
          ...facts,
          code: "together-and-apart",
          rules: ["apart", "together"],
          people: chain(model, round, p, q),
        });
  if (
    block.length === 1 &&
    roomAlone(round, model.host[block[0] as number] as number, round.domainOf[block[0] as number] as number) > 0
  )
    return null;
  const mask = blockAdmits(round, block);
  const admitting = [...mask.keys()].filter((g) => mask[g]);
  if (admitting.length === 0) return conflict(model, r, noGroup(model, r, block));
  const room = Math.max(
    ...admitting.map((g) => (round.max[g] as number) - (round.needsHost[g] && !block.some((p) => model.host[p]) ? 1 : 0)),
  );
  if (block.length <= room) return null;
  const rules: RuleName[] =
    block.length > Math.max(...admitting.map((g) => round.max[g] as number)) ? ["together", "max"] : ["together", "max", "host"];
  return conflict(model, r, { code: "set-too-big", rules, people, groups: admitting, needed: block.length, available: room });
}

const known = new WeakMap<RoundModel, Map<number, number>>();

/** Seats of the roomiest group for someone alone; remembered, because thousands of people ask the same. */
function roomAlone(round: RoundModel, host: number, domain: number): number {
  const rooms = known.get(round) ?? new Map<number, number>(),
    key = domain * 2 + host;
  known.set(round, rooms);
  let room = rooms.get(key);
  if (room === undefined) {
    room = (round.domains[domain] as Uint8Array).reduce(
      (most, yes, g) => (yes ? Math.max(most, (round.max[g] as number) - (round.needsHost[g] && !host ? 1 : 0)) : most),
      0,
    );
    rooms.set(key, room);
  }
  return room;
}

/** The shortest chain of together-sets that ties p to q: only those on it are named. */
function chain(model: Model, round: RoundModel, p: number, q: number): number[] {
  const from = new Map([[p, -1]]),
    queue = [p];
  for (const at of queue)
    for (const next of model.forcedWith[at] as Int32Array)
      if (round.domainOf[next] !== -1 && !from.has(next)) {
        from.set(next, at);
        queue.push(next);
      }
  const path: number[] = [];
  for (let at = q; at >= 0; at = from.get(at) ?? -1) path.push(at);
  return path.sort((a, b) => a - b);
}

function noGroup(model: Model, r: number, block: readonly number[]): Parameters<typeof conflict>[2] {
  const round = model.rounds[r] as RoundModel,
    none = (mask: Uint8Array): boolean => !mask.includes(1);
  // The smallest part of the block that no group admits: someone alone, a pair, or the whole.
  let people = [...block];
  const alone = people.find((p) => none(blockAdmits(round, [p])));
  if (alone !== undefined) people = [alone];
  else
    for (const p of block) {
      const fewer = people.filter((x) => x !== p);
      if (fewer.length > 0 && none(blockAdmits(round, fewer)) && stillTied(model, round, fewer)) people = fewer;
    }
  const ids = people.map((p) => model.ids[p]),
    fixed = (model.instance.rules?.fixed ?? []).filter((f) => f.round === r + 1 && ids.includes(f.person));
  const places = new Set(fixed.map((f) => f.group)),
    anyOpen = [...round.max].some((m) => m > 0),
    languages = people.some((p) => model.people[p]?.languages?.length);
  const together: RuleName[] = people.length > 1 ? ["together"] : [];
  if (places.size > 1)
    return {
      code: "fixed-apart-from-set",
      rules: ["fixed", ...together],
      people,
      groups: fixed.map((f) => round.groupIds.indexOf(f.group)),
      needed: 1,
      available: 0,
    };
  const rules: RuleName[] = !anyOpen
    ? ["max"]
    : [...(languages ? ["language" as const] : []), ...together, ...(fixed.length ? ["fixed" as const] : [])];
  if (rules.length === 0) rules.push("max");
  return {
    code: "no-group-admits",
    rules,
    people,
    groups: [...places].map((id) => round.groupIds.indexOf(id)),
    needed: people.length,
    available: 0,
  };
}

/** Whether these alone are still one block. */
function stillTied(model: Model, round: RoundModel, people: readonly number[]): boolean {
  const inside = new Set(people),
    seen = new Set([people[0] as number]),
    queue = [people[0] as number];
  for (const at of queue)
    for (const next of model.forcedWith[at] as Int32Array)
      if (inside.has(next) && !seen.has(next) && round.domainOf[next] !== -1) {
        seen.add(next);
        queue.push(next);
      }
  return seen.size === people.length;
}
