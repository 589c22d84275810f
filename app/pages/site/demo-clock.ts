import { data, redirect } from "react-router";
import { z } from "zod";
import { house } from "../../web/house.ts";
import type { Route } from "./+types/demo-clock.ts";

const form = z.object({ to: z.iso.datetime(), back: z.string().regex(/^\/(?!\/)/) });

/** Moves the civil clock of a demonstration forward; there is no such page anywhere else. */
export async function action({ request, context }: Route.ActionArgs) {
  const { demo, clock } = context.get(house);
  const read = form.safeParse(Object.fromEntries(await request.formData()));
  if (!demo || !read.success) throw data(null, { status: 404 });
  await clock.move(new Date(read.data.to));
  return redirect(read.data.back);
}

export const loader = () => redirect("/");
