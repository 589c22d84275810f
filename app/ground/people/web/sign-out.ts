import { redirect } from "react-router";
import { house } from "../../../web/house.ts";
import type { Route } from "./+types/sign-out.ts";

export const loader = () => redirect("/logga-in");

export async function action({ request, context }: Route.ActionArgs) {
  const forget = await context.get(house).people.sessions.close(request.headers.get("cookie"), "staff");
  return redirect("/logga-in", { headers: { "Set-Cookie": forget } });
}
