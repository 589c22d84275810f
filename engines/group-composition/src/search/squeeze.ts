import type { Seats } from "../model.ts";
import { scoreSeats } from "../score.ts";
import { anneal, power } from "./anneal.ts";
import type { Task } from "./improve.ts";
import type { Table } from "./table.ts";

/** Tried moves of one squeeze, more or less: some two seconds. Longer ones gain less than a second try. */
const TRY = 20_000_000;
/** Share of a try in which the price rises, and in how many steps. */
const RISING = 0.9;
const STEPS = 20;
/** Shares of the budget for a first plain plan, and at the end for repeats that are still there or for cooling down. */
const FIRST = 0.04;
const LAST = 0.2;
/** Temperatures from which the last repeats are melted out, and until when: from 3 they went in twelve trials of twelve on n60 (from 2 in six), from 8 always, at the price of the mix. */
const MELTING = [
  [3, 0.94],
  [8, 1],
] as const;
/** Price of a repeat, as a multiple of the true one, at the beginning and at the end. */
const CHEAP = 0.3;
const DEAR = 3;

/**
 * For plans where nearly half of all pairs meet and none should twice: the goals block each other, as nearly every trade that mixes better makes a repeat. A repeat
 * therefore begins at a third of its price and is squeezed out while the price rises past the true one. Measured at one second on 47 and 60 people: share 99.3 and 99.7
 * against 97.9 and 97.1 with the price held. A plan counts by the dear price: a repeat less is worth more than the mix it costs.
 */
export function squeeze(
  { model, random, control, better }: Task,
  table: Table,
  start: Seats,
  scale: number,
  floor: number,
): Seats {
  let best = start,
    now = start;
  table.set(start, DEAR);
  let least = table.cost;
  const run = (dearness: number, from: number, to: number, until: number, counts: boolean): void => {
    table.set(now, dearness);
    const begin = control.used(),
      span = Math.max(1e-9, until - begin);
    const found = anneal(
      table,
      random,
      {
        from: from * scale,
        to: to * scale,
        batch: 1024,
        done: (n) => (control.spend(n) - begin) / span,
        floor: counts ? floor : -1,
      },
      counts ? least : -Infinity,
    );
    now = table.seats();
    if (!found.seats) return;
    best = found.seats;
    least = found.cost;
    better(best);
  };
  const press = (until: number): void => {
    const begin = control.used(),
      step = ((until - begin) * RISING) / STEPS;
    for (let k = 0; k < STEPS && !control.ended(); k++) {
      const warmth = (share: number): number => power(0.6, share);
      run(CHEAP * power(DEAR / CHEAP, k / STEPS), warmth(k / STEPS), warmth((k + 1) / STEPS), begin + (k + 1) * step, false);
    }
    run(DEAR, 0.6, 0.25, until, true);
  };
  run(DEAR, 0.6, 0.2, control.used() + FIRST, true);
  const tries = Math.max(1, Math.round(control.moves / TRY)),
    begin = control.used(),
    part = (1 - LAST - begin) / tries;
  for (let i = 1; i <= tries && least > floor && !control.ended(); i++) press(begin + i * part);
  if (least <= floor) return best;
  if (scoreSeats(model, best).repeats === 0) {
    now = best;
    run(DEAR, 0.5, 0.2, 1, true);
    return best;
  }
  const kept = best;
  for (const [from, until] of MELTING) {
    now = best;
    least = Infinity;
    run(DEAR, from, 0.25, until, true);
    if (scoreSeats(model, best).repeats === 0) break;
  }
  return scoreSeats(model, best).repeats < scoreSeats(model, kept).repeats ? best : kept;
}
