/** A network of nodes and edges with room; flows are whole numbers. Edge e and its reverse are e and e ^ 1. */
export class Network {
  readonly head: number[] = [];
  readonly to: number[] = [];
  readonly room: number[] = [];
  readonly cost: number[] = [];
  readonly next: number[] = [];

  constructor(nodes: number) {
    for (let i = 0; i < nodes; i++) this.head.push(-1);
  }

  node(): number {
    return this.head.push(-1) - 1;
  }

  /** Adds an edge and answers its number. */
  edge(from: number, to: number, room: number, cost = 0): number {
    const e = this.to.length;
    this.to.push(to, from);
    this.room.push(room, 0);
    this.cost.push(cost, -cost);
    this.next.push(this.head[from] as number, this.head[to] as number);
    this.head[from] = e;
    this.head[to] = e + 1;
    return e;
  }

  /** What runs through the edge. */
  flow(e: number): number {
    return this.room[e ^ 1] as number;
  }

  /** Nodes that `start` reaches through edges with room left (`forward`), or that reach it. */
  reach(start: number, forward: boolean): Uint8Array {
    const seen = new Uint8Array(this.head.length),
      queue = [start];
    seen[start] = 1;
    for (let u = queue.pop(); u !== undefined; u = queue.pop())
      for (let e = this.head[u] as number; e >= 0; e = this.next[e] as number) {
        const v = this.to[e] as number;
        if (!seen[v] && (this.room[forward ? e : e ^ 1] as number) > 0) {
          seen[v] = 1;
          queue.push(v);
        }
      }
    return seen;
  }

  /** Dinic's maximum flow on top of what already flows; never takes back anything that reached the sink. */
  fill(source: number, sink: number): number {
    const n = this.head.length,
      level = new Int32Array(n),
      at = new Int32Array(n),
      queue = new Int32Array(n);
    let total = 0;
    const push = (u: number, most: number): number => {
      if (u === sink) return most;
      for (; (at[u] as number) >= 0; at[u] = this.next[at[u] as number] as number) {
        const e = at[u] as number,
          v = this.to[e] as number;
        if ((this.room[e] as number) > 0 && level[v] === (level[u] as number) + 1) {
          const sent = push(v, Math.min(most, this.room[e] as number));
          if (sent > 0) {
            this.room[e] = (this.room[e] as number) - sent;
            this.room[e ^ 1] = (this.room[e ^ 1] as number) + sent;
            return sent;
          }
        }
      }
      return 0;
    };
    for (;;) {
      level.fill(-1);
      level[source] = 0;
      queue[0] = source;
      for (let i = 0, k = 1; i < k; i++) {
        const u = queue[i] as number;
        for (let e = this.head[u] as number; e >= 0; e = this.next[e] as number) {
          const v = this.to[e] as number;
          if ((this.room[e] as number) > 0 && (level[v] as number) < 0) {
            level[v] = (level[u] as number) + 1;
            queue[k++] = v;
          }
        }
      }
      if ((level[sink] as number) < 0) return total;
      for (let u = 0; u < n; u++) at[u] = this.head[u] as number;
      for (let sent = push(source, Infinity); sent > 0; sent = push(source, Infinity)) total += sent;
    }
  }

  /** The cheapest path from source to sink, by Bellman and Ford with a queue; null when there is none. Costs have no negative cycle. */
  private cheapest(source: number, sink: number): { price: number; by: Int32Array } | null {
    const n = this.head.length,
      price = new Float64Array(n).fill(Infinity),
      by = new Int32Array(n).fill(-1),
      waits = new Uint8Array(n);
    price[source] = 0;
    const queue = [source];
    for (let i = 0; i < queue.length; i++) {
      const u = queue[i] as number;
      waits[u] = 0;
      for (let e = this.head[u] as number; e >= 0; e = this.next[e] as number) {
        const v = this.to[e] as number,
          p = (price[u] as number) + (this.cost[e] as number);
        if ((this.room[e] as number) > 0 && p < (price[v] as number) - 1e-9) {
          price[v] = p;
          by[v] = e;
          if (!waits[v]) {
            waits[v] = 1;
            queue.push(v);
          }
        }
      }
      if (i > 1024) {
        queue.splice(0, i + 1);
        i = -1;
      }
    }
    return price[sink] === Infinity ? null : { price: price[sink] as number, by };
  }

  /** Sends one unit along the cheapest path; false when there is none. */
  sendOne(from: number, to: number): boolean {
    const path = this.cheapest(from, to);
    if (path) this.push(path.by, from, to, 1);
    return path !== null;
  }

  /** Opens one more unit of an edge that pays (price < 0) and takes the cheapest cycle through it, if that is worth the price. */
  openOne(edge: number, from: number, to: number, price: number): boolean {
    const path = this.cheapest(to, from);
    if (!path || path.price + price >= 0) return false;
    this.push(path.by, to, from, 1);
    this.room[edge ^ 1] = (this.room[edge ^ 1] as number) + 1;
    return true;
  }

  private push(by: Int32Array, source: number, sink: number, n: number): void {
    for (let v = sink; v !== source; v = this.to[(by[v] as number) ^ 1] as number) {
      const e = by[v] as number;
      this.room[e] = (this.room[e] as number) - n;
      this.room[e ^ 1] = (this.room[e ^ 1] as number) + n;
    }
  }

  /** Sends as much as possible as cheaply as possible; `worthwhile` ends it early when the next path costs too much. */
  fillCheaply(source: number, sink: number, worthwhile: (price: number) => boolean = () => true): { sent: number; cost: number } {
    let sent = 0,
      cost = 0;
    for (;;) {
      const path = this.cheapest(source, sink);
      if (!path || !worthwhile(path.price)) return { sent, cost };
      let most = Infinity;
      for (let v = sink; v !== source; v = this.to[(path.by[v] as number) ^ 1] as number)
        most = Math.min(most, this.room[path.by[v] as number] as number);
      this.push(path.by, source, sink, most);
      sent += most;
      cost += most * path.price;
    }
  }
}
