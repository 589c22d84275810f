import { tell } from "#platform/i18n";
import { EmptyState } from "#ui/content/empty-state.tsx";
import { Leaf, PageHead } from "#ui/content/leaf.tsx";
import { Said, SaidIn } from "#ui/content/said.tsx";
import { Wrap } from "#ui/frame/wrap.tsx";
import { house } from "../../../web/house.ts";
import { PublicPage } from "../../../web/public-page.tsx";
import { visit } from "../../../web/visit.ts";
import { texts } from "../texts.ts";
import type { Route } from "./+types/personal-data.ts";
import { NoticeWords, noticeOf } from "./notice-words.tsx";

/** The notice of every dialogue that is public, as it stands now (G-02, G-03). */
export async function loader({ context }: Route.LoaderArgs) {
  const { language } = context.get(visit);
  const dialogues = await context.get(house).dialogues.all();
  return { language, dialogues: dialogues.map((dialogue) => ({ slug: dialogue.slug, title: tell(dialogue.title, language), words: noticeOf(dialogue, language) })) };
}

export default function PersonalData({ loaderData: { language, dialogues } }: Route.ComponentProps) {
  const t = texts[language].personalData;
  return (
    <PublicPage>
      <title>{t.title}</title>
      <Wrap>
        <PageHead title={t.title} lead={t.lead} />
        {dialogues.length === 0 && <EmptyState>{t.none}</EmptyState>}
        {dialogues.map(({ slug, title, words }) => (
          <Leaf key={slug} id={slug} title={<SaidIn sentence={t.about}><Said {...title} /></SaidIn>}>
            <NoticeWords language={language} {...words} />
          </Leaf>
        ))}
      </Wrap>
    </PublicPage>
  );
}
