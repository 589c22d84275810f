import type { Language } from "#platform/i18n";
import { Leaf } from "#ui/content/leaf.tsx";
import { inLanguage } from "../../../../web/language.ts";
import { wishTexts } from "./texts.ts";

type Props = { language: Language; chosen: { number: number; title: string }[] };

export function WishesLeaf({ language, chosen }: Props) {
  const t = wishTexts[language];
  return (
    <Leaf id="wishes" title={t.title} tight>
      {chosen.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <ol>
          {chosen.map(({ number, title }) => (
            <li key={number} className="voice">
              {title}
            </li>
          ))}
        </ol>
      )}
      <p className="mt-4">
        <a href={inLanguage("/mitt-deltagande/amnen", language)}>{chosen.length === 0 ? t.choose : t.change}</a>
      </p>
    </Leaf>
  );
}
