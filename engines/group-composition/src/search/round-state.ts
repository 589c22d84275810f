import type { Model, RoundModel, Seats } from "../model.ts";
import { pairKey } from "../model.ts";
import { pairsOf } from "../bounds/counting.ts";
import type { Units } from "./units.ts";

/**
 * One round of a large plan, priced by counting: how many of each value sit in each group. Memory O(N + G·V), so thousands of people fit; meetings are found by
 * comparing two people's groups in the other rounds (`history`, R numbers a person), and only where the rest of the price does not settle a proposal.
 */
export class RoundState {
  readonly model: Model;
  readonly units: Units;
  readonly r: number;
  readonly round: RoundModel;
  /** N·R: group of each person in each round, −1 absent; shared by all rounds and kept up to date. */
  readonly history: Int16Array;
  /** G·V: people of group g with value v. */
  readonly count: Int16Array;
  /** G·width: the people of each group. */
  readonly width: number;
  readonly members: Int32Array;
  readonly size: Int32Array;
  readonly hosts: Int32Array;
  readonly slot: Int32Array;
  /** Price of the repeats p has at its table in this round. */
  readonly burden: Int32Array;
  /** Fewest and most people with a value in a group when it is spread evenly. */
  readonly low: Int16Array;
  readonly high: Int16Array;
  /** Places g·V + v outside [low, high]; the search aims at them. */
  readonly defects: Int32Array;
  readonly defectAt: Int32Array;
  defectCount = 0;
  /** Price of pairs, topics and (once) of repeats with other rounds. */
  cost = 0;
  /** Price that no seating of this round can go below; repeats are not in it. */
  readonly floor: number;

  constructor(model: Model, units: Units, r: number, history: Int16Array, floor: number) {
    const round = model.rounds[r] as RoundModel,
      { G } = round,
      { V } = model;
    this.model = model;
    this.units = units;
    this.r = r;
    this.round = round;
    this.history = history;
    this.floor = floor;
    this.width = round.max.reduce((a, b) => Math.max(a, Math.min(b, round.here.length)), 1);
    this.count = new Int16Array(G * V);
    this.members = new Int32Array(G * this.width);
    this.size = new Int32Array(G);
    this.hosts = new Int32Array(G);
    this.slot = new Int32Array(model.N);
    this.burden = new Int32Array(model.N);
    this.low = new Int16Array(V);
    this.high = new Int16Array(V).fill(32767);
    this.defects = new Int32Array(G * V);
    this.defectAt = new Int32Array(G * V).fill(-1);
    const open = round.max.reduce((n, max) => n + (max > 0 ? 1 : 0), 0),
      total = new Int32Array(V);
    for (const p of round.here)
      for (let a = 0; a < model.A; a++) {
        const v = model.value[p * model.A + a] as number;
        total[v] = (total[v] as number) + 1;
      }
    for (let v = 0; v < V; v++) {
      if (!units.value[v]) continue;
      const n = total[v] as number;
      this.low[v] = open === G ? Math.floor(n / open) : 0;
      this.high[v] = Math.ceil(n / Math.max(1, open));
    }
  }

  /** Lays out the round from `history`. */
  load(): void {
    const { model, round, history, count, size, hosts, width } = this,
      { A, V } = model,
      R = model.rounds.length,
      T = model.topics.length;
    count.fill(0);
    size.fill(0);
    hosts.fill(0);
    this.defectAt.fill(-1);
    this.defectCount = 0;
    this.cost = 0;
    for (const p of round.here) {
      const g = history[p * R + this.r] as number,
        n = size[g] as number;
      this.members[g * width + n] = p;
      this.slot[p] = n;
      size[g] = n + 1;
      hosts[g] = (hosts[g] as number) + (model.host[p] as number);
      for (let a = 0; a < A; a++) {
        const k = g * V + (model.value[p * A + a] as number);
        count[k] = (count[k] as number) + 1;
      }
      this.cost += this.topic(p, g, T);
    }
    for (let k = 0; k < count.length; k++) {
      this.cost += (this.units.value[k % V] as number) * pairsOf(count[k] as number);
      this.judge(k, k % V);
    }
    this.burden.fill(0);
    this.reweigh();
  }

  /** Takes up what other rounds have changed since `load`: who meets whom again. */
  reweigh(): void {
    const { burden, round } = this;
    let twice = 0;
    for (const p of round.here) twice -= burden[p] as number;
    for (let g = 0; g < round.G; g++) this.weigh(g);
    for (const p of round.here) twice += burden[p] as number;
    this.cost += twice / 2;
  }

  topic(p: number, g: number, T: number): number {
    const topicOf = this.round.topicOf;
    if (!topicOf || !this.model.wishes[p]) return 0;
    const t = topicOf[g] as number;
    return t < 0 ? Math.round(this.model.topicWeight * this.units.scale) : (this.units.topic[p * T + t] as number);
  }

