import { data } from "react-router";
import { house } from "../../web/house.ts";
import { PublicPage } from "../../web/public-page.tsx";
import type { Route } from "./+types/empty.ts";

/** The frame and nothing in it: what the benches hold a page of the form against. Not there outside demonstrations. */
export function loader({ context }: Route.LoaderArgs) {
  if (!context.get(house).demo) throw data(null, { status: 404 });
  return null;
}

export default function Empty() {
  return (
    <PublicPage>
      <title>Rådslag</title>
      <h1 className="vh">Rådslag</h1>
    </PublicPage>
  );
}
