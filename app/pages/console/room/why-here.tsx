import { useEffect } from "react";
import { useFetcher } from "react-router";
import type { Reasons } from "#grouping";
import { type Language, catalogue } from "#platform/i18n";
import type { loader } from "./why.ts";

const texts = catalogue(
  {
    why: "Varför är jag här?",
    sentence: ({ size, newPeople, roles, municipalities, topic }: Reasons) => {
      const others = size - 1;
      const meet =
        newPeople === 0
          ? "Här sitter du med personer du har mött förut"
          : `Du sitter här för att ${newPeople} av de ${others} andra är nya för dig`;
      const mix = municipalities === null ? `${roles} roller` : `${roles} roller och ${municipalities} kommuner`;
      const wish = topic?.rank ? ", och för att du önskade ämnet" : "";
      return `${meet}, med ${mix} runt bordet${wish}.`;
    },
  },
  {
    why: "Why am I here?",
    sentence: ({ size, newPeople, roles, municipalities, topic }: Reasons) => {
      const others = size - 1;
      const meet =
        newPeople === 0
          ? "You sit with people you have met before"
          : `You sit here because ${newPeople} of the ${others} others are new to you`;
      const mix = municipalities === null ? `${roles} roles` : `${roles} roles and ${municipalities} municipalities`;
      const wish = topic?.rank ? ", and because you wished for the topic" : "";
      return `${meet}, with ${mix} around the table${wish}.`;
    },
  },
);

/** One sentence in counts, asked for anew in each group; nothing while there is no answer. */
export function WhyHere({ room, language }: { room: string; language: Language }) {
  const { load, data } = useFetcher<typeof loader>({ key: `why ${room}` });
  useEffect(() => {
    void load(`${location.pathname}/varfor`);
  }, [load, room]);
  if (!data?.why) return null;
  return (
    <p className="small quiet why-here">
      <b>{texts[language].why}</b> {texts[language].sentence(data.why)}
    </p>
  );
}
