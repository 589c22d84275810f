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

/** The right to read lives as long as the dialogue: once it is closed the link opens nothing any more (S-09). */
async function openLink({ params, context }: Pick<Route.LoaderArgs, "params" | "context">) {
  const { dialogues, people, registration } = context.get(house);
  const opened = await people.links.open(params.token);
  if (opened.outcome !== "valid") return opened;
  const registered = await registration.of(opened.personId);
  const dialogue = registered && (await dialogues.find(registered.dialogueId));
  return dialogue?.state === "closed" ? { outcome: "closed" as const, slug: dialogue.slug } : opened;
}

/** Looking changes nothing and tells nothing about the person: mail scanners open links, forwarded letters too (R4). */
export async function loader(args: Route.LoaderArgs) {
  const opened = await openLink(args);
  const { language } = args.context.get(visit);
  const { outcome } = opened;
  return data({ language, outcome, slug: opened.outcome === "closed" ? opened.slug : undefined }, { status: outcome === "valid" ? 200 : outcome === "closed" ? 410 : 404 });
}

/** The secret in the address is exchanged for a session. */
export async function action(args: Route.ActionArgs) {
  const { people } = args.context.get(house);
  const { language } = args.context.get(visit);
  const opened = await openLink(args);
  if (opened.outcome !== "valid") return data(null, { status: 404 });
  const { setCookie } = await people.sessions.open({ personId: opened.personId, kind: "participant" });
  return redirect(inLanguage("/mitt-deltagande", language), { status: 303, headers: { "Set-Cookie": setCookie } });
}

export const headers = () => ({ "Cache-Control": "no-store", "X-Robots-Tag": "noindex" });

export default function PersonalLink({ loaderData: { language, outcome, slug } }: Route.ComponentProps) {
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
          <Notice tone="warn">
            <p>{t[outcome]}</p>
            {slug && (
              <p>
                <a href={inLanguage(`/dialog/${slug}/dokumentation`, language)}>{t.documentation}</a>
              </p>
            )}
          </Notice>
        )}
      </Wrap>
    </PublicPage>
  );
}
