/** The other end of `composeInWorker`: composes in its own thread and posts what it finds. */
import { parentPort, workerData } from "node:worker_threads";
import { compose } from "./compose.ts";
import type { WorkerMessage, WorkerTask } from "./compose-in-worker.ts";

const task = workerData as WorkerTask,
  flag = new Int32Array(task.flag);
const post = (message: WorkerMessage): void => parentPort?.postMessage(message);
const budget =
  "iterations" in task.budget ? task.budget : { milliseconds: task.budget.milliseconds, now: () => performance.now() };

post({
  kind: "answer",
  answer: compose(task.instance, {
    seed: task.seed,
    budget,
    stopped: () => Atomics.load(flag, 0) === 1,
    onBetter: (plan, quality) => post({ kind: "better", plan, quality }),
    ...(task.start ? { start: task.start } : {}),
  }),
});
