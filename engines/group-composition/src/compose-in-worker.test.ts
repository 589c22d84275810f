import { expect, test } from "vitest";
import { openInstance } from "../proof/open-instances.ts";
import { composeInWorker } from "./compose-in-worker.ts";

test("a thread of its own streams better plans, stops when asked, and ends when cancelled", async () => {
  const instance = openInstance("n60-s6-r5"),
    seen: number[] = [];
  const search = composeInWorker(instance, {
    seed: 1,
    budget: { iterations: 1e12 },
    onBetter: (_, quality) => {
      seen.push(quality.objective.value);
      search.stop();
    },
  });
  const answer = await search.answer;
  expect(answer).toMatchObject({ outcome: "composed" });
  expect(seen.length).toBeGreaterThan(0);
  const other = composeInWorker(instance, { seed: 1, budget: { iterations: 1e12 } });
  await other.cancel();
  await expect(other.answer).rejects.toThrow("cancelled");
});
