/**
 * Two clocks (ARCHITECTURE.md, "Two clocks").
 * `civil` is the time the meeting lives in: deadlines, letters, the ledger. It may be moved forward in a demonstration.
 * `machine` is the real time: tokens, sessions, limits, leases, jobs. It can never be moved.
 */
export type Clock = { civil(): Date; machine(): Date };

/** The clock of a test: stands still until it is told to move. */
export type StoppedClock = Clock & { set(civil: Date): void; advance(milliseconds: number): void };

export function stoppedClock(civil: Date): StoppedClock {
  let now = civil.getTime();
  return {
    civil: () => new Date(now),
    machine: () => new Date(now),
    set: (to) => {
      now = to.getTime();
    },
    advance: (milliseconds) => {
      now += milliseconds;
    },
  };
}
