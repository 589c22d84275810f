import { type Way, openMeeting } from "../app/meeting/video/testing/meeting-under-test.ts";
import type { MoveBench } from "./move/page.ts";

/** A7: from "go" to the first remote frame drawn, ours beside a bare livekit-client that does the same move. */
const moves = 20;
const goal = 1.3;
const bench = "window.underTest" as const;
const [one, two] = ["bench:one", "bench:two"];

const meeting = await openMeeting(new URL("./move/", import.meta.url));
if (!meeting) {
  console.log("## A move\n\nSkipped: no Go here to build the media server with.");
  process.exit(0);
}
const { openPage, wayTo } = meeting;
const [model, mover] = [await openPage("model"), await openPage("mover")];
await model.evaluate(`${bench}.pose(${JSON.stringify([await wayTo(one, "model"), await wayTo(two, "model")])})`);
await mover.evaluate(`${bench}.open()`);

const took: Record<keyof MoveBench["movers"], number[]> = { ours: [], bare: [] };
const call = (who: keyof MoveBench["movers"], what: "begin" | "move", way: Way) =>
  mover.evaluate<number>(`${bench}.movers.${who}.${what}(${JSON.stringify(way)})`);
// By turns, in blocks of five: what else the machine does then weighs on both alike.
for (let block = 0; block < (2 * moves) / 5; block += 1) {
  const who = block % 2 === 0 ? "ours" : "bare";
  await call(who, "begin", await wayTo(one, "mover"));
  await mover.waitForTimeout(1_000);
  for (let move = 0; move < 5; move += 1) {
    took[who].push(await call(who, "move", await wayTo(move % 2 === 0 ? two : one, "mover")));
    await mover.waitForTimeout(300);
  }
  await mover.evaluate(`${bench}.movers.${who}.end()`);
}
await meeting.close();

const part = (times: number[], share: number) => times.toSorted((a, b) => a - b)[Math.ceil(times.length * share) - 1] ?? Number.NaN;
const ratio = (share: number) => part(took.ours, share) / part(took.bare, share);
const row = (name: string, times: number[]) => `| ${name} | ${Math.round(part(times, 0.5))} ms | ${Math.round(part(times, 0.95))} ms |`;
console.log(
  [
    `## A move: from "go" to the first remote frame (A7)`,
    "",
    `${moves} moves each between two groups, prepared (the second room is connected before), microphone and camera on, one camera in each group.`,
    "",
    "| | p50 | p95 |",
    "| --- | --- | --- |",
    row("ours", took.ours),
    row("bare livekit-client", took.bare),
    `| ratio (goal: at most ${goal}) | ${ratio(0.5).toFixed(2)} | ${ratio(0.95).toFixed(2)} |`,
  ].join("\n"),
);
process.exit(ratio(0.5) <= goal ? 0 : 1);
