import { data } from "react-router";
import { house } from "../../../web/house.ts";
import { staffDialogue } from "../../../web/staff-dialogue.ts";
import type { Route } from "./+types/export-file.ts";

/** The file as it stands, to keep or to change elsewhere. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { dialogue } = await staffDialogue(context, params.slug);
  const text = await context.get(house).dialogues.exportYaml(dialogue.id);
  if (text === undefined) throw data(null, { status: 404 });
  return new Response(text, { headers: { "Content-Type": "application/yaml; charset=utf-8", "Content-Disposition": `attachment; filename="${dialogue.slug}.yaml"`, "Cache-Control": "no-store" } });
}
