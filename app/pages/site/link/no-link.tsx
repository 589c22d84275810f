import { PageHead } from "#ui/content/leaf.tsx";
import { Wrap } from "#ui/frame/wrap.tsx";
import { PublicPage } from "../../../web/public-page.tsx";
import { visit } from "../../../web/visit.ts";
import type { Route } from "./+types/no-link.ts";
import { texts } from "./texts.ts";

/** Where someone without a session ends up: how to get in. */
export function loader({ context }: Route.LoaderArgs) {
  return { language: context.get(visit).language };
}

export default function NoLink({ loaderData: { language } }: Route.ComponentProps) {
  const t = texts[language].noLink;
  return (
    <PublicPage>
      <title>{t.title}</title>
      <Wrap>
        <PageHead title={t.title} lead={t.lead} />
        <p>{t.help}</p>
      </Wrap>
    </PublicPage>
  );
}
