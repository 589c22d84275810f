import type { InfluenceLevel } from "#dialogues/shared";
import { type Language, catalogue } from "#platform/i18n";

/** What each level of influence means for whoever takes part; the authority's own promise stands beside it (D-02). */
export const influenceTexts: Record<Language, Record<InfluenceLevel, { name: string; means: string }>> = catalogue(
  {
    information: { name: "Information", means: "Vi berättar, och svarar på frågor." },
    consultation: { name: "Förankring", means: "Vi frågar vad du tycker innan vi bestämmer, och säger hur det påverkade." },
    involvement: { name: "Delaktighet", means: "Vi arbetar fram förslagen tillsammans. Beslutet fattar vi." },
    "co-decision": { name: "Medbestämmande", means: "Vi beslutar tillsammans." },
  },
  {
    information: { name: "Information", means: "We tell you, and answer questions." },
    consultation: { name: "Consultation", means: "We ask what you think before we decide, and say how it mattered." },
    involvement: { name: "Involvement", means: "We work out the proposals together. The decision is ours." },
    "co-decision": { name: "Co-decision", means: "We decide together." },
  },
  {
    information: { name: "Tiedottaminen", means: "Kerromme ja vastaamme kysymyksiin." },
    consultation: { name: "Kuuleminen", means: "Kysymme mielipidettäsi ennen päätöstä ja kerromme, miten se vaikutti." },
    involvement: { name: "Osallisuus", means: "Laadimme ehdotukset yhdessä. Me teemme päätöksen." },
    "co-decision": { name: "Yhteispäätös", means: "Päätämme yhdessä." },
  },
);
