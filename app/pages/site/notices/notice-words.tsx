import type { Dialogue } from "#dialogues";
import { type Language, say } from "#platform/i18n";
import { Prose } from "#ui/content/leaf.tsx";
import { texts } from "../texts.ts";

/** A dialogue's notice in one language, word for word as the authority wrote it. */
export function noticeOf({ notices, retention }: Dialogue, language: Language) {
  return {
    notice: say(notices.registration, language),
    objection: say(notices.objection, language),
    sections: notices.personalData.map((section) => ({ title: say(section.title, language), text: say(section.text, language) })),
    retention: `${say(retention.text, language)} (${retention.decision})`,
  };
}

export function NoticeWords({ language, notice, objection, sections, retention }: ReturnType<typeof noticeOf> & { language: Language }) {
  const t = texts[language].personalData;
  return (
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
  );
}
