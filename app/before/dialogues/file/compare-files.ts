import type { DialogueFile } from "./dialogue-file.ts";

/** One thing that another file would change: its place, what stood there and what will. One side is missing when it is new or gone. */
export type FileChange = { place: string; was?: string; becomes?: string };

/**
 * What is different, in the order of the new file and then what is gone. Meetings are the same by their number, steps,
 * measures and the form's questions by their key; a new order of them is one change. Of other lists what is equal is left out,
 * and the rest is compared in order.
 */
export function compareFiles(before: DialogueFile | undefined, after: DialogueFile): FileChange[] {
  return compare(before, after, "");
}

function compare(before: unknown, after: unknown, place: string): FileChange[] {
  if (before === undefined || after === undefined) return [...leaves(before, place).map((was) => ({ place: was.place, was: was.value })), ...leaves(after, place).map((is) => ({ place: is.place, becomes: is.value }))];
  if (Array.isArray(before) && Array.isArray(after)) return compareLists(before, after, place);
  if (isRecord(before) && isRecord(after)) {
    const keys = [...Object.keys(after), ...Object.keys(before).filter((key) => !(key in after))];
    return keys.flatMap((key) => compare(before[key], after[key], under(place, key)));
  }
  return before === after ? [] : [{ place, was: String(before), becomes: String(after) }];
}

function compareLists(before: readonly unknown[], after: readonly unknown[], place: string): FileChange[] {
  const named = (one: unknown) => (isRecord(one) ? (one["key"] ?? one["number"]) : undefined);
  if ([...before, ...after].every((one) => named(one) !== undefined)) {
    const stays = after.flatMap((one, at) => compare(before.find((other) => named(other) === named(one)), one, under(place, at)));
    const inOrder = (list: readonly unknown[], other: readonly unknown[]) => list.map(named).filter((name) => other.some((one) => named(one) === name)).join(", ");
    return [...compare(inOrder(before, after), inOrder(after, before), place), ...stays, ...before.flatMap((one, at) => (after.some((other) => named(other) === named(one)) ? [] : compare(one, undefined, under(place, at))))];
  }
  const text = (one: unknown) => JSON.stringify(one);
  const same = new Set(before.map(text).filter((one) => after.some((other) => text(other) === one)));
  const rest = (list: readonly unknown[]) => list.map((one, at) => ({ one, at })).filter(({ one }) => !same.has(text(one)));
  const [left, right] = [rest(before), rest(after)];
  return Array.from({ length: Math.max(left.length, right.length) }, (_, n) =>
    compare(left[n]?.one, right[n]?.one, under(place, right[n]?.at ?? left[n]?.at ?? n)),
  ).flat();
}

/** Every value inside, with its place, in the file's order. */
export function leaves(value: unknown, place = ""): { place: string; value: string }[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((one, at) => leaves(one, under(place, at)));
  if (isRecord(value)) return Object.entries(value).flatMap(([key, one]) => leaves(one, under(place, key)));
  return [{ place, value: String(value) }];
}

const under = (place: string, key: string | number) => (place === "" ? String(key) : `${place}.${key}`);

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
