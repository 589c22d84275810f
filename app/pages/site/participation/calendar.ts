import { data } from "react-router";
import { house } from "../../../web/house.ts";
import { participantOf, visit } from "../../../web/visit.ts";
import type { Route } from "./+types/calendar.ts";

/** The dates with a place, for the person's own calendar. It holds no personal link. */
export async function loader({ context }: Route.LoaderArgs) {
  const { personId } = await participantOf(context);
  const { language } = context.get(visit);
  const calendar = await context.get(house).registration.calendar(personId, language);
  if (!calendar) throw data(null, { status: 404 });
  return new Response(calendar.content, {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": 'attachment; filename="radslag.ics"',
      "Cache-Control": "no-store",
    },
  });
}
