import { Worker } from "node:worker_threads";
import type { ComposeAnswer, Instance, Plan, Quality } from "./types.ts";

export interface WorkerOptions {
  seed: number;
  budget: { iterations: number } | { milliseconds: number };
  start?: Plan;
  /** Called with better plans while the search goes on, at most about 20 times. */
  onBetter?: (plan: Plan, quality: Quality) => void;
}

export interface WorkerTask extends Omit<WorkerOptions, "onBetter"> {
  instance: Instance;
  flag: SharedArrayBuffer;
}

export type WorkerMessage = { kind: "better"; plan: Plan; quality: Quality } | { kind: "answer"; answer: ComposeAnswer };

export interface Composing {
  /** The best plan when the budget ends, when it is proven best, or soon after `stop`. Rejects only on a fault, or after `cancel`. */
  answer: Promise<ComposeAnswer>;
  /** Ends the search; the answer is the best plan so far. */
  stop(): void;
  /** Throws the search away. */
  cancel(): Promise<void>;
}

/** Composes in a thread of its own, so that the caller keeps answering. */
export function composeInWorker(instance: Instance, options: WorkerOptions): Composing {
  const { onBetter, ...rest } = options,
    flag = new SharedArrayBuffer(4),
    task: WorkerTask = { ...rest, instance, flag };
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: task });
  const answer = new Promise<ComposeAnswer>((resolve, reject) => {
    worker.on("message", (message: WorkerMessage) => {
      if (message.kind === "better") onBetter?.(message.plan, message.quality);
      else resolve(message.answer);
    });
    worker.on("error", reject);
    worker.on("exit", () => reject(new Error("the search was cancelled")));
  });
  answer.catch(() => undefined);
  return {
    answer,
    stop: () => {
      Atomics.store(new Int32Array(flag), 0, 1);
    },
    cancel: async () => {
      await worker.terminate();
    },
  };
}
