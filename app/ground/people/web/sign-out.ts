import { redirect } from "react-router";
import { languages } from "#platform/i18n";
import { house } from "../../../web/house.ts";
import { inLanguage } from "../../../web/language.ts";
import { visit } from "../../../web/visit.ts";
import type { Route } from "./+types/sign-out.ts";

export const loader = () => redirect("/logga-in");

/** Staff leave here, on this device or on every one; whoever registered leaves a device that others use. */
export async function action({ request, context }: Route.ActionArgs) {
  const { sessions } = context.get(house).people;
  const cookies = request.headers.get("cookie");
  const posted = await request.formData();
  if (posted.get("as") === "participant") {
    const language = languages.find((one) => one === posted.get("language")) ?? "sv";
    return redirect(inLanguage("/min-lank", language), { headers: { "Set-Cookie": await sessions.close(cookies, "participant") } });
  }
  const staff = await context.get(visit).staff();
  if (staff && posted.get("where") === "everywhere") await sessions.closeAll(staff.personId, "staff");
  return redirect("/logga-in", { headers: { "Set-Cookie": await sessions.close(cookies, "staff") } });
}
