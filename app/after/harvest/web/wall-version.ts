import { house } from "../../../web/house.ts";
import { staffDialogue } from "../../../web/staff-dialogue.ts";
import type { Route } from "./+types/wall-version.ts";

/** Whether the wall has changed: asked every other second by each organiser who looks at it, so it answers with one number. */
export async function loader({ params, context }: Route.LoaderArgs): Promise<Response> {
  const { dialogue } = await staffDialogue(context, params.slug);
  return new Response(await context.get(house).harvest.wallVersion(dialogue), { headers: { "Cache-Control": "no-store", "Content-Type": "text/plain" } });
}
