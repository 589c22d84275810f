import type { Model, RoundModel } from "../model.ts";
import { Network } from "./flow.ts";

/** Interchangeable people: the same groups admit them and they may host or not. `must` = has to get a seat; otherwise only helps to fill needs. */
export interface Kind {
  admits: Uint8Array;
  host: boolean;
  must: boolean;
  people: number[];
}

/** Seats still to hand out in each group: at most `most`, at least `least` of them, and one for a host if `host`. */
export interface Places {
  least: Int32Array;
  most: Int32Array;
  host: Uint8Array;
}

export type Supply =
  | { outcome: "enough"; /** quota[kind][group] */ quota: Int32Array[] }
  | { outcome: "crowded"; kinds: Kind[]; groups: number[]; seats: number }
  | { outcome: "short"; kinds: Kind[]; groups: number[]; hostsOnly: boolean; needed: number; available: number };

export const placesOf = (round: RoundModel): Places => ({
  least: round.min.slice(),
  most: round.max.slice(),
  host: round.needsHost.slice(),
});

/** Kinds of the people of a round, in the order in which they first appear. */
export function kindsOf(model: Model, people: Iterable<number>, admits: (p: number) => Uint8Array, must = true): Kind[] {
  const kinds: Kind[] = [],
    known = new Map<Uint8Array, [Kind | undefined, Kind | undefined]>();
  for (const p of people) {
    const mask = admits(p),
      host = model.host[p] === 1,
      both = known.get(mask) ?? [undefined, undefined];
    let kind = both[host ? 1 : 0];
    if (!kind) {
      kind = { admits: mask, host, must, people: [] };
      kinds.push(kind);
      both[host ? 1 : 0] = kind;
      known.set(mask, both);
    }
    kind.people.push(p);
  }
  return kinds;
}

/**
 * Decides by counting whether people without ties can fill the places. Exact: needs (minimum, host) and people are two sides of one bipartite matching;
 * if all needs can be met, and all people who must sit can be seated, then both can be had at once (Mendelsohn and Dulmage), and filling needs first and
 * never taking a seat back finds it. What falls short is shown by the cut: a set of people and all the groups they may enter, or the reverse.
 */
export function supply(kinds: Kind[], places: Places, G: number): Supply {
  const source = 0,
    sink = 1,
    kindNode = (k: number): number => 2 + k,
    net = new Network(2 + kinds.length);
  const bodyNode = new Int32Array(G),
    hostNode = new Int32Array(G).fill(-1),
    extra = new Int32Array(G).fill(-1);
  let needed = 0;
  for (let g = 0; g < G; g++) {
    const hostSeat = places.host[g] ? 1 : 0,
      most = places.most[g] as number,
      least = Math.max(0, (places.least[g] as number) - hostSeat);
    bodyNode[g] = net.node();
    if (hostSeat) {
      hostNode[g] = net.node();
      net.edge(hostNode[g] as number, sink, 1);
    }
    net.edge(bodyNode[g] as number, sink, least);
    extra[g] = net.edge(bodyNode[g] as number, sink, 0);
    needed += hostSeat + least;
    if (most - hostSeat < least)
      return {
        outcome: "short",
        kinds: [],
        groups: [g],
        hostsOnly: false,
        needed: least + hostSeat,
        available: Math.max(0, most),
      };
  }
  const sourceEdge = kinds.map((kind, k) => net.edge(source, kindNode(k), kind.people.length));
  const edges: { k: number; g: number; e: number }[] = [];
  kinds.forEach((kind, k) => {
    for (let g = 0; g < G; g++)
      if (kind.admits[g]) {
        if (kind.host && (hostNode[g] as number) >= 0) edges.push({ k, g, e: net.edge(kindNode(k), hostNode[g] as number, ANY) });
        edges.push({ k, g, e: net.edge(kindNode(k), bodyNode[g] as number, ANY) });
      }
  });
  const filled = net.fill(source, sink);
  if (filled < needed) return shortage(net, sink, kinds, places, G, bodyNode, hostNode, kindNode);
  for (let g = 0; g < G; g++)
    net.room[extra[g] as number] =
      (places.most[g] as number) - (places.host[g] ? 1 : 0) - Math.max(0, (places.least[g] as number) - (places.host[g] ? 1 : 0));
  kinds.forEach((kind, k) => {
    if (kind.must) return;
    net.room[sourceEdge[k] as number] = 0;
    net.edge(kindNode(k), sink, net.flow(sourceEdge[k] as number)); // one who need not sit may give the seat to one who must, and stay away
  });
  net.fill(source, sink);
  const unseated = kinds.findIndex((kind, k) => kind.must && net.flow(sourceEdge[k] as number) < kind.people.length);
  if (unseated >= 0) {
    const seen = net.reach(kindNode(unseated), true),
      crowd = kinds.filter((kind, k) => kind.must && seen[kindNode(k)]);
    const groups = range(G).filter(
      (g) => seen[bodyNode[g] as number] || ((hostNode[g] as number) >= 0 && seen[hostNode[g] as number]),
    );
    // A group that only non-hosts reach keeps its host's seat closed to them.
    const seats = groups.reduce(
      (sum, g) => sum + (places.most[g] as number) - (places.host[g] && !seen[hostNode[g] as number] ? 1 : 0),
      0,
    );
    return { outcome: "crowded", kinds: crowd, groups, seats };
  }
  const quota = kinds.map(() => new Int32Array(G));
  for (const { k, g, e } of edges) (quota[k] as Int32Array)[g] = ((quota[k] as Int32Array)[g] as number) + net.flow(e);
  return { outcome: "enough", quota };
}

function shortage(
  net: Network,
  sink: number,
  kinds: Kind[],
  places: Places,
  G: number,
  bodyNode: Int32Array,
  hostNode: Int32Array,
  kindNode: (k: number) => number,
): Supply {
  // From the unfilled needs backwards: who could still fill them, directly or by trading places.
  const seen = net.reach(sink, false);
  const groups = range(G).filter(
    (g) => seen[bodyNode[g] as number] || ((hostNode[g] as number) >= 0 && seen[hostNode[g] as number]),
  );
  const fillers = kinds.filter((_, k) => seen[kindNode(k)]),
    hostsOnly = !groups.some((g) => seen[bodyNode[g] as number]);
  const needed = groups.reduce(
    (sum, g) =>
      sum +
      (seen[bodyNode[g] as number] ? Math.max(0, (places.least[g] as number) - (places.host[g] ? 1 : 0)) : 0) +
      ((hostNode[g] as number) >= 0 && seen[hostNode[g] as number] ? 1 : 0),
    0,
  );
  return {
    outcome: "short",
    kinds: fillers,
    groups,
    hostsOnly,
    needed,
    available: fillers.reduce((sum, kind) => sum + kind.people.length, 0),
  };
}

/** More than any number of people, so that only seats and people limit a flow and every cut runs between them. */
const ANY = 2 ** 30;

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
