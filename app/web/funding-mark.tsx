import type { Language, Told } from "#platform/i18n";
import { Said } from "#ui/content/said.tsx";

const emblem: Record<Language, string> = { sv: "Europeiska unionens emblem", en: "The emblem of the European Union", fi: "Euroopan unionin tunnus" };

/** Twelve stars on a circle of a third of the height, each a ninth of the height across: the emblem's own geometry. */
const [width, height] = [81, 54];
const star = (x: number, y: number) => {
  const points = Array.from({ length: 10 }, (_, at) => {
    const radius = (height / 18) * (at % 2 === 0 ? 1 : 0.382);
    const angle = (Math.PI / 5) * at - Math.PI / 2;
    return `${(x + radius * Math.cos(angle)).toFixed(2)},${(y + radius * Math.sin(angle)).toFixed(2)}`;
  });
  return `M${points.join(" ")}Z`;
};
const circle = Array.from({ length: 12 }, (_, at) => {
  const angle = (Math.PI / 6) * at;
  return star(width / 2 + (height / 3) * Math.cos(angle), height / 2 + (height / 3) * Math.sin(angle));
});
const stars = circle.join("");

/** The emblem of the Union, never altered, the funder's statement as text beside it, and the disclaimer where the programme asks for one (E-02 to E-04). */
export function FundingMark({ language, statement, disclaimer }: { language: Language; statement: Told; disclaimer?: Told }) {
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- drawn here, so that nothing is fetched */}
      <svg className="eu" viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={emblem[language]}>
        <rect width={width} height={height} fill="#003399" />
        <path d={stars} fill="#FFCC00" />
      </svg>
      <p>{disclaimer ? <strong><Said {...statement} /></strong> : <Said {...statement} />}</p>
      {disclaimer && <p className="small quiet"><Said {...disclaimer} /></p>}
    </>
  );
}
