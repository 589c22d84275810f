import { data, redirect } from "react-router";
import { Button } from "#ui/button.tsx";
import { PageHead } from "#ui/content/leaf.tsx";
import { Notice } from "#ui/content/notice.tsx";
import { Wrap } from "#ui/frame/wrap.tsx";
import { house } from "../../../web/house.ts";
import { PublicPage } from "../../../web/public-page.tsx";
import { visit } from "../../../web/visit.ts";
import type { Route } from "./+types/sign-in.ts";
import { texts } from "./texts.ts";

/** Looking at a link consumes nothing: a mail scanner may open it as often as it likes. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { language } = context.get(visit);
  const state = params.token ? (await context.get(house).people.signIn.look(params.token)).outcome : "none";
  return { language, state };
}

export async function action({ params, context }: Route.ActionArgs) {
  const { language } = context.get(visit);
  const used = await context.get(house).people.signIn.use(params.token ?? "");
  if (used.outcome === "signed-in") return redirect("/arbetsplats", { headers: { "Set-Cookie": used.session.setCookie } });
  return data({ language, state: used.outcome }, { status: 410 });
}

export const headers = () => ({ "Cache-Control": "no-store" });

export default function SignIn({ loaderData, actionData }: Route.ComponentProps) {
  const { language, state } = actionData ?? loaderData;
  const t = texts[language];
  return (
    <PublicPage>
      <title>{t.title}</title>
      <Wrap>
        <PageHead title={t.title} lead={state === "usable" ? t.usable : t.noLink} />
        {state === "usable" && (
          <form method="post" className="mt-6">
            <Button type="submit">{t.signIn}</Button>
          </form>
        )}
        {(state === "used" || state === "expired" || state === "unknown") && <Notice tone="warn">{t[state]}</Notice>}
        {state !== "usable" && (
          <>
            <p className="mt-6">
              {t.newLink} <code className="nowrap">npm run sign-in -- anna</code>
            </p>
            <p className="mt-4">{t.participant}</p>
          </>
        )}
      </Wrap>
    </PublicPage>
  );
}
