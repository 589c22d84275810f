/** Runs `work` when it is its turn; what it throws is thrown on. */
export type TakeTurn = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>;

/**
 * At most `width` at once for a key, the others in the order in which they came. For work that would wait for the same row
 * anyway: PostgreSQL lets whoever comes at the right moment pass those who wait, and every waiting one holds a connection.
 * Correctness is the row lock's; this is only about waiting well, in one process.
 */
export function openTurns(width: number): TakeTurn {
  const lines = new Map<string, { busy: number; waiting: (() => void)[] }>();
  return async (key, work) => {
    const line = lines.get(key) ?? { busy: 0, waiting: [] };
    lines.set(key, line);
    if (line.busy >= width) await new Promise<void>((resolve) => line.waiting.push(resolve));
    else line.busy += 1;
    try {
      return await work();
    } finally {
      const next = line.waiting.shift();
      if (next) next();
      else if ((line.busy -= 1) === 0) lines.delete(key);
    }
  };
}
