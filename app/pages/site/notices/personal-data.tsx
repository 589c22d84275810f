import { say } from "#platform/i18n";
import { Leaf, PageHead, Prose } from "#ui/content/leaf.tsx";
import { EmptyState } from "#ui/content/empty-state.tsx";
import { Wrap } from "#ui/frame/wrap.tsx";
import { house } from "../../../web/house.ts";
import { PublicPage } from "../../../web/public-page.tsx";
import { visit } from "../../../web/visit.ts";
import { texts } from "../texts.ts";
import type { Route } from "./+types/personal-data.ts";

/** The notice of every dialogue that is public, word for word as the authority wrote it (G-02, G-03). */
export async function loader({ context }: Route.LoaderArgs) {
  const { language } = context.get(visit);
  const dialogues = await context.get(house).dialogues.all();
  return {
    language,
    dialogues: dialogues.map(({ slug, title, notices, retention }) => ({
      slug,
      title: say(title, language),
      notice: say(notices.registration, language),
      objection: say(notices.objection, language),
      sections: notices.personalData.map((section) => ({ title: say(section.title, language), text: say(section.text, language) })),
      retention: `${say(retention.text, language)} (${retention.decision})`,
    })),
  };
}

export default function PersonalData({ loaderData: { language, dialogues } }: Route.ComponentProps) {
  const t = texts[language].personalData;
  return (
    <PublicPage>
      <title>{t.title}</title>
      <Wrap>
        <PageHead title={t.title} lead={t.lead} />
        {dialogues.length === 0 && <EmptyState>{t.none}</EmptyState>}
        {dialogues.map(({ slug, title, notice, objection, sections, retention }) => (
          <Leaf key={slug} id={slug} title={t.about(title)}>
            <Prose>
              <p>{notice}</p>
              {sections.map((section) => (
                <div key={section.title}>
                  <h3>{section.title}</h3>
                  <p>{section.text}</p>
                </div>
              ))}
              <h3>{t.retention}</h3>
              <p>{retention}</p>
              <h3>{t.objection}</h3>
              <p>{objection}</p>
            </Prose>
          </Leaf>
        ))}
      </Wrap>
    </PublicPage>
  );
}
