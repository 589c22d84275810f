/**
 * A7: pages of a registration step per second beside an empty page of the same server, and what an idle web process costs
 * beside a Node program that does nothing but listen. By turns, with the load generator on the same cores.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { load, openWebHouse, part, slug } from "./web-house.ts";

const connections = 8;
const each = process.env["PROOF"] === "full" ? 3000 : 600;
const rounds = 3;
const goal = 0.6;

const began = performance.now();
const house = await openWebHouse();
const firstStart = (performance.now() - began) / 1000;
await sleep(3000);
const idle = await house.memory();
const bare = await bareProgram();

const step = { path: `/dialog/${slug}/anmalan` };
const empty = { path: "/demo/tom" };
for (const page of [step, empty]) await load(house, 300, connections, () => page);
const runs = { step: [] as number[], empty: [] as number[] };
const times: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  const one = await load(house, each, connections, () => step);
  times.push(...one.times);
  runs.step.push(each / one.seconds);
  runs.empty.push(each / (await load(house, each, connections, () => empty)).seconds);
}
const memory = await house.memory();
await house.close();

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const ratio = mean(runs.step) / mean(runs.empty);
console.log(
  [
    "## Pages",
    "",
    `${rounds} × ${each} requests each, ${connections} at once.`,
    "",
    "| page | per second | p50 | p99 |",
    "| --- | --- | --- | --- |",
    `| the first step of the registration | ${mean(runs.step).toFixed(0)} | ${part(times, 0.5).toFixed(1)} ms | ${part(times, 0.99).toFixed(1)} ms |`,
    `| an empty page of the same server | ${mean(runs.empty).toFixed(0)} | | |`,
    "",
    `Ratio ${ratio.toFixed(2)} (goal: at least ${goal}).`,
    "",
    `A web process that does nothing: ${idle.toFixed(0)} MB resident, ${(idle / bare.memory).toFixed(1)} × a Node program that only listens (${bare.memory.toFixed(0)} MB); ${memory.toFixed(0)} MB after the load. ` +
      `From nothing (a new database, all migrations, the reference dialogue) to the printed address: ${firstStart.toFixed(1)} s, ${(firstStart / bare.seconds).toFixed(0)} × that program's ${bare.seconds.toFixed(2)} s.`,
  ].join("\n"),
);
process.exit(ratio >= goal ? 0 : 1);

/** Start time and memory of the least that can be called a server, on this machine, now. */
async function bareProgram(): Promise<{ seconds: number; memory: number }> {
  const start = performance.now();
  const script = "require('node:http').createServer((q, a) => a.end()).listen(0, '127.0.0.1', () => console.log('up'))";
  const child = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
  const seconds = (performance.now() - start) / 1000;
  await sleep(3000);
  const status = await readFile(`/proc/${child.pid}/status`, "utf8");
  child.kill();
  return { seconds, memory: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024 };
}
