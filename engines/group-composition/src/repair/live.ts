import type { Model, RoundModel, Seats } from "../model.ts";
import { pairKey } from "../model.ts";

/** Limits of one round as a repair left them. */
export interface Limits {
  min: Int32Array;
  max: Int32Array;
  needsHost: Uint8Array;
}

/** One round of a plan under repair: who sits where, what a person costs at a table, and which moves keep the rules. Reads the other rounds for meetings. */
export class LiveRound {
  readonly model: Model;
  readonly round: RoundModel;
  readonly r: number;
  readonly seats: Seats;
  readonly seat: Int32Array;
  readonly members: number[][];
  readonly limits: Limits;
  /** Bound or barred over and above the domain. */
  readonly only: Map<number, Uint8Array>;

  constructor(model: Model, r: number, seats: Seats, limits: Limits, only: Map<number, Uint8Array>) {
    this.model = model;
    this.r = r;
    this.seats = seats;
    this.limits = limits;
    this.only = only;
    const round = (this.round = model.rounds[r] as RoundModel),
      seat = (this.seat = seats[r] as Int32Array);
    this.members = Array.from({ length: round.G }, () => []);
    for (const p of round.here) if ((seat[p] as number) >= 0) (this.members[seat[p] as number] as number[]).push(p);
  }

  admits(p: number, g: number): boolean {
    return (
      ((this.round.domains[this.round.domainOf[p] as number] as Uint8Array)[g] ?? 0) === 1 && (this.only.get(p)?.[g] ?? 1) === 1
    );
  }

  /** Price in the objective of p beside the members of g, leaving out `without`. */
  cost(p: number, g: number, without = -1): number {
    const { model, round, seats, r } = this,
      T = model.topics.length,
      t = round.topicOf ? (round.topicOf[g] as number) : -1;
    let sum = round.topicOf && model.wishes[p] ? model.topicWeight * (t < 0 ? 1 : (model.topicCost[p * T + t] as number)) : 0;
    for (const u of this.members[g] as number[])
      if (u !== p && u !== without) {
        for (let a = 0; a < model.A; a++) {
          const v = model.value[p * model.A + a] as number;
          if (v === model.value[u * model.A + a]) sum += model.valueWeight[v] as number;
        }
        if (model.newPeople === 0) continue;
        let met = 0;
        for (let s = 0; s < seats.length; s++)
          if (s !== r) {
            const other = seats[s] as Int32Array;
            if (other[p] === other[u] && (other[p] as number) >= 0) met++;
          }
        if (model.before.size > 0) met += model.before.get(pairKey(model, p, u)) ?? 0;
        if (met > 0 && !(model.forcedWith[p] as Int32Array).includes(u)) sum += model.newPeople * met;
      }
    return sum;
  }

  /** p may join g when `without` leaves it: domain and apart only. */
  compatible(p: number, g: number, without = -1): boolean {
    if (!this.admits(p, g)) return false;
    for (const q of this.model.apart[p] as Int32Array) if (q !== without && this.seat[q] === g) return false;
    return true;
  }

  /** Whether g keeps a host when `leaving` goes and `joining` comes. */
  keepsHost(g: number, leaving: number, joining: number): boolean {
    if (!this.limits.needsHost[g]) return true;
    if (joining >= 0 && this.model.host[joining]) return true;
    return (this.members[g] as number[]).some((p) => p !== leaving && this.model.host[p]);
  }

  single(p: number): boolean {
    return (this.round.blocks[this.round.blockOf[p] as number] as number[]).length === 1;
  }

  move(p: number, g: number): void {
    const from = this.seat[p] as number;
    if (from >= 0) {
      const list = this.members[from] as number[];
      list.splice(list.indexOf(p), 1);
    }
    this.seat[p] = g;
    if (g >= 0) (this.members[g] as number[]).push(p);
  }

  trade(p: number, q: number): void {
    const g = this.seat[p] as number,
      h = this.seat[q] as number;
    this.move(p, h);
    this.move(q, g);
  }

  /** What trading p and q would change, or Infinity where a rule forbids it. */
  tradeGain(p: number, q: number): number {
    const g = this.seat[p] as number,
      h = this.seat[q] as number;
    if (g === h || g < 0 || h < 0 || !this.single(p) || !this.single(q) || !this.compatible(p, h, q) || !this.compatible(q, g, p))
      return Infinity;
    if (!this.keepsHost(g, p, q) || !this.keepsHost(h, q, p)) return Infinity;
    return this.cost(p, h, q) + this.cost(q, g, p) - this.cost(p, g) - this.cost(q, h);
  }

  /** What moving p to h would change, or Infinity where a rule forbids it. */
  moveGain(p: number, h: number): number {
    const g = this.seat[p] as number;
    if (
      g === h ||
      !this.single(p) ||
      (this.members[h] as number[]).length >= (this.limits.max[h] as number) ||
      !this.compatible(p, h)
    )
      return Infinity;
    if (g >= 0 && ((this.members[g] as number[]).length <= (this.limits.min[g] as number) || !this.keepsHost(g, p, -1)))
      return Infinity;
    return this.cost(p, h) - (g >= 0 ? this.cost(p, g) : 0);
  }
}
