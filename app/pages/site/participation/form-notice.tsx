import type { Language } from "#platform/i18n";
import { Notice } from "#ui/content/notice.tsx";
import { inLanguage } from "../../../web/language.ts";
import { texts } from "../texts.ts";

/** At a form: what the authority says about what is sent in, word for word, and the way to all of it (G-04). */
export function FormNotice({ language, notice }: { language: Language; notice: string }) {
  return (
    <div className="mt-6">
      <Notice tone="plain">
        <p>
          {notice} <a href={inLanguage("/personuppgifter", language)}>{texts[language].personalData.title}</a>
        </p>
      </Notice>
    </div>
  );
}
