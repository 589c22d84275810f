import type { Model, RoundModel, Seats } from "../model.ts";
import { patience, shuffle } from "../random.ts";
import type { Random } from "../random.ts";
import { power } from "./anneal.ts";
import type { Task } from "./improve.ts";
import { RoundState, historyOf, seatsFrom } from "./round-state.ts";
import { unitsOf } from "./units.ts";

/**
 * For large plans: one round at a time. The first round is brought as near its floor as its share of the budget allows; rounds like it begin as copies in which people
 * who are alike trade seats (same mix, new company), then every round is polished in turn.
 */
export function improveMany({ model, random, control, bounds, better }: Task, start: Seats): Seats {
  const units = unitsOf(model),
    R = model.rounds.length,
    history = historyOf(model, start);
  const states = model.rounds.map((_, r) => new RoundState(model, units, r, history, (bounds.rounds[r] as number) * units.scale));
  const warm = units.scale,
    twins = model.rounds.map((round, r) => (round.like === r ? twinsOf(model, round) : null));
  const run = (state: RoundState, until: number, from: number, to: number): void => {
    const begin = control.used(),
      span = Math.max(1e-9, until - begin);
    annealRound(
      state,
      twins[state.round.like]?.of ?? [],
      random,
      from * warm,
      to * warm,
      (n) => (control.spend(n) - begin) / span,
    );
  };
  // The last repeats go in a moment when every proposal aims at them.
  const relieve = (state: RoundState): void => {
    let left = RELIEF;
    if (state.burden.some((price) => price > 0))
      annealRound(state, twins[state.round.like]?.of ?? [], random, 0.2 * warm, 0.2 * warm, () => 1 - --left / RELIEF, true);
  };
  // Half of the budget for first drafts, split evenly over rounds of different kinds; a copy needs little.
  const kinds = new Set(model.rounds.map((round) => round.like)).size,
    part = 0.5 / (kinds + 0.15 * (R - kinds));
  let until = control.used();
  // Handing over the plan and its figures takes more than half as long as the first seating and the bounds took.
  const end = Math.max(0.5, 1 - 0.6 * until),
    over = (): boolean => control.used() >= end;
  for (let r = 0; r < R; r++) {
    const state = states[r] as RoundState,
      { like, topicOf } = model.rounds[r] as RoundModel,
      copied = like !== r && (!topicOf || model.topicWeight === 0);
    if (copied) copy(state, like, twins[like] as Twins, random);
    state.load();
    until += part * (like === r ? 1 : 0.15);
    if (copied) run(state, until, 0.3, 0.2);
    else run(state, until, 1.2, 0.2);
  }
  let best = history,
    least = Infinity;
  const settle = (): void => {
    for (const state of states) state.reweigh();
    const cost = sumOf(states);
    if (cost >= least) return;
    least = cost;
    best = history.slice();
    better(seatsFrom(model, best));
  };
  settle();
  for (let turn = 0; !over() && least > bounds.objective * units.scale + 1e-6; turn++) {
    const remaining = end - control.used(),
      share = remaining / (turn < 3 ? (3 - turn) * 1.0 : 1);
    for (let i = 0; i < R && !over(); i++) {
      const state = states[i] as RoundState;
      state.reweigh();
      if (state.cost <= state.floor) continue;
      run(state, Math.min(end, control.used() + share / R), turn === 0 ? 0.6 : 0.4, 0.12);
    }
    settle();
  }
  if (bounds.repeats === 0) {
    for (const state of states) {
      state.reweigh();
      relieve(state);
    }
    settle();
  }
  return seatsFrom(model, best);
}

/** Pairs and topics of all rounds, and each repeat once: a pair's m meetings weigh m(m − 1)/2, and every round counted its share of m − 1 each. */
function sumOf(states: RoundState[]): number {
  let sum = 0;
  for (const state of states) {
    let burden = 0;
    for (const p of state.round.here) burden += state.burden[p] as number;
    sum += state.cost - burden / 4;
  }
  return sum;
}

