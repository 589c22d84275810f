import type { Clock } from "#platform/clock";

/** Wakes when a civil moment has come. Civil time may jump, so it looks again at least this often (milliseconds). */
const longestSleep = 30_000;

export type Alarm = { set(due: number | null): void; stop(): void };

/** `ring` is called when the moment set last is over; whoever set it sets the next. */
export function openAlarm(clock: Clock, ring: () => void): Alarm {
  let timer: NodeJS.Timeout | undefined;
  const set = (due: number | null) => {
    clearTimeout(timer);
    if (due === null) return;
    const left = due - clock.civil().getTime();
    timer = left <= 0 ? setTimeout(ring, 0) : setTimeout(() => set(due), Math.min(left, longestSleep));
  };
  return { set, stop: () => clearTimeout(timer) };
}
