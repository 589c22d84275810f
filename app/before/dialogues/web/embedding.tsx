import type { Language } from "#platform/i18n";
import { Fold } from "#ui/content/fold.tsx";
import { TextArea } from "#ui/forms/text-area.tsx";
import type { EmbeddingCode } from "./embedding-code.ts";
import { staffTexts } from "./staff-texts.ts";

const t = staffTexts.embedding;

type Props = {
  slug: string;
  /** the sites that may show the frame */
  origins: readonly string[];
  codes: readonly EmbeddingCode[];
};

/** What to paste into another site so that the invitation is seen there, and how it will look. */
export function Embedding({ slug, origins, codes }: Props) {
  return (
    <section className="mt-6" aria-labelledby="embedding-title">
      <h2 id="embedding-title">{t.title}</h2>
      <p className="small quiet">{origins.length === 0 ? t.nobody : t.may(origins)}</p>
      <p className="small">
        <a href={`/arbetsplats/${slug}/fil`}>{t.toFile}</a>
      </p>
      {codes.map(({ language, frame, card }) => (
        <Fold key={language} summary={t.languages[language]} open={language === "sv"}>
          {origins.length > 0 && <Code id={`frame-${language}`} label={t.frame} hint={t.frameHint} rows={4} code={frame} />}
          <Code id={`card-${language}`} label={t.card} hint={t.cardHint} rows={6} code={card} />
        </Fold>
      ))}
      {origins.length > 0 && (
        <>
          <h3 className="mt-5">{t.preview}</h3>
          <iframe className="embedding-preview mt-4" src={`/dialog/${slug}/inbaddning`} title={t.previewTitle} loading="lazy" />
        </>
      )}
    </section>
  );
}

function Code({ code, ...field }: { id: `${"frame" | "card"}-${Language}`; label: string; hint: string; rows: number; code: string }) {
  return <TextArea {...field} defaultValue={code} readOnly spellCheck={false} />;
}
