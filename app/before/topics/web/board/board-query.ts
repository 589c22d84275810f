import { z } from "zod";
import { topicKinds, topicStates } from "#topics/shared";
import type { TopicOrder } from "#topics";

export const pageSize = 50;

/** What stands in the address of the board, read so that nonsense is the same as nothing. */
const asked = z.object({
  vy: z.enum(["tavla", "lista"]).catch("tavla"),
  sok: z.string().trim().max(200).catch(""),
  slag: z.enum(topicKinds).optional().catch(undefined),
  lage: z.enum(topicStates).optional().catch(undefined),
  vantar: z.literal("1").optional().catch(undefined),
  ordning: z.enum(["vantan", "inkommet", "nummer"]).catch("vantan"),
  sida: z.coerce.number().int().min(1).max(10_000).catch(1),
  flyttat: z.coerce.number().int().positive().optional().catch(undefined),
  klart: z.enum(["paminnelse", "visade"]).optional().catch(undefined),
  fel: z.coerce.number().int().positive().optional().catch(undefined),
});

export type BoardQuery = z.infer<typeof asked>;

export const readQuery = (search: string): BoardQuery => asked.parse(Object.fromEntries(new URLSearchParams(search)));

export const orderOf: Record<BoardQuery["ordning"], TopicOrder> = { vantan: "waiting", inkommet: "received", nummer: "number" };

const plain = readQuery("");

/** The same view with something changed; what is as it always is stays out of the address. A new filter begins on page 1. */
export function searchOf(query: BoardQuery, change: Partial<BoardQuery> = {}): string {
  const { flyttat: _, fel: __, klart: ___, ...kept } = query;
  const next = { ...kept, ...("sida" in change ? {} : { sida: 1 }), ...change };
  const params = Object.entries(next).filter(([name, value]) => value !== undefined && value !== "" && value !== plain[name as keyof BoardQuery]);
  const search = new URLSearchParams(params.map(([name, value]): [string, string] => [name, String(value)])).toString();
  return search === "" ? "" : `?${search}`;
}
