import { repeatFree } from "../designs/repeat-free.ts";
import { seatPeople } from "../designs/seat-people.ts";
import type { Model, RoundModel, Seats } from "../model.ts";
import type { Bounds } from "../bounds.ts";
import type { Random } from "../random.ts";
import { anneal } from "./anneal.ts";
import type { Control } from "./control.ts";
import { improveMany } from "./many.ts";
import { Table } from "./table.ts";
import { unitsOf } from "./units.ts";
import type { Units } from "./units.ts";

export interface Task {
  model: Model;
  random: Random;
  control: Control;
  /** The search ends where the objective meets its bound. */
  bounds: Bounds;
  /** Told of every better plan, once a batch at most. */
  better: (seats: Seats) => void;
}

/** Improves seats that keep every hard rule until the budget ends or the floor is reached; answers the best found. */
export function improve(task: Task, start: Seats): Seats {
  return task.model.N > TABLE ? improveMany(task, start) : withTable(task, start);
}

/** People up to whom the table is the faster search. */
const TABLE = 250;

function withTable(task: Task, start: Seats): Seats {
  const { model, random, control, bounds, better } = task,
    units = unitsOf(model),
    table = new Table(model),
    floor = bounds.objective * units.scale + 1e-6;
  const design = fromDesign(task, units);
  let best = start,
    cost = Infinity;
  const keep = (seats: Seats, price: number): void => {
    if (price < cost) {
      best = seats;
      cost = price;
      better(seats);
    }
  };
  if (design) {
    table.set(design);
    keep(design, table.cost);
  }
  const go = (from: number, to: number, until: number): void => {
    const begin = control.used(),
      span = Math.max(1e-9, until - begin);
    const found = anneal(
      table,
      random,
      {
        from: from * units.scale,
        to: to * units.scale,
        batch: 1024,
        done: (n) => (control.spend(n) - begin) / span,
        floor,
        better,
      },
      cost,
    );
    if (found.seats) {
      best = found.seats;
      cost = found.cost;
    }
  };
  if (cost > floor && design) go(0.6, 0.25, control.used() + (1 - control.used()) * 0.4);
  if (cost <= floor) return best;
  table.set(start);
  keep(start, table.cost);
  // Where nearly half of all pairs meet and none should twice, goals collide: the search must stay warm (measured on 47 and 60 people: share 98.5 and 99.2 against 97.3 and 97.9).
  const crowded = bounds.repeats === 0 && model.newPeople > 0 && meetingShare(model) > CROWDED;
  if (crowded) go(3, 1, START + (1 - START) * control.used());
  else go(1.8, 0.25, 1);
  if (crowded && cost > floor) {
    table.set(best);
    go(0.5, 0.2, 1);
  }
  return best;
}

/** Share of the budget after which a warm search is cooled down. */
const START = 0.93;
const CROWDED = 0.36;

/** Meetings of all rounds for each pair there is. */
function meetingShare(model: Model): number {
  const meetings = model.rounds.reduce(
    (sum, round) =>
      sum + round.here.length * Math.max(0, round.here.length / Math.max(1, round.max.filter((m) => m > 0).length) - 1),
    0,
  );
  return meetings / Math.max(1, model.N * (model.N - 1));
}

/** From this share of all pairs having met on, repeat-free rounds are too rare for a search to meet them. */
const TIGHT = 0.5;

/** A start without repeats, where rounds are alike, everyone is there and many of all pairs must meet. */
function fromDesign({ model, random, control, bounds }: Task, units: Units): Seats | null {
  const R = model.rounds.length,
    first = model.rounds[0],
    N = model.N;
  if (
    !first ||
    R < 2 ||
    bounds.repeats > 0 ||
    model.newPeople === 0 ||
    model.rounds.some((round) => round.here.length < N || round.blocks.length < N)
  )
    return null;
  const groups = first.max.reduce((n, max) => n + (max > 0 ? 1 : 0), 0),
    size = Math.ceil(N / groups);
  if (R * (size - 1) < TIGHT * (N - 1)) return null;
  const fits = (round: RoundModel): boolean =>
    round.G === groups &&
    [...round.max].every((max, g) => max >= size && (round.min[g] as number) <= (groups * size === N ? size : size - 1));
  if (!model.rounds.every(fits)) return null;
  // A third of the budget at most goes into looking for a design; a trade of a whole person costs as much as some ten tried moves.
  const layouts = repeatFree(N, groups, R, (moves) => control.spend(moves) < 1 / 3);
  return (
    layouts &&
    seatPeople(model, units, layouts, random, model.A > 0 || model.topicWeight > 0, (moves) => control.spend(moves * 10) < 1 / 2)
  );
}
