/**
 * C2 and C5 at full size, on standard output: `node engines/group-composition/proof/prove.ts [instances]`. Exit 1 when something promised does not hold.
 */
import { compose } from "../src/compose.ts";
import { faultsOf } from "./check-small.ts";
import { truth } from "./exhaustive.ts";
import { golfers } from "./open-instances.ts";
import { randomInstance } from "./random-instance.ts";

const count = Number(process.argv[2] ?? 5000);
let impossible = 0,
  faulty = 0;
for (let seed = 1; seed <= count; seed++) {
  const instance = randomInstance(seed),
    faults = faultsOf(instance);
  if (truth(instance) === null) impossible++;
  if (faults.length > 0) {
    faulty++;
    console.log(`seed ${seed}: ${faults.join("; ")}`);
  }
}
console.log(`C5: ${count} small instances against every seating, ${impossible} of them impossible: ${faulty} faults`);

const now = (): number => {
  const used = process.cpuUsage();
  return (used.user + used.system) / 1000;
};
for (const [groups, size, rounds] of [
  [6, 4, 7],
  [7, 4, 9],
  [8, 4, 10],
  [5, 5, 6],
  [6, 5, 6],
  [10, 6, 7],
  [50, 6, 8],
] as const) {
  const began = now(),
    answer = compose(golfers(groups, size, rounds), { seed: 1, budget: { milliseconds: 10_000, now } });
  console.log(
    `C2: ${groups}-${size}-${rounds}: ${answer.outcome === "composed" ? `${answer.quality.repeats.value} repeats` : answer.outcome}, ${Math.round(now() - began)} ms of CPU`,
  );
}
process.exitCode = faulty > 0 ? 1 : 0;
