import { useFetcher } from "react-router";
import type { Reasons } from "#grouping";
import { type Language, catalogue } from "#platform/i18n";
import type { action } from "./meeting.tsx";

const texts = catalogue(
  {
    why: "Varför är jag här?",
    sentence: ({ size, newPeople, roles, municipalities, topic }: Reasons) => {
      const others = size - 1;
      const whom = newPeople === others ? `alla ${others} andra` : `${newPeople} av de ${others} andra`;
      const meet =
        newPeople === 0 ? "Här sitter du med personer du har mött förut" : `Du sitter här för att ${whom} är nya för dig`;
      const mix = municipalities === null ? `${roles} roller` : `${roles} roller och ${municipalities} kommuner`;
      const wish = topic?.rank ? ", och för att du önskade ämnet" : "";
      return `${meet}, med ${mix} runt bordet${wish}.`;
    },
  },
  {
    why: "Why am I here?",
    sentence: ({ size, newPeople, roles, municipalities, topic }: Reasons) => {
      const others = size - 1;
      const whom = newPeople === others ? `all ${others} others` : `${newPeople} of the ${others} others`;
      const meet = newPeople === 0 ? "You sit with people you have met before" : `You sit here because ${whom} are new to you`;
      const mix = municipalities === null ? `${roles} roles` : `${roles} roles and ${municipalities} municipalities`;
      const wish = topic?.rank ? ", and because you wished for the topic" : "";
      return `${meet}, with ${mix} around the table${wish}.`;
    },
  },
  {
    why: "Miksi olen täällä?",
    sentence: ({ size, newPeople, roles, municipalities, topic }: Reasons) => {
      const others = size - 1;
      const whom = newPeople === others ? `kaikki ${others} muuta` : `${newPeople} muista ${others} henkilöstä`;
      const meet = newPeople === 0 ? "Istut henkilöiden kanssa, jotka olet tavannut aiemmin" : `Istut täällä, koska ${whom} on sinulle uusia`;
      const mix = municipalities === null ? `rooleja ${roles}` : `rooleja ${roles} ja kuntia ${municipalities}`;
      const wish = topic?.rank ? ", ja koska toivoit aihetta" : "";
      return `${meet}. Pöydän ympärillä on ${mix}${wish}.`;
    },
  },
);

/** One sentence in counts, for whoever asks. Mounted anew in each group. */
export function WhyHere({ language }: { language: Language }) {
  const asked = useFetcher<typeof action>();
  const why = asked.data && "why" in asked.data ? asked.data.why : null;
  const t = texts[language];
  return (
    <asked.Form method="post" className="why-here">
      {!why && (
        <button type="submit" name="why" value="1" className="as-link small">
          {t.why}
        </button>
      )}
      <p role="status" className="small quiet">
        {why && t.sentence(why)}
      </p>
    </asked.Form>
  );
}
