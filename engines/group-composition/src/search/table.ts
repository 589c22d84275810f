import type { Model, RoundModel, Seats } from "../model.ts";
import { scoreSeats } from "../score.ts";
import { unitsOf } from "./units.ts";

/**
 * The whole plan with, for every round, person and group, what the person would cost there: one trade is priced by five look-ups, whatever the size of the
 * groups. Carrying out a trade costs O(N). Memory: 4·N·(N + Σ groups) bytes, so this is for some hundreds of people; `many.ts` takes over above.
 *
 * place[r][g·N + p] = Σ over others u in g of near(p, u) + price of g itself for p (topic; forbidden for a language), where
 * near(p, u) = price of shared values + newPeople · (meetings in other rounds and before) + forbidden if apart.
 */
export class Table {
  readonly model: Model;
  readonly N: number;
  readonly R: number;
  /** R·N: group of each person, −1 absent. */
  readonly seat: Int32Array;
  /** Where each round's part of `place` begins. */
  readonly offset: Int32Array;
  readonly place: Int32Array;
  /** N·N: shared values + newPeople · (before + all meetings of the plan, not counted for forced pairs) + forbidden if apart; 0 on the diagonal. */
  readonly pair: Int32Array;
  /** N·N: newPeople, or 0 for pairs whose meetings do not count. */
  readonly meeting: Int32Array;
  /** People of each round and group: members[groupStart[r] + g][0 .. size). */
  readonly groupStart: Int32Array;
  readonly members: Int32Array[];
  readonly size: Int32Array;
  readonly hosts: Int32Array;
  readonly slot: Int32Array;
  cost = 0;

  constructor(model: Model) {
    const N = (this.N = model.N),
      R = (this.R = model.rounds.length);
    this.model = model;
    this.seat = new Int32Array(R * N).fill(-1);
    this.slot = new Int32Array(R * N);
    this.offset = new Int32Array(R);
    this.groupStart = new Int32Array(R);
    let places = 0,
      groups = 0;
    model.rounds.forEach((round, r) => {
      this.offset[r] = places;
      this.groupStart[r] = groups;
      places += round.G * N;
      groups += round.G;
    });
    this.place = new Int32Array(places);
    this.pair = new Int32Array(N * N);
    this.meeting = new Int32Array(N * N);
    this.size = new Int32Array(groups);
    this.hosts = new Int32Array(groups);
    // Room for a block that arrives before those it trades places with have left.
    this.members = model.rounds.flatMap((round) => {
      const block = Math.max(1, ...round.blocks.map((b) => b.length));
      return [...round.max].map((max) => new Int32Array(Math.min(max + block, round.here.length)));
    });
  }

  /** Lays out the seats afresh, a repeat at so many times its price. */
  set(seats: Seats, dearness = 1): void {
    const { model, N, R, pair, meeting, place, seat, slot, size, hosts } = this,
      units = unitsOf(model),
      newPeople = Math.round(units.newPeople * dearness),
      { A, value, valueAttribute } = model,
      T = model.topics.length;
    size.fill(0);
    hosts.fill(0);
    seat.fill(-1);
    for (let p = 0; p < N; p++)
      for (let q = 0; q < p; q++) {
        let same = 0;
        for (let a = 0; a < A; a++) {
          const v = value[p * A + a] as number;
          if (v === value[q * A + a] && valueAttribute[v] === a) same += units.value[v] as number;
        }
        pair[p * N + q] = pair[q * N + p] = same;
        meeting[p * N + q] = meeting[q * N + p] = newPeople;
      }
    for (const key of model.forced) {
      const p = Math.floor(key / N),
        q = key % N;
      meeting[p * N + q] = meeting[q * N + p] = 0;
    }
    for (const [key, times] of model.before) {
      const p = Math.floor(key / N),
        q = key % N,
        price = times * (meeting[key] as number);
      pair[key] = (pair[key] as number) + price;
      pair[q * N + p] = (pair[q * N + p] as number) + price;
    }
    for (let p = 0; p < N; p++)
      for (const q of model.apart[p] as Int32Array) pair[p * N + q] = (pair[p * N + q] as number) + units.forbidden;
    for (let r = 0; r < R; r++) {
      const round = model.rounds[r] as RoundModel,
        start = this.groupStart[r] as number,
        now = seats[r] as Int32Array;
      for (const p of round.here) {
        const g = now[p] as number,
          k = start + g;
        seat[r * N + p] = g;
        slot[r * N + p] = size[k] as number;
        (this.members[k] as Int32Array)[size[k] as number] = p;
        size[k] = (size[k] as number) + 1;
        hosts[k] = (hosts[k] as number) + (model.host[p] as number);
      }
    }
    this.eachMeeting((p, q) => {
      pair[p * N + q] = (pair[p * N + q] as number) + (meeting[p * N + q] as number);
      pair[q * N + p] = (pair[q * N + p] as number) + (meeting[q * N + p] as number);
    });
    for (let r = 0; r < R; r++) {
      const round = model.rounds[r] as RoundModel,
        base = this.offset[r] as number,
        start = this.groupStart[r] as number;
      place.fill(0, base, base + round.G * N);
      for (const p of round.here) {
        const domain = round.domains[round.domainOf[p] as number] as Uint8Array;
        for (let g = 0; g < round.G; g++) {
          const topic =
            round.topicOf && model.wishes[p]
              ? (round.topicOf[g] as number) < 0
                ? Math.round(model.topicWeight * units.scale)
                : (units.topic[p * T + (round.topicOf[g] as number)] as number)
              : 0;
          let sum = topic + (domain[g] ? 0 : units.forbidden);
          const own = seat[r * N + p] === g,
            group = this.members[start + g] as Int32Array;
          for (let i = 0; i < (size[start + g] as number); i++) {
            const u = group[i] as number;
            if (u !== p) sum += (pair[p * N + u] as number) - (own ? (meeting[p * N + u] as number) : 0);
          }
          place[base + g * N + p] = sum;
        }
      }
    }
    const score = scoreSeats(model, seats);
    this.cost = Math.round((score.objective - score.parts.newPeople) * units.scale) + score.repeats * newPeople;
  }

