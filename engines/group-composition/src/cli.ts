/**
 * The command line: reads files, prints one JSON answer. Exit 0 plan, 2 impossible, 3 undecided, 64 bad input.
 *   compose instance.json [--budget MS | --iterations N] [--seed S]
 *   compose instance.json --plan plan.json --changes changes.json
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { compose } from "./compose.ts";
import { readChanges, readInstance, readPlan } from "./read.ts";
import type { Read } from "./read.ts";
import { repair } from "./repair.ts";
import type { Budget, ComposeAnswer, Conflict, Instance, RepairAnswer } from "./types.ts";

class BadInput extends Error {}

function json(path: string): unknown {
  let content: string;
  try {
    content = readFileSync(path, "utf8");
  } catch {
    throw new BadInput(`${path}: cannot be read`);
  }
  try {
    return JSON.parse(content);
  } catch (error) {
    throw new BadInput(`${path}: not JSON (${(error as Error).message.split("\n")[0]})`);
  }
}

function accepted<T>(path: string, read: Read<T>): T {
  if (read.outcome === "unusable") throw new BadInput(`${path}: ${read.at}`);
  return read.value;
}

function number(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (text.trim() === "" || !Number.isSafeInteger(value) || value < 0)
    throw new BadInput(`--${name}: not a whole number of at least 0`);
  return value;
}

const elapsed = (since: number): number => Math.round((performance.now() - since) * 10) / 10;
const said = (conflicts: Conflict[]): object => ({
  impossible: conflicts.map(({ rule, reason, people }) => ({ rule, reason, people })),
});

function print(answer: unknown): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

function composed(instance: Instance, budget: Budget, seed: number): number {
  const began = performance.now();
  const answer = compose(instance, { seed, budget });
  if (answer.outcome === "composed")
    print({ rounds: answer.plan.rounds, quality: answer.quality, seed, elapsedMs: elapsed(began) });
  return unsolved(answer);
}

/** Prints the two ways of not having a plan; answers the exit code. */
function unsolved(answer: ComposeAnswer | RepairAnswer): number {
  if (answer.outcome === "impossible") print(said(answer.conflicts));
  if (answer.outcome === "undecided") print({ undecided: answer.undecided });
  return answer.outcome === "impossible" ? 2 : answer.outcome === "undecided" ? 3 : 0;
}

function repaired(first: Instance, planPath: string, changesPath: string): number {
  const { changes, list } = accepted(changesPath, readChanges(json(changesPath), first)),
    results: unknown[] = [];
  let instance = first,
    plan = accepted(planPath, readPlan(json(planPath), first)),
    code = 0;
  for (const [step, change] of changes.entries()) {
    const began = performance.now(),
      answer = repair(instance, plan, change);
    if (answer.outcome !== "repaired") {
      if (!list) return unsolved(answer);
      code = answer.outcome === "impossible" ? 2 : 3;
      results.push({
        change: step + 1,
        ...(answer.outcome === "impossible" ? said(answer.conflicts) : { undecided: answer.undecided }),
      });
      break;
    }
    results.push({
      plan: answer.plan,
      moved: answer.moved,
      merged: answer.merged,
      relaxed: answer.relaxed,
      elapsedMs: elapsed(began),
    });
    instance = answer.instance;
    plan = answer.plan;
  }
  print(list ? results : results[0]);
  return code;
}

function main(args: string[]): number {
  try {
    let parsed;
    try {
      parsed = parseArgs({
        args,
        allowPositionals: true,
        options: {
          budget: { type: "string" },
          iterations: { type: "string" },
          seed: { type: "string" },
          plan: { type: "string" },
          changes: { type: "string" },
        },
      });
    } catch (error) {
      throw new BadInput(`arguments: ${(error as Error).message.split("\n")[0]}`);
    }
    const {
      positionals: [path],
      values,
    } = parsed;
    if (!path) throw new BadInput("arguments: name an instance file");
    const instance = accepted(path, readInstance(json(path)));
    if (values.plan !== undefined || values.changes !== undefined) {
      if (values.plan === undefined || values.changes === undefined)
        throw new BadInput("arguments: --plan and --changes go together");
      return repaired(instance, values.plan, values.changes);
    }
    const iterations = number("iterations", values.iterations, 0),
      now = (): number => performance.now();
    const budget: Budget =
      values.iterations !== undefined ? { iterations } : { milliseconds: number("budget", values.budget, 1000), now };
    return composed(instance, budget, number("seed", values.seed, 1));
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 64;
  }
}

process.exitCode = main(process.argv.slice(2));
