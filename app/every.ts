import type { Log } from "#platform/log";

/** Does a piece of work now and then: at once, every `milliseconds`, and when asked; never twice at once. A fault is logged, and the next time tries again. */
export function every(milliseconds: number, work: () => Promise<unknown>, log: Log): { now(): void; stop(): Promise<void> } {
  let running = Promise.resolve();
  const now = () => {
    running = running.then(async () => {
      await work().catch((fault: unknown) => log.error({ err: fault }, "Work that comes round by itself failed; it is tried again the next time"));
    });
  };
  const timer = setInterval(now, milliseconds);
  now();
  return {
    now,
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
