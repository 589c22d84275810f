import type { Plan } from "#grouping";

type Quality = Plan["quality"];
type Said = { goal: string; text: string; proven: boolean };

const mixes: Record<string, { what: string; alike: string }> = {
  role: { what: "roller", alike: "har samma roll" },
  firstTime: { what: "nya och återkommande", alike: "är båda nya eller båda återkommande" },
  municipality: { what: "kommuner", alike: "kommer från samma kommun" },
};

/** What a plan is worth, goal by goal, in a facilitator's words. "Bevisligen" is said only where the engine has proven it. */
export function qualityWords(quality: Quality): Said[] {
  const isProven = (name: string) => quality.provenBest.includes(name);
  const mixed = Object.entries(quality.attributes).flatMap(([name, { value, bound }]): Said[] => {
    const mix = mixes[name];
    if (!mix) return [];
    const text = isProven(name)
      ? `Det här är bevisligen den bästa möjliga blandningen av ${mix.what}.`
      : `${value} par vid samma bord ${mix.alike}, av möjliga ${bound} eller fler.`;
    return [{ goal: name, text, proven: isProven(name) }];
  });
  const wishes = quality.topics.wishesMet;
  return [
    { goal: "newPeople", text: repeatWords(quality.repeats, isProven("repeats")), proven: isProven("repeats") },
    ...mixed,
    ...(wishes === null
      ? []
      : [
          {
            goal: "topics",
            text: `${Math.round(wishes * 100)} procent av önskemålen om ämne är uppfyllda.`,
            proven: wishes === 1,
          },
        ]),
  ];
}

function repeatWords({ value, bound }: Quality["repeats"], proven: boolean): string {
  if (value === 0) return "Ingen möter någon två gånger.";
  const again = value === 1 ? "Ett par möts igen" : `${value} par möts igen`;
  if (proven) return `${again}. Färre går bevisligen inte.`;
  return bound === 0 ? `${again}. Kanske går det med färre.` : `${again}. Minst ${bound} måste det bli.`;
}