  /** Price of p meeting u here: newPeople for each other meeting, 0 for forced pairs. */
  meeting(p: number, u: number): number {
    const { history, model } = this,
      R = model.rounds.length,
      a = p * R,
      b = u * R;
    let met = 0;
    for (let s = 0; s < R; s++) if (history[a + s] === history[b + s] && (history[a + s] as number) >= 0) met++;
    if (history[a + this.r] === history[b + this.r]) met--;
    if (model.before.size > 0) met += model.before.get(pairKey(model, p, u)) ?? 0;
    if (met === 0 || (model.forced.size > 0 && model.forced.has(pairKey(model, p, u)))) return 0;
    return met * this.units.newPeople;
  }

  /** Price of p's meetings with the people of g, leaving out `without`. */
  meetings(p: number, g: number, without: number): number {
    const start = g * this.width,
      n = this.size[g] as number;
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const u = this.members[start + i] as number;
      if (u !== p && u !== without) sum += this.meeting(p, u);
    }
    return sum;
  }

  /** Works out the burden of everyone in g. */
  weigh(g: number): void {
    const start = g * this.width,
      n = this.size[g] as number;
    for (let i = 0; i < n; i++) this.burden[this.members[start + i] as number] = 0;
    for (let i = 0; i < n; i++)
      for (let j = 0; j < i; j++) {
        const p = this.members[start + i] as number,
          q = this.members[start + j] as number,
          price = this.meeting(p, q);
        if (price === 0) continue;
        this.burden[p] = (this.burden[p] as number) + price;
        this.burden[q] = (this.burden[q] as number) + price;
      }
  }

  /** Notes whether place k is a defect. */
  private judge(k: number, v: number): void {
    const n = this.count[k] as number,
      at = this.defectAt[k] as number,
      is = n > (this.high[v] as number) || n < (this.low[v] as number);
    if (is && at < 0) {
      this.defectAt[k] = this.defectCount;
      this.defects[this.defectCount++] = k;
    } else if (!is && at >= 0) {
      const last = this.defects[--this.defectCount] as number;
      this.defects[at] = last;
      this.defectAt[last] = at;
      this.defectAt[k] = -1;
    }
  }

  /** Moves p into h, where there is a seat. */
  move(p: number, h: number): void {
    const { model, history, size, hosts, members, width, slot } = this,
      { A, V } = model,
      R = model.rounds.length,
      g = history[p * R + this.r] as number;
    const n = (size[g] as number) - 1,
      last = members[g * width + n] as number,
      at = slot[p] as number;
    members[g * width + at] = last;
    slot[last] = at;
    size[g] = n;
    members[h * width + (size[h] as number)] = p;
    slot[p] = size[h] as number;
    size[h] = (size[h] as number) + 1;
    this.resettle(p, g, h, A, V);
    hosts[g] = (hosts[g] as number) - (model.host[p] as number);
    hosts[h] = (hosts[h] as number) + (model.host[p] as number);
    history[p * R + this.r] = h;
  }

  trade(p: number, q: number): void {
    const { model, history, hosts, members, width, slot } = this,
      { A, V } = model,
      R = model.rounds.length,
      g = history[p * R + this.r] as number,
      h = history[q * R + this.r] as number;
    const a = slot[p] as number,
      b = slot[q] as number;
    members[g * width + a] = q;
    members[h * width + b] = p;
    slot[q] = a;
    slot[p] = b;
    this.resettle(p, g, h, A, V);
    this.resettle(q, h, g, A, V);
    const shift = (model.host[q] as number) - (model.host[p] as number);
    hosts[g] = (hosts[g] as number) + shift;
    hosts[h] = (hosts[h] as number) - shift;
    history[p * R + this.r] = h;
    history[q * R + this.r] = g;
  }

  private resettle(p: number, g: number, h: number, A: number, V: number): void {
    for (let a = 0; a < A; a++) {
      const v = this.model.value[p * A + a] as number,
        from = g * V + v,
        into = h * V + v;
      this.count[from] = (this.count[from] as number) - 1;
      this.count[into] = (this.count[into] as number) + 1;
      this.judge(from, v);
      this.judge(into, v);
    }
  }
}

/** N·R table of groups from seats, and back. */
export function historyOf(model: Model, seats: Seats): Int16Array {
  const R = model.rounds.length,
    history = new Int16Array(model.N * R).fill(-1);
  seats.forEach((seat, r) => {
    for (let p = 0; p < model.N; p++) history[p * R + r] = seat[p] as number;
  });
  return history;
}

export function seatsFrom(model: Model, history: Int16Array): Seats {
  const R = model.rounds.length;
  return model.rounds.map((_, r) => Int32Array.from({ length: model.N }, (_x, p) => history[p * R + r] as number));
}
