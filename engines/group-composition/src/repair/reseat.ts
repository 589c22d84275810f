import type { Model, RoundModel } from "../model.ts";
import { Network } from "../seating/flow.ts";

/** What a seating of one round costs, dearest first (R5): people without a seat or groups below 3, hosts given up, `max` raised, seats taken off `min`, people moved. */
export type Price = [impossible: number, host: number, max: number, min: number, moved: number];

export const dearer = (a: Price, b: Price): boolean => {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return (a[i] as number) > (b[i] as number);
  return false;
};

/** Groups as they stand, and who is bound where. */
export interface Task {
  model: Model;
  round: RoundModel;
  /** Group of each person present before, −1 for who has no seat yet. */
  before: Int32Array;
  /** Groups left empty. */
  closed: Uint8Array;
  /** Groups that may change; who sits in another stays and is not looked at. */
  scope: Uint8Array;
  /** Groups a person is bound to by a block, or may not enter for someone apart from them; over and above the domain. */
  only: Map<number, Uint8Array>;
}

/** People alike for the flow: same group before, same groups open to them, host or not. */
interface Kind {
  people: number[];
  from: number;
  admits: Uint8Array;
  host: boolean;
  node: number;
  hub: number;
  /** Edges on which they stay: into the host's seat, into the others. */
  stay: number[];
  supply: number;
}

const [IMPOSSIBLE, HOST, MAX, MIN, MOVE]: Price = [1e13, 1e10, 1e7, 1e4, 1];
/** `min` may be taken down to this. */
const LEAST = 3;
const MANY = 2 ** 30;

export interface Reseated {
  price: Price;
  /** From whom (a kind's people) how many go where; the rest stay. */
  moves: { people: number[]; from: number; into: number; host: boolean; count: number }[];
}

/**
 * The cheapest seating of people without ties, as a flow that begins with everyone where they are. Each unseated person and each unmet need is then served by one cheapest
 * path of moves; as a flow stays cheapest when an edge is opened and the one cheapest cycle through it is taken, the result is the cheapest there is.
 */
export function reseat(task: Task): Reseated {
  const { round, closed, scope } = task,
    { G } = round,
    net = new Network(1),
    sink = 0;
  const body = new Int32Array(G),
    hostSeat = new Int32Array(G).fill(-1),
    gate = new Int32Array(G);
  for (let g = 0; g < G; g++) {
    if (!scope[g]) continue;
    body[g] = net.node();
    gate[g] = net.node();
    if (round.needsHost[g] && !closed[g]) hostSeat[g] = net.node();
  }
  const kinds = kindsOf(task, net),
    hubs = new Map<Uint8Array, [number, number]>(),
    into: { hub: number; g: number; e: number }[] = [];
  for (const kind of kinds) {
    let pair = hubs.get(kind.admits);
    if (!pair) {
      pair = [-1, -1];
      hubs.set(kind.admits, pair);
    }
    if (pair[kind.host ? 1 : 0] < 0) {
      const hub = (pair[kind.host ? 1 : 0] = net.node());
      for (let g = 0; g < G; g++)
        if (kind.admits[g] && scope[g] && !closed[g]) {
          into.push({ hub, g, e: net.edge(hub, body[g] as number, MANY) });
          if (kind.host && (hostSeat[g] as number) >= 0) into.push({ hub, g, e: net.edge(hub, hostSeat[g] as number, MANY) });
        }
    }
    kind.hub = pair[kind.host ? 1 : 0];
    net.edge(kind.node, kind.hub, MANY, kind.from >= 0 ? MOVE : 0);
    if (kind.from < 0 || closed[kind.from] || !kind.admits[kind.from]) continue;
    if (kind.host && (hostSeat[kind.from] as number) >= 0)
      kind.stay.push(net.edge(kind.node, hostSeat[kind.from] as number, MANY));
    kind.stay.push(net.edge(kind.node, body[kind.from] as number, MANY));
  }
  // Seats: the first three of a minimum, the rest of it, the rest of the group, one more than allowed. Needs unmet by those who stay are opened later.
  const staying = new Int32Array(G),
    hostsStaying = new Int32Array(G);
  for (const kind of kinds)
    if (kind.stay.length > 0) {
      staying[kind.from] = (staying[kind.from] as number) + kind.people.length;
      if (kind.host) hostsStaying[kind.from] = (hostsStaying[kind.from] as number) + kind.people.length;
    }
  const run = (e: number, n: number): void => {
    net.room[e] = (net.room[e] as number) - n;
    net.room[e ^ 1] = (net.room[e ^ 1] as number) + n;
  };
  const room = new Int32Array(G),
    needs: { e: number; n: number; from: number; to: number; price: number }[] = [],
    hostEdge = new Int32Array(G).fill(-1),
    extra = new Int32Array(G).fill(-1),
    bodyEdge = new Int32Array(G);
  const tiers: { e: number; n: number }[][] = [];
  for (let g = 0; g < G; g++) {
    const mine: { e: number; n: number }[] = [];
    tiers.push(mine);
    if (!scope[g]) continue;
    bodyEdge[g] = net.edge(body[g] as number, gate[g] as number, MANY);
    if (closed[g]) continue;
    const min = round.min[g] as number,
      max = round.max[g] as number,
      seats = Math.min(staying[g] as number, max),
      least = Math.min(LEAST, min);
    room[g] = seats;
    let left = seats;
    for (const [size, price] of [
      [least, -IMPOSSIBLE],
      [min - least, -MIN],
      [max - min, 0],
    ] as const) {
      const filled = Math.min(left, size),
        e = net.edge(gate[g] as number, sink, price < 0 ? filled : size, price);
      mine.push({ e, n: filled });
      left -= filled;
      if (price < 0 && filled < size) needs.push({ e, n: size - filled, from: gate[g] as number, to: sink, price });
    }
    extra[g] = net.edge(gate[g] as number, sink, 1, MAX);
    if ((hostSeat[g] as number) < 0) continue;
    const has = (hostsStaying[g] as number) > 0 && seats > 0;
    hostEdge[g] = net.edge(hostSeat[g] as number, gate[g] as number, has ? 1 : 0, -HOST);
    if (!has) needs.push({ e: hostEdge[g] as number, n: 1, from: hostSeat[g] as number, to: gate[g] as number, price: -HOST });
  }
  // Everyone stays, as far as there are seats; hosts first.
  for (const host of [true, false])
    for (const kind of kinds) {
      if (kind.host !== host || kind.stay.length === 0) continue;
      const g = kind.from;
      for (let k = 0; k < kind.stay.length; k++) {
        const viaHost = kind.stay.length === 2 && k === 0,
          open = viaHost ? (net.room[hostEdge[g] as number] as number) : MANY,
          n = Math.min(kind.people.length - kind.supply, room[g] as number, open);
        if (n <= 0) continue;
        run(kind.stay[k] as number, n);
        run(viaHost ? (hostEdge[g] as number) : (bodyEdge[g] as number), n);
        kind.supply += n;
        room[g] = (room[g] as number) - n;
        let still = n;
        for (const tier of tiers[g] as { e: number; n: number }[]) {
          const m = Math.min(still, tier.n);
          run(tier.e, m);
          tier.n -= m;
          still -= m;
        }
      }
    }
  let unseated = 0;
  for (const kind of kinds) for (let i = kind.supply; i < kind.people.length; i++) if (!net.sendOne(kind.node, sink)) unseated++;
  for (const need of needs) for (let i = 0; i < need.n; i++) if (!net.openOne(need.e, need.from, need.to, need.price)) break;
  return answer(net, task, kinds, into, hostEdge, extra, unseated);
}