  /** Every pair that shares a group, once for each round. */
  private eachMeeting(visit: (p: number, q: number) => void): void {
    this.members.forEach((group, k) => {
      for (let i = 0; i < (this.size[k] as number); i++)
        for (let j = 0; j < i; j++) visit(group[j] as number, group[i] as number);
    });
  }

  /** Adds `sign` meetings between p and everyone in group g of round r, and tells the other rounds. p itself is not in the group at that moment. */
  private meet(r: number, p: number, g: number, sign: number): void {
    const { N, R, pair, meeting, place, seat } = this,
      k = (this.groupStart[r] as number) + g,
      group = this.members[k] as Int32Array,
      n = this.size[k] as number;
    for (let i = 0; i < n; i++) {
      const u = group[i] as number,
        step = sign * (meeting[p * N + u] as number);
      if (step === 0) continue;
      pair[p * N + u] = (pair[p * N + u] as number) + step;
      pair[u * N + p] = (pair[u * N + p] as number) + step;
      for (let s = 0; s < R; s++) {
        if (s === r) continue;
        const gu = seat[s * N + u] as number,
          gp = seat[s * N + p] as number,
          base = this.offset[s] as number;
        if (gu < 0 || gp < 0) continue;
        const a = base + gu * N + p,
          b = base + gp * N + u;
        place[a] = (place[a] as number) + step;
        place[b] = (place[b] as number) + step;
      }
    }
  }

  private leave(r: number, p: number, g: number): void {
    const k = (this.groupStart[r] as number) + g,
      group = this.members[k] as Int32Array,
      n = (this.size[k] as number) - 1,
      at = this.slot[r * this.N + p] as number,
      last = group[n] as number;
    group[at] = last;
    this.slot[r * this.N + last] = at;
    this.size[k] = n;
    this.hosts[k] = (this.hosts[k] as number) - (this.model.host[p] as number);
  }

  private enter(r: number, p: number, g: number): void {
    const k = (this.groupStart[r] as number) + g,
      n = this.size[k] as number;
    (this.members[k] as Int32Array)[n] = p;
    this.slot[r * this.N + p] = n;
    this.size[k] = n + 1;
    this.hosts[k] = (this.hosts[k] as number) + (this.model.host[p] as number);
    this.seat[r * this.N + p] = g;
  }

  /** Carries out a move; the caller has priced it and adds the price to `cost`. */
  move(r: number, p: number, h: number): void {
    const { N, pair, place } = this,
      g = this.seat[r * N + p] as number,
      from = (this.offset[r] as number) + g * N,
      into = (this.offset[r] as number) + h * N,
      row = p * N;
    this.leave(r, p, g);
    this.meet(r, p, g, -1);
    for (let x = 0; x < N; x++) {
      const d = pair[row + x] as number;
      place[from + x] = (place[from + x] as number) - d;
      place[into + x] = (place[into + x] as number) + d;
    }
    this.meet(r, p, h, 1);
    this.enter(r, p, h);
  }

  /** Carries out a trade of two single people. */
  trade(r: number, p: number, q: number): void {
    const { N, pair, place } = this,
      g = this.seat[r * N + p] as number,
      h = this.seat[r * N + q] as number;
    const from = (this.offset[r] as number) + g * N,
      into = (this.offset[r] as number) + h * N,
      rowP = p * N,
      rowQ = q * N;
    this.leave(r, p, g);
    this.leave(r, q, h);
    this.meet(r, p, g, -1);
    this.meet(r, q, h, -1);
    for (let x = 0; x < N; x++) {
      const d = (pair[rowQ + x] as number) - (pair[rowP + x] as number);
      place[from + x] = (place[from + x] as number) + d;
      place[into + x] = (place[into + x] as number) - d;
    }
    this.meet(r, p, h, 1);
    this.meet(r, q, g, 1);
    this.enter(r, p, h);
    this.enter(r, q, g);
  }

  seats(): Seats {
    return this.model.rounds.map((_, r) => this.seat.slice(r * this.N, (r + 1) * this.N));
  }
}
