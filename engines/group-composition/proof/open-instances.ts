import { readFileSync } from "node:fs";
import { readInstance } from "../src/read.ts";
import type { Change, Instance } from "../src/types.ts";

const folder = new URL("../instances/", import.meta.url);
const json = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), "utf8"));

export const openInstances = [
  "n24-s6-r4",
  "n47-s6-r4",
  "n60-s6-r5",
  "repair-60",
  "n100-s5-r5",
  "reference-120",
  "repair-240",
  "n300-s6-r6",
  "n1000-s6-r6",
  "n5000-s6-r8",
];

export function openInstance(name: string): Instance {
  const read = readInstance(json(`${name}.json`));
  if (read.outcome === "unusable") throw new Error(read.at);
  return read.value;
}

export const openChanges = (name: string): Change[] => json(`${name}.changes.json`) as Change[];

export interface BestKnown {
  objective: number;
  repeats: number;
  random: { objective: number };
}

export const bestKnown = (name: string): BestKnown =>
  (json("best-known.json") as { instances: Record<string, BestKnown> }).instances[name] as BestKnown;

/** Social-golfer shapes: so many groups of so many people for so many rounds, nothing else asked. */
export function golfers(groups: number, size: number, rounds: number): Instance {
  return {
    people: Array.from({ length: groups * size }, (_, i) => ({ id: `p${i + 1}` })),
    rounds: Array.from({ length: rounds }, () => ({
      groups: Array.from({ length: groups }, (_, g) => ({ id: `${g + 1}`, min: size, max: size })),
    })),
    weights: { newPeople: 10, attributes: {} },
  };
}
