import { say } from "#platform/i18n";
import { EmptyState } from "#ui/content/empty-state.tsx";
import { Leaf, PageHead, Prose } from "#ui/content/leaf.tsx";
import { Wrap } from "#ui/frame/wrap.tsx";
import { house } from "../../../web/house.ts";
import { inLanguage } from "../../../web/language.ts";
import { PublicPage } from "../../../web/public-page.tsx";
import { visit } from "../../../web/visit.ts";
import { texts } from "../texts.ts";
import type { Route } from "./+types/accessibility.ts";

/** The statement of the newest public dialogue: the service is one, and the authority renews its words with each dialogue. */
export async function loader({ context }: Route.LoaderArgs) {
  const { language } = context.get(visit);
  const newest = (await context.get(house).dialogues.all()).at(-1);
  const sections = newest?.accessibility.statement ?? [];
  return { language, sections: sections.map(({ title, text }) => ({ title: say(title, language), text: say(text, language) })) };
}

export default function Accessibility({ loaderData: { language, sections } }: Route.ComponentProps) {
  const t = texts[language].accessibility;
  return (
    <PublicPage>
      <title>{t.title}</title>
      <Wrap>
        <PageHead title={t.title} lead={t.lead} />
        {sections.length === 0 && <EmptyState>{t.none}</EmptyState>}
        {sections.map(({ title, text }, at) => (
          <Leaf key={title} id={`section-${at + 1}`} title={title} tight>
            <Prose>
              <p>{text}</p>
            </Prose>
          </Leaf>
        ))}
        <p className="mt-6">
          <a href={`${inLanguage("/synpunkter", language)}?sida=/tillganglighet`}>{t.feedback}</a>
        </p>
      </Wrap>
    </PublicPage>
  );
}
