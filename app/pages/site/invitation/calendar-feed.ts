import { data } from "react-router";
import { house } from "../../../web/house.ts";
import { visit } from "../../../web/visit.ts";
import type { Route } from "./+types/calendar-feed.ts";

/** The dates of a dialogue for a calendar program to follow. Nothing in it is about anybody. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { dialogues, origin } = context.get(house);
  const { language } = context.get(visit);
  const dialogue = await dialogues.bySlug(params.slug);
  const content = dialogue && dialogue.state !== "draft" && dialogues.calendar(dialogue, { language, origin: origin() });
  if (!content) throw data(null, { status: 404 });
  return new Response(content, { headers: { "Content-Type": "text/calendar; charset=utf-8", "Cache-Control": "public, max-age=3600" } });
}
