import { themeSheet } from "#ui/theme.ts";
import { house } from "../../web/house.ts";
import type { Route } from "./+types/theme-sheet.ts";

/** The organisation's colours and faces, linked after the main sheet. Empty before there is an organisation. */
export async function loader({ context }: Route.LoaderArgs) {
  const organisation = await context.get(house).authorities.organisation();
  return new Response(organisation ? themeSheet(organisation.theme) : "", {
    headers: { "Content-Type": "text/css; charset=utf-8", "Cache-Control": "public, max-age=300", "X-Content-Type-Options": "nosniff" },
  });
}
