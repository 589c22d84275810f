import type { FixedRound } from "./fix-round.ts";

/** Trades looked at in one round; in a room of thousands only some are tried, so that an answer stays within some milliseconds. */
const LOOKS = 300;

/**
 * Chooses better among the repairs that move the same number of people: other tables for those who had no seat, someone else from the same table instead of a person moved,
 * other tables for those moved, and trades among all of these. `before` = where everyone sat.
 */
export function polishNow(done: FixedRound, before: Int32Array): void {
  const { live } = done,
    free = [...done.placed, ...done.moved];
  for (let turn = 0; turn < 3; turn++) {
    let better = false;
    for (const p of free) {
      if (!live.single(p)) continue;
      let gain = -1e-9,
        best: (() => void) | null = null;
      const offer = (d: number, act: () => void): void => {
        if (d < gain) {
          gain = d;
          best = act;
        }
      };
      for (let g = 0; g < live.round.G; g++)
        if (g !== before[p] || before[p] === -1) offer(live.moveGain(p, g), () => live.move(p, g));
      for (const q of free)
        if (q !== p && live.seat[q] !== before[p] && live.seat[p] !== before[q])
          offer(live.tradeGain(p, q), () => live.trade(p, q));
      if ((before[p] as number) >= 0 && !done.closed[before[p] as number])
        for (const q of live.members[before[p] as number] as number[])
          if (before[q] === before[p] && !free.includes(q))
            offer(live.tradeGain(p, q), () => {
              live.trade(p, q);
              free[free.indexOf(p)] = q;
            });
      if (best !== null) {
        (best as () => void)();
        better = true;
      }
    }
    if (!better) return;
  }
}

/** Later rounds: everyone who was touched may trade with anyone or move anywhere. */
export function polishLater(done: FixedRound): void {
  const { live } = done,
    { here, G } = live.round,
    looks = Math.min(here.length, Math.ceil(LOOKS / Math.max(1, done.placed.length + done.moved.length)));
  for (const p of [...done.placed, ...done.moved]) {
    if (!live.single(p)) continue;
    let gain = -1e-9,
      best: (() => void) | null = null;
    const offer = (d: number, act: () => void): void => {
      if (d < gain) {
        gain = d;
        best = act;
      }
    };
    for (let g = 0; g < G; g++) offer(live.moveGain(p, g), () => live.move(p, g));
    for (let i = 0; i < looks; i++) {
      const q = here[i] as number;
      if (q !== p) offer(live.tradeGain(p, q), () => live.trade(p, q));
    }
    if (best !== null) (best as () => void)();
  }
}