function kindsOf(task: Task, net: Network): Kind[] {
  const { model, round, before, only, scope } = task,
    kinds: Kind[] = [],
    known = new Map<string, Kind>();
  for (const p of round.here) {
    if ((before[p] as number) >= 0 && !scope[before[p] as number]) continue;
    const host = model.host[p] === 1,
      bound = only.get(p),
      key = `${before[p]} ${bound ? `p${p}` : round.domainOf[p]} ${host}`;
    let kind = known.get(key);
    if (!kind) {
      kind = {
        people: [],
        from: before[p] as number,
        admits: bound ?? (round.domains[round.domainOf[p] as number] as Uint8Array),
        host,
        node: net.node(),
        hub: -1,
        stay: [],
        supply: 0,
      };
      known.set(key, kind);
      kinds.push(kind);
    }
    kind.people.push(p);
  }
  return kinds;
}

function answer(
  net: Network,
  task: Task,
  kinds: Kind[],
  into: { hub: number; g: number; e: number }[],
  hostEdge: Int32Array,
  extra: Int32Array,
  unseated: number,
): Reseated {
  const { round, closed, scope } = task,
    price: Price = [unseated, 0, 0, 0, 0],
    size = new Int32Array(round.G),
    moves: Reseated["moves"] = [];
  const arriving = new Map<number, { g: number; n: number }[]>();
  for (const { hub, g, e } of into) if (net.flow(e) > 0) arriving.set(hub, [...(arriving.get(hub) ?? []), { g, n: net.flow(e) }]);
  for (const kind of kinds) {
    const stays = kind.stay.reduce((sum, e) => sum + net.flow(e), 0);
    if (kind.from >= 0) size[kind.from] = (size[kind.from] as number) + stays;
    const places = arriving.get(kind.hub) ?? [];
    for (let left = kind.people.length - stays; left > 0;) {
      // A kind's own group is the last resort: going there through the hub would be no move at all.
      const place = places.find((x) => x.n > 0 && x.g !== kind.from) ?? places.find((x) => x.n > 0);
      if (!place) break;
      const count = Math.min(left, place.n);
      place.n -= count;
      left -= count;
      size[place.g] = (size[place.g] as number) + count;
      if (place.g === kind.from) continue;
      moves.push({ people: kind.people, from: kind.from, into: place.g, host: kind.host, count });
      if (kind.from >= 0) price[4] += count;
    }
  }
  for (let g = 0; g < round.G; g++) {
    if (closed[g] || !scope[g]) continue;
    const n = size[g] as number,
      min = round.min[g] as number;
    if (n < Math.min(LEAST, min)) price[0]++;
    else if (n < min) price[3] += min - n;
    if (net.flow(extra[g] as number) > 0) price[2]++;
    if ((hostEdge[g] as number) >= 0 && net.flow(hostEdge[g] as number) === 0) price[1]++;
  }
  return { price, moves };
}
