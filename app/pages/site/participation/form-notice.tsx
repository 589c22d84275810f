import type { Language, Told } from "#platform/i18n";
import { Notice } from "#ui/content/notice.tsx";
import { Said } from "#ui/content/said.tsx";
import { inLanguage } from "../../../web/language.ts";
import { texts } from "../texts.ts";

/** At a form: what the authority says about what is sent in, word for word, and the way to all of it (G-04). */
export function FormNotice({ language, notice }: { language: Language; notice: Told }) {
  return (
    <div className="mt-6">
      <Notice tone="plain">
        <p>
          <Said {...notice} /> <a href={inLanguage("/personuppgifter", language)}>{texts[language].personalData.title}</a>
        </p>
      </Notice>
    </div>
  );
}
