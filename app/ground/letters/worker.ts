import type { Log } from "#platform/log";

export type Worker = {
  /** Something may be due. Returns at once. */
  wake(): void;
  /** Takes no more letters, and resolves when those under way have been settled. */
  stop(): Promise<void>;
};

/**
 * Runs `send` when woken, and every `sweep` milliseconds whether woken or not: for deferred letters, for those a killed process
 * left behind, and should an alarm ever be missed. Never twice at once.
 */
export function startWorker({ send, log, sweep }: { send(signal: AbortSignal): Promise<number>; log: Log; sweep: number }): Worker {
  const stopping = new AbortController();
  let running: Promise<void> | undefined;
  let again = false;

  async function run(): Promise<void> {
    do {
      again = false;
      const letters = await send(stopping.signal).catch((fault: Error) => {
        log.error({ err: fault }, "Letters could not be sent; the next sweep tries again");
        return 0;
      });
      if (letters > 0) log.info({ letters }, "Letters were tried");
    } while (again && !stopping.signal.aborted);
    running = undefined;
  }

  function wake(): void {
    if (stopping.signal.aborted) return;
    again = true;
    running ??= run();
  }

  const timer = setInterval(wake, sweep);
  wake();
  return {
    wake,
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await running;
    },
  };
}
