import { repeatFree } from "../designs/repeat-free.ts";
import { seatPeople } from "../designs/seat-people.ts";
import type { Model, RoundModel, Seats } from "../model.ts";
import type { Bounds } from "../bounds.ts";
import type { Random } from "../random.ts";
import { anneal } from "./anneal.ts";
import type { Control } from "./control.ts";
import { improveMany } from "./many.ts";
import { squeeze } from "./squeeze.ts";
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
    crowded = meetingShare(model) > CROWDED,
    dearness = crowded ? 1 : bounds.repeats > 0 ? SOME : DEAR,
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
    table.set(design, dearness);
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
  table.set(start, dearness);
  keep(start, table.cost);
  if (crowded) {
    if (bounds.repeats === 0 && model.newPeople > 0 && control.moves >= PATIENCE) {
      table.set(squeeze(task, table, start, units.scale, floor));
      keep(table.seats(), table.cost);
    } else go(1.8, 0.25, 1);
  } else {
    go(MELTING, warmth(task), control.used() + (1 - control.used()) * MELT);
    go(warmth(task), 0.12, 1);
  }
  return best;
}

/**
 * The few who have few tables open to them (a language, say) meet again or not by how they are dealt over all rounds, which no single trade below this temperature
 * changes: without the share of the budget that melts them first, reference-120 kept three repeats in one seed of ten.
 */
const MELTING = 12;
const MELT = 0.16;

/** The less time a seat has, the colder the start: at one second 0.6 for 240 people in four rounds, 0.73 for 120 in six. */
function warmth({ model, control }: Task): number {
  const seats = model.rounds.reduce((sum, round) => sum + round.here.length, 0);
  return Math.min(0.8, Math.max(0.6, 0.6 * Math.sqrt(control.moves / Math.max(1, seats) / 10_000)));
}

/** Price of a repeat where a plan may do without, and where some are forced (there more would cost mix): leaves fewer at no cost of mix. */
const DEAR = 2;
const SOME = 1.4;

/** Meetings for each pair from which on the goals of new people and of a good mix collide. */
const CROWDED = 0.36;
/** Fewer moves than this are too few for a squeeze. */
const PATIENCE = 1_000_000;

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
