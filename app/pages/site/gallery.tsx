import { data } from "react-router";
import { Gallery, views } from "#ui/gallery/gallery.tsx";
import { house } from "../../web/house.ts";
import type { Route } from "./+types/gallery.ts";

export const handle = { live: true };

/** All parts of the look in all their states; only in a demonstration. */
export function loader({ request, context }: Route.LoaderArgs) {
  if (!context.get(house).demo) throw data(null, { status: 404 });
  const asked = new URL(request.url).searchParams.get("visa");
  return { view: views.find((view) => view === asked) };
}

export default function GalleryPage({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <title>Provblad</title>
      <Gallery {...loaderData} />
    </>
  );
}