/** Round `into` becomes round `like` in which people with the same values, the same groups open to them and no ties have traded seats. */
export function copy(state: RoundState, like: number, twins: Twins, random: Random): void {
  const { model, history } = state,
    R = model.rounds.length,
    into = state.r;
  for (let p = 0; p < model.N; p++) history[p * R + into] = history[p * R + like] as number;
  for (const alike of twins.lists) {
    const loose = alike.filter((p) => (model.apart[p] as Int32Array).length === 0),
      seats = shuffle(
        loose.map((p) => history[p * R + into] as number),
        random,
      );
    loose.forEach((p, i) => {
      history[p * R + into] = seats[i] as number;
    });
  }
}

/** People who can stand in for each other: the same groups open to them, the same way with hosting, no ties of "together", and alike in their values. */
interface Twins {
  of: number[][];
  lists: number[][];
}

/** Fewer alike than this, and the pairs among them would meet round after round. */
const FEW = 6;

/** Those with few who share all their values are put with others who share all but the attribute that weighs least, and so on. */
export function twinsOf(model: Model, round: RoundModel): Twins {
  const { A, V, value, host } = model,
    of: number[][] = [],
    lists: number[][] = [],
    weight = (a: number): number => model.instance.weights.attributes[model.attributes[a] as string] as number;
  const attributes = Array.from({ length: A }, (_, a) => a).sort((a, b) => weight(b) - weight(a) || a - b);
  let rest = [...round.here].filter((p) => (round.blocks[round.blockOf[p] as number] as number[]).length === 1);
  for (let kept = A; kept >= 0 && rest.length > 0; kept--) {
    const byRule = new Map<number, Map<number, number[]>>(),
      few: number[] = [];
    for (const p of rest) {
      const rule = (round.domainOf[p] as number) * 2 + (host[p] as number),
        known = byRule.get(rule) ?? new Map<number, number[]>();
      byRule.set(rule, known);
      // Remainders collide at most where V^A passes 2^52; a false twin costs a little mix, no rule.
      let code = 0;
      for (let i = 0; i < kept; i++) code = (code * V + (value[p * A + (attributes[i] as number)] as number)) % 9007199254740881;
      const alike = known.get(code);
      if (alike) alike.push(p);
      else known.set(code, [p]);
    }
    for (const known of byRule.values())
      for (const alike of known.values()) {
        if (alike.length < FEW && kept > 0) {
          for (const p of alike) few.push(p);
          continue;
        }
        lists.push(alike);
        for (const p of alike) of[p] = alike;
      }
    rest = few;
  }
  return { of, lists };
}

const BATCH = 1024;
/** Batches of one round's last relief. */
const RELIEF = 8;

/**
 * Annealing of one round with trades and, where sizes may vary, moves. Of sixteen proposals six aim at a group with too many or too few of a value, four at someone who meets
 * people again; with `onlyRepeats` all do the latter, until nobody does.
 */
