import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Database } from "#platform/database";
import { randomIds } from "#platform/ids";
import type { AuthorityId } from "#authorities";
import type { LetterSummary } from "../index.ts";
import type { ChildTask } from "./child.ts";
import { type Manner, type Step, openMailSink } from "./mail-sink.ts";
import type { Rooms } from "./rooms.ts";

export type KillPlan = {
  recipients: number;
  order: ChildTask["order"];
  manner: (to: string, attempt: number) => Manner;
  /** For each child in turn, the SMTP step at which it is killed; when the list is at its end, children live. */
  kills: Kill[];
};
/** Of the steps of this kind (any, when not said) the `nth`; `held`: the server answers nothing more until the child is dead. */
export type Kill = { step?: Step; nth: number; held: boolean };

/** What a run left behind: addresses that were sent to twice, addresses about which the outbox does not say what is true. */
export type RunReport = { kills: number; twice: string[]; untrue: string[]; states: Record<string, number> };

export type Run = { rooms: Rooms; database: Database; url: string; authorityId: AuthorityId };

const machineMinute = 61_000;

/** Sends one batch to a mail server while the sending process is killed again and again, then compares outbox and mail server. */
export async function killRun({ rooms, database, url, authorityId }: Run, plan: KillPlan): Promise<RunReport> {
  const batchId = randomIds.next();
  const tried = new Map<string, number>();
  let watch: (step: Step) => void | Promise<void> = () => {};
  const sink = await openMailSink({
    manner(to) {
      const attempt = (tried.get(to) ?? 0) + 1;
      tried.set(to, attempt);
      return plan.manner(to, attempt);
    },
    onStep: (step) => watch(step),
  });
  await database.transaction().execute(async (trx) => {
    for (let number = 0; number < plan.recipients; number += 1) {
      const written = { purpose: "reminder", version: "1", subject: "Påminnelse", text: `Brev ${number}`, language: "sv" as const };
      await rooms.letters.queue(trx, { authorityId, dialogueId: batchId, batchId, to: `${number}@${batchId}.example`, ...written });
    }
  });

  let kills = 0;
  const pending = [...plan.kills];
  const runChild = async (ahead: number) => {
    const task: ChildTask = { database: url, mailServer: sink.url, batchId, order: plan.order, ahead };
    const child = spawn(process.execPath, [join(import.meta.dirname, "child.ts"), JSON.stringify(task)], { stdio: ["ignore", "ignore", "inherit"] });
    const ended = once(child, "exit") as Promise<[number | null, NodeJS.Signals | null]>;
    const kill = pending.shift();
    let seen = 0;
    watch = async (step) => {
      if (!kill || (kill.step && step !== kill.step) || (seen += 1) !== kill.nth) return;
      child.kill("SIGKILL");
      if (kill.held) await ended;
    };
    const [code, signal] = await ended;
    if (signal === "SIGKILL") kills += 1;
    else if (code !== 0) throw new Error(`The sending process ended with ${code}`);
    return signal !== "SIGKILL";
  };
  const untilDone = async (ahead: number) => {
    while (!(await runChild(ahead)));
  };
  await untilDone(0);
  // What was deferred is due a minute later; those children are killed too, if kills are left.
  if ((await rooms.letters.counts(batchId)).deferred > 0) await untilDone(machineMinute);
  await sink.close();

  const letters = await rooms.letters.of({ batchId });
  const arrived = new Map<string, number>();
  for (const { to } of sink.letters) {
    const address = [to].flat()[0]?.value[0]?.address ?? "";
    arrived.set(address, (arrived.get(address) ?? 0) + 1);
  }
  const states: Record<string, number> = {};
  for (const { state } of letters) states[state] = (states[state] ?? 0) + 1;
  if (letters.length !== plan.recipients) throw new Error(`${letters.length} rows for ${plan.recipients} recipients`);
  return {
    kills,
    twice: [...arrived].filter(([, times]) => times > 1).map(([address]) => address),
    untrue: letters.filter((letter) => !isTrue(letter, arrived.get(letter.to) ?? 0)).map(({ to, state }) => `${to} ${state}`),
    states,
  };
}

/** Whoever has a letter is "accepted" or "unknown"; whoever has none has a row that says why. */
function isTrue({ state, because, reply }: LetterSummary, times: number): boolean {
  switch (state) {
    case "accepted":
      return times === 1;
    case "unknown":
      return because === "no-answer";
    case "refused":
    case "deferred":
      return times === 0 && reply !== undefined;
    default:
      return false;
  }
}
