import { setTimeout as sleep } from "node:timers/promises";

/** Done for a key in its turn; what it throws is thrown on. */
export type TakeTurn<Thing, Result> = (key: string, thing: Thing) => Promise<Result>;

type Waiting<Thing, Result> = { thing: Thing; resolve: (result: Result) => void; reject: (fault: unknown) => void };

/**
 * At most `width` pieces of work at once for a key. What comes meanwhile waits in the order in which it came and is then done
 * together, at most `together` in one piece. `work` answers in the order of its things, or fails as a whole and has done
 * nothing: then each is done alone, so that nobody suffers another's fault. After a piece the next begins `pause` milliseconds
 * later, so that what comes one by one is done together when there is much of it; whoever comes alone never waits.
 *
 * For work that would wait for the same row anyway: PostgreSQL lets whoever comes at the right moment pass those who wait, and
 * every waiting one holds a connection. Correctness is the row lock's; this is only about waiting well, in one process.
 */
export function openTurns<Thing, Result>({ width, together, pause = 0 }: { width: number; together: number; pause?: number }, work: (things: readonly Thing[]) => Promise<Result[]>): TakeTurn<Thing, Result> {
  const lines = new Map<string, { busy: number; waiting: Waiting<Thing, Result>[] }>();

  async function done(some: readonly Waiting<Thing, Result>[]): Promise<void> {
    try {
      const results = await work(some.map(({ thing }) => thing));
      for (const [at, { resolve }] of some.entries()) resolve(results[at] as Result);
    } catch (fault) {
      const [only, ...others] = some;
      if (others.length === 0) only?.reject(fault);
      else for (const one of some) await done([one]);
    }
  }

  return (key, thing) =>
    new Promise((resolve, reject) => {
      const line = lines.get(key) ?? { busy: 0, waiting: [] };
      lines.set(key, line);
      line.waiting.push({ thing, resolve, reject });
      if (line.busy >= width) return;
      line.busy += 1;
      void (async () => {
        while (line.waiting.length > 0) {
          await done(line.waiting.splice(0, together));
          if (pause > 0) await sleep(pause);
        }
        line.busy -= 1;
        if (line.busy === 0) lines.delete(key);
      })();
    });
}
