import { randomInt } from "node:crypto";
import { redirect } from "react-router";
import { z } from "zod";
import type { PreviewOutcome } from "#grouping";
import { house } from "../../../web/house.ts";
import type { Route } from "./+types/compute.ts";
import { type ConflictSaid, conflictWords } from "./conflict-words.ts";
import { leading } from "./leading.ts";

/** A line of the answer: figures while better plans are found, then how it ended. */
export type ComputeLine =
  | { kind: "better"; repeats: number; roles: number }
  | { kind: "end"; outcome: PreviewOutcome["outcome"] | "failed"; conflicts: ConflictSaid[] };

const wishSchema = z.object({
  variant: z.coerce.number().int(),
  seen: z.coerce.number().int().min(0),
  longer: z.string().optional(),
});

/** Milliseconds of searching: as long as one waits for a page, or as long as one chose to wait. */
const thinking = { usual: 1000, longer: 10_000 };

/** Whoever comes here by its address is led to the page. */
export const loader = ({ params: { slug, number } }: Route.LoaderArgs) => redirect(`/arbetsplats/${slug}/mote/${number}/grupper`);

/** Composes a plan and tells of better ones while it searches, a line of JSON each. Whoever goes away ends the search, not the plan. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const { by, meeting } = await leading(context, params);
  const wish = wishSchema.parse(Object.fromEntries(await request.formData()));
  const { grouping, attendance, people, database } = context.get(house);
  const lines = new TransformStream<ComputeLine, ComputeLine>();
  const writer = lines.writable.getWriter();
  const say = (line: ComputeLine) => void writer.write(line).catch(() => {});
  const search = async (): Promise<ComputeLine> => {
    const answer = await grouping.preview({
      ...{ meetingId: meeting.id, variant: wish.variant, seen: wish.seen, present: attendance.here(meeting.id) },
      ...{
        seed: randomInt(2 ** 31),
        milliseconds: wish.longer ? thinking.longer : thinking.usual,
        actor: by.personId,
        signal: request.signal,
      },
      onBetter: ({ repeats, attributes }) =>
        say({ kind: "better", repeats: repeats.value, roles: attributes["role"]?.value ?? 0 }),
    });
    const conflicts = answer.outcome === "impossible" ? answer.conflicts : [];
    const cards = await people.cards(database, conflicts.flatMap((conflict) => conflict.people) as never[]);
    const names = new Map<string, string>(cards.map(({ personId, name }) => [personId, name]));
    return {
      kind: "end",
      outcome: answer.outcome,
      conflicts: conflicts.map((conflict) => conflictWords(conflict, (id) => names.get(id) ?? "Någon")),
    };
  };
  void search()
    .catch((): ComputeLine => ({ kind: "end", outcome: "failed", conflicts: [] }))
    .then((line) => writer.write(line))
    .then(() => writer.close())
    .catch(() => {});
  const text = lines.readable.pipeThrough(
    new TransformStream<ComputeLine, string>({ transform: (line, out) => out.enqueue(`${JSON.stringify(line)}\n`) }),
  );
  const headers = { "Content-Type": "application/x-ndjson", "Cache-Control": "no-store" };
  return new Response(text.pipeThrough(new TextEncoderStream()), { headers });
}
