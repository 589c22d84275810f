import type { Dialogue } from "#dialogues";
import { type Language, tell } from "#platform/i18n";
import { Prose } from "#ui/content/leaf.tsx";
import { Said } from "#ui/content/said.tsx";
import { texts } from "../texts.ts";

/** A dialogue's notice in one language, word for word as the authority wrote it. */
export function noticeOf({ notices, retention }: Dialogue, language: Language) {
  return {
    notice: tell(notices.registration, language),
    objection: tell(notices.objection, language),
    sections: notices.personalData.map((section) => ({ title: tell(section.title, language), text: tell(section.text, language) })),
    retention: tell(retention.text, language),
    decision: retention.decision,
  };
}

export function NoticeWords({ language, notice, objection, sections, retention, decision }: ReturnType<typeof noticeOf> & { language: Language }) {
  const t = texts[language].personalData;
  return (
    <Prose>
      <p>
        <Said {...notice} />
      </p>
      {sections.map((section) => (
        <div key={section.title.text}>
          <h3>
            <Said {...section.title} />
          </h3>
          <p>
            <Said {...section.text} />
          </p>
        </div>
      ))}
      <h3>{t.retention}</h3>
      <p>
        <Said {...retention} /> ({decision})
      </p>
      <h3>{t.objection}</h3>
      <p>
        <Said {...objection} />
      </p>
    </Prose>
  );
}