export function annealRound(
  state: RoundState,
  twins: number[][],
  random: Random,
  from: number,
  to: number,
  done: (moves: number) => number,
  onlyRepeats = false,
): void {
  const { model, round, units, history, count, size, hosts, members, width, burden } = state,
    { A, V, host, value, apart } = model,
    R = model.rounds.length,
    r = state.r,
    price = units.value,
    T = model.topics.length;
  const list = round.here.filter((p) => state.round.blocks[round.blockOf[p] as number]?.length === 1),
    n = list.length;
  const free = new Uint8Array(model.N);
  for (const p of list) free[p] = 1;
  const slack = round.min.some((min, g) => min < (round.max[g] as number)),
    topics = round.topicOf !== null && model.topicWeight > 0,
    G = round.G;
  const domains = round.domains,
    domainOf = round.domainOf,
    oneDomain = domains.length === 1 && (domains[0] as Uint8Array).every((x) => x === 1);
  if (n < 2) return;
  let a = random.bits() | 1,
    cost = state.cost,
    heavy = 0;
  const burdened = new Int32Array(n);
  const next = (): number => {
    a ^= a << 13;
    a ^= a >>> 17;
    a ^= a << 5;
    return a >>> 0;
  };
  const below = (m: number): number => Math.floor((next() / 4294967296) * m);
  const barred = (p: number, h: number, without: number): boolean => {
    if (!oneDomain && !(domains[domainOf[p] as number] as Uint8Array)[h]) return true;
    const others = apart[p] as Int32Array;
    for (let i = 0; i < others.length; i++)
      if (others[i] !== without && history[(others[i] as number) * R + r] === h) return true;
    return false;
  };
  for (let share = done(0); share < 1 && cost > state.floor; share = done(BATCH)) {
    const temperature = from * power(to / from, share);
    heavy = 0;
    for (let i = 0; i < n; i++) if ((burden[list[i] as number] as number) > 0) burdened[heavy++] = list[i] as number;
    if (onlyRepeats && heavy === 0) break;
    for (let i = 0; i < BATCH; i++) {
      const kind = onlyRepeats ? 6 + (next() & 7) : next() & 15;
      let p = -1,
        q = -1;
      if (kind < 6 && state.defectCount > 0) {
        // Too many of v in g: someone with v leaves. Too few: someone with v comes.
        const k = state.defects[below(state.defectCount)] as number,
          g = Math.floor(k / V),
          v = k - g * V,
          over = (count[k] as number) > (state.high[v] as number);
        const at = g * width,
          s = size[g] as number;
        let tries = 6;
        if (over) {
          for (; tries > 0; tries--) {
            p = members[at + below(s)] as number;
            if (has(p, v)) break;
          }
          q = list[below(n)] as number;
        } else {
          p = members[at + below(s)] as number;
          for (; tries > 0; tries--) {
            q = list[below(n)] as number;
            if (has(q, v)) break;
          }
        }
        if (tries === 0 || !free[p]) continue;
      } else if ((kind < 10 || onlyRepeats) && heavy > 0) {
        // Someone who meets people again trades with someone alike, which costs no mix.
        p = burdened[below(heavy)] as number;
        const others = twins[p] as number[];
        if (others.length > 1 && !(onlyRepeats && kind > 9)) q = others[below(others.length)] as number;
      } else p = list[below(n)] as number;
      const g = history[p * R + r] as number,
        threshold = temperature * (patience[next() & 4095] as number);
      if (q < 0 && slack && kind > 13) {
        const h = below(G);
        if (g === h || (size[g] as number) <= (round.min[g] as number) || (size[h] as number) >= (round.max[h] as number))
          continue;
        if (host[p] && round.needsHost[g] && hosts[g] === 1) continue;
        let d = topics ? state.topic(p, h, T) - state.topic(p, g, T) : 0;
        for (let x = 0; x < A; x++) {
          const v = value[p * A + x] as number;
          d += (price[v] as number) * ((count[h * V + v] as number) - (count[g * V + v] as number) + 1);
        }
        if (d - (burden[p] as number) >= threshold || barred(p, h, -1)) continue;
        d += state.meetings(p, h, -1) - (burden[p] as number);
        if (d >= threshold) continue;
        state.move(p, h);
        state.weigh(g);
        state.weigh(h);
        cost += d;
        continue;
      }
      if (q < 0) q = list[below(n)] as number;
      const h = history[q * R + r] as number;
      if (g === h) continue;
      const inG = g * V,
        inH = h * V;
      let d = 0;
      for (let x = 0; x < A; x++) {
        const v = value[p * A + x] as number,
          w = value[q * A + x] as number;
        if (v !== w)
          d +=
            (price[v] as number) * ((count[inH + v] as number) - (count[inG + v] as number) + 1) +
            (price[w] as number) * ((count[inG + w] as number) - (count[inH + w] as number) + 1);
      }
      if (topics) d += state.topic(p, h, T) - state.topic(p, g, T) + state.topic(q, g, T) - state.topic(q, h, T);
      const lifted = (burden[p] as number) + (burden[q] as number);
      if (d - lifted >= threshold) continue;
      if (host[p] !== host[q]) {
        const k = host[p] ? g : h;
        if (round.needsHost[k] && hosts[k] === 1) continue;
      }
      if (barred(p, h, q) || barred(q, g, p)) continue;
      d += state.meetings(p, h, q) + state.meetings(q, g, p) - lifted;
      if (d >= threshold) continue;
      state.trade(p, q);
      state.weigh(g);
      state.weigh(h);
      cost += d;
    }
  }
  state.cost = cost;

  function has(p: number, v: number): boolean {
    for (let x = 0; x < A; x++) if (value[p * A + x] === v) return true;
    return false;
  }
}
