import { boundsOf, qualityOf } from "./bounds.ts";
import { compile, planFrom } from "./model.ts";
import type { Seats } from "./model.ts";
import { randomFrom } from "./random.ts";
import { brokenRules, scoreSeats, seatsOf } from "./score.ts";
import { controlOf } from "./search/control.ts";
import { improve } from "./search/improve.ts";
import type { Limit } from "./seating/dive.ts";
import { seatPlan } from "./seating/seat-plan.ts";
import type { ComposeAnswer, ComposeOptions, Instance } from "./types.ts";

/** Steps of the search for a first plan that any budget allows: a room of a dozen people is decided long before. */
const STEPS = 200_000;
/** Better plans are shown when this share of the budget has passed since the last one. */
const SHOWN = 1 / 20;

/**
 * Composes every round of an instance that `readInstance` accepted: a plan that keeps every hard rule, as good as the budget allows, with the proof of how good
 * (Quality: objective in the instance's weights, repeats and pairs in numbers of pairs). Deterministic for a budget in iterations.
 */
export function compose(instance: Instance, options: ComposeOptions): ComposeAnswer {
  const model = compile(instance),
    control = controlOf(options.budget, options.stopped);
  const seated = seatPlan(model, limitOf(options, control.ended));
  if (seated.outcome === "impossible") return seated;
  if (seated.outcome === "undecided")
    return {
      outcome: "undecided",
      undecided: `Round ${seated.round}: the budget ended before a seating was found or ruled out. Loosen "apart" or "together" rules there, allow larger groups, or give more time.`,
    };
  const bounds = boundsOf(model),
    started = startFrom(model, options, seated.seats);
  let shown = Infinity,
    shownAt = 0;
  const show = (seats: Seats): void => {
    if (!options.onBetter || control.used() < shownAt) return;
    const score = scoreSeats(model, seats);
    if (score.objective >= shown) return;
    shown = score.objective;
    shownAt = control.used() + SHOWN;
    options.onBetter(planFrom(model, seats), qualityOf(model, score, bounds));
  };
  const best = improve({ model, random: randomFrom(options.seed), control, bounds, better: show }, started);
  return {
    outcome: "composed",
    plan: planFrom(model, best),
    quality: qualityOf(model, scoreSeats(model, best), bounds),
    seed: options.seed,
  };
}

/** The plan handed in, where it keeps every rule. */
function startFrom(model: ReturnType<typeof compile>, options: ComposeOptions, seats: Seats): Seats {
  if (!options.start) return seats;
  const given = seatsOf(model, options.start);
  return given.broken.length === 0 && brokenRules(model, given.seats).length === 0 ? given.seats : seats;
}

/** A first plan may take the whole time, but with a budget of moves a number of steps that does not hang on the clock. */
function limitOf(options: ComposeOptions, ended: () => boolean): Limit {
  let taken = 0;
  if ("iterations" in options.budget) return { step: () => ++taken <= STEPS };
  return { step: () => ++taken % 64 !== 0 || !ended() };
}
