import type { Dialogue } from "#dialogues";
import type { PersonId } from "#people";
import { toInstant, toLocal } from "#platform/civil-time";
import { type Language, dayAndYear } from "#platform/i18n";
import { LinkButton } from "#ui/button.tsx";
import { Leaf } from "#ui/content/leaf.tsx";
import type { House } from "../../../web/house.ts";
import { inLanguage } from "../../../web/language.ts";
import { texts } from "./texts.ts";

export type Outcome = { slug: string; language: Language; toAnswer: number; lastDay: string | undefined; published: boolean };

/** What came out of a dialogue for one who took part: insights to answer for their group, and the documentation. Undefined: nothing yet. */
export async function outcomeOf({ harvest, clock }: Pick<House, "harvest" | "clock">, dialogue: Dialogue, personId: PersonId, language: Language): Promise<Outcome | undefined> {
  const now = clock.civil();
  const [first] = dialogue.meetings;
  if (!first || now < toInstant({ local: first.startsLocal, zone: dialogue.zone })) return undefined;
  const [asked, documentation] = await Promise.all([harvest.asked(dialogue, personId), harvest.documentation(dialogue)]);
  const open = asked.filter(({ windowEnds, groups }) => windowEnds !== null && now < windowEnds && groups.some(({ confirmed }) => !confirmed));
  if (open.length === 0 && !documentation) return undefined;
  const ends = open.map(({ windowEnds }) => windowEnds?.getTime() ?? 0);
  return {
    slug: dialogue.slug,
    language,
    toAnswer: open.length,
    lastDay: ends.length > 0 ? dayAndYear(toLocal(new Date(Math.min(...ends) - 1), dialogue.zone), language) : undefined,
    published: documentation !== undefined,
  };
}

export function OutcomeLeaf({ outcome: { slug, language, toAnswer, lastDay, published } }: { outcome: Outcome }) {
  const t = texts[language].outcome;
  const at = (path: string) => inLanguage(`/dialog/${slug}/${path}`, language);
  return (
    <Leaf id="outcome" title={t.title} help={toAnswer > 0 && lastDay !== undefined ? t.answerBy(lastDay) : undefined}>
      <p>{toAnswer > 0 ? t.asked(toAnswer) : t.published}</p>
      <p className="row mt-4">
        {toAnswer > 0 && <LinkButton href={at("insikter")}>{t.answer}</LinkButton>}
        {published && (
          <LinkButton look="second" href={at("dokumentation")}>
            {t.documentation}
          </LinkButton>
        )}
      </p>
    </Leaf>
  );
}
