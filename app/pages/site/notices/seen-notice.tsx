import { data } from "react-router";
import { toLocal } from "#platform/civil-time";
import { day, tell } from "#platform/i18n";
import { BackLink } from "#ui/button.tsx";
import { Leaf, PageHead } from "#ui/content/leaf.tsx";
import { Notice } from "#ui/content/notice.tsx";
import { Said } from "#ui/content/said.tsx";
import { Wrap } from "#ui/frame/wrap.tsx";
import { inLanguage } from "../../../web/language.ts";
import { PublicPage } from "../../../web/public-page.tsx";
import { ownParticipation } from "../participation/own.ts";
import { texts } from "../texts.ts";
import type { Route } from "./+types/seen-notice.ts";
import { NoticeWords, noticeOf } from "./notice-words.tsx";

/** What this person was told when registering, whatever the notice says today (G-05). */
export async function loader({ context }: Route.LoaderArgs) {
  const { registration, dialogue, rooms, language } = await ownParticipation(context);
  const seen = await rooms.dialogues.ofVersion(dialogue.id, registration.noticeVersion);
  if (!seen) throw data(null, { status: 404 });
  const words = noticeOf(seen, language);
  return {
    language,
    title: tell(seen.title, language),
    words,
    day: day(toLocal(registration.receivedAt, dialogue.zone), language),
    changed: JSON.stringify(words) !== JSON.stringify(noticeOf(dialogue, language)),
  };
}

export default function SeenNotice({ loaderData: { language, title, words, day: seenOn, changed } }: Route.ComponentProps) {
  const t = texts[language].seenNotice;
  return (
    <PublicPage>
      <title>{t.title}</title>
      <Wrap>
        <BackLink href={inLanguage("/mitt-deltagande", language)}>{t.back}</BackLink>
        <PageHead title={t.title} lead={t.lead(seenOn)} />
        <Notice tone="info">
          <p>
            {changed ? t.changed : t.same} <a href={inLanguage("/personuppgifter", language)}>{t.now}</a>
          </p>
        </Notice>
        <Leaf id="notice" title={<Said {...title} />}>
          <NoticeWords language={language} {...words} />
        </Leaf>
      </Wrap>
    </PublicPage>
  );
}
