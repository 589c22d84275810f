import type { Model, Seats } from '../model.ts';
import type { Random } from '../random.ts';
import { anneal } from './anneal.ts';
import type { Control } from './control.ts';
import { improveMany } from './many.ts';
import { Table } from './table.ts';
import { unitsOf } from './units.ts';

export interface Task {
  model: Model;
  random: Random;
  control: Control;
  /** The objective at which the search may end. */
  floor: number;
  /** Told of every better plan, once a batch at most. */
  better: (seats: Seats) => void;
}

/** Improves seats that keep every hard rule until the budget ends or the floor is reached; answers the best found. */
export function improve(task: Task, start: Seats): Seats {
  return task.model.N > TABLE ? improveMany(task, start) : withTable(task, start);
}

/** People up to whom the table is the faster search. */
const TABLE = Number(process.env['TABLE'] ?? 250);

function withTable({ model, random, control, floor, better }: Task, start: Seats): Seats {
  const units = unitsOf(model), table = new Table(model), price = units.scale;
  table.set(start);
  let best = start, cost = table.cost;
  const found = anneal(table, random, { from: 2.5 * price, to: 0.25 * price, batch: 1024, done: (n) => control.spend(n), floor: floor * price, better }, cost);
  if (found.seats) { best = found.seats; cost = found.cost; }
  return best;
}
