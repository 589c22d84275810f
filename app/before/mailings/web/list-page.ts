/** So many rows a page. */
const rows = 100;

/** One page of a long list; `wanted` is what the address says, and any other than a page there is leads to the nearest. */
export type ListPage<Item> = { number: number; of: number; items: Item[] };

export function listPage<Item>(items: readonly Item[], wanted: string | null): ListPage<Item> {
  const of = Math.max(1, Math.ceil(items.length / rows));
  const number = Math.min(of, Math.max(1, Math.trunc(Number(wanted)) || 1));
  return { number, of, items: items.slice((number - 1) * rows, number * rows) };
}
