import { data, redirect } from "react-router";
import { Button } from "#ui/button.tsx";
import { PageHead } from "#ui/content/leaf.tsx";
import { Notice } from "#ui/content/notice.tsx";
import { Wrap } from "#ui/frame/wrap.tsx";
import { house } from "../../../web/house.ts";
import { inLanguage } from "../../../web/language.ts";
import { PublicPage } from "../../../web/public-page.tsx";
import { visit } from "../../../web/visit.ts";
import type { Route } from "./+types/personal-link.ts";
import { texts } from "./texts.ts";

/** Looking changes nothing and tells nothing about the person: mail scanners open links, forwarded letters too (R4). */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { outcome } = await context.get(house).people.links.open(params.token);
  const { language } = context.get(visit);
  return data({ language, outcome }, { status: outcome === "valid" ? 200 : 404 });
}

/** The secret in the address is exchanged for a session. */
export async function action({ params, context }: Route.ActionArgs) {
  const { people } = context.get(house);
  const { language } = context.get(visit);
  const opened = await people.links.open(params.token);
  if (opened.outcome !== "valid") return data(null, { status: 404 });
  const { setCookie } = await people.sessions.open({ personId: opened.personId, kind: "participant" });
  return redirect(inLanguage("/mitt-deltagande", language), { status: 303, headers: { "Set-Cookie": setCookie } });
}

export const headers = () => ({ "Cache-Control": "no-store", "Referrer-Policy": "same-origin", "X-Robots-Tag": "noindex" });

export default function PersonalLink({ loaderData: { language, outcome } }: Route.ComponentProps) {
  const t = texts[language].link;
  return (
    <PublicPage>
      <title>{t.title}</title>
      <Wrap>
        <PageHead title={t.title} lead={outcome === "valid" ? t.lead : undefined} />
        {outcome === "valid" ? (
          <form method="post" className="mt-6">
            <Button size="large">{t.open}</Button>
          </form>
        ) : (
          <Notice tone="warn">{t[outcome]}</Notice>
        )}
      </Wrap>
    </PublicPage>
  );
}
