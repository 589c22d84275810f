import type { ConflictCode, PlanConflict } from "#grouping";

export type ConflictSaid = { text: string; loosen: string };

type Facts = { who: string; groups: string; needed: number; available: number };

const sentences: Record<ConflictCode, (facts: Facts) => ConflictSaid> = {
  "no-group-admits": ({ who }) => ({
    text: `${who} kan inte sitta i någon grupp: språket eller en låst plats stänger alla.`,
    loosen: "Lås upp platsen, eller gör fler grupper så att en till kan ha det språket.",
  }),
  "set-too-big": ({ who, needed, available }) => ({
    text: `${who} ska sitta tillsammans. De är ${needed}, och den största gruppen de får sitta i har ${available} platser.`,
    loosen: "Gör grupperna större, eller låt inte alla sitta tillsammans.",
  }),
  "fixed-apart-from-set": ({ who, groups }) => ({
    text: `${who} ska sitta tillsammans men är låsta i olika grupper (${groups}).`,
    loosen: "Lås upp någon av dem.",
  }),
  "together-and-apart": ({ who }) => ({
    text: `${who} ska både sitta tillsammans och hållas isär.`,
    loosen: "Ta bort en av reglerna.",
  }),
  "apart-crowd": ({ who, needed, available }) => ({
    text: `${who} ska hållas isär. De är ${needed}, och det finns bara ${available} grupper för dem.`,
    loosen: "Gör fler och mindre grupper, eller ta bort någon ur listan över dem som ska hållas isär.",
  }),
  "too-many-people": ({ groups, needed, available }) => ({
    text: `${needed} personer kan bara sitta i grupp ${groups}, som har ${available} platser.`,
    loosen: "Gör grupperna större, eller lås upp någon.",
  }),
  "too-few-people": ({ groups, needed, available }) => ({
    text: `Grupp ${groups} behöver ${needed} personer, och bara ${available} får sitta där.`,
    loosen: "Sänk det minsta antalet, eller lås upp någon.",
  }),
  "too-few-hosts": ({ groups, needed, available }) => ({
    text: `Grupp ${groups} behöver var sin samtalsvärd, alltså ${needed}, och bara ${available} kan vara det.`,
    loosen: "Utse fler samtalsvärdar, eller lås upp dem.",
  }),
  combined: ({ who }) => ({
    text: `Reglerna för ${who} går inte ihop, hur de än placeras.`,
    loosen: "Ta bort eller lås upp någon av dem.",
  }),
};

/** More names than this are a number. */
const named = 6;

/** A conflict of rules in a facilitator's words, with what to loosen. What touches somebody's needs names nobody. */
export function conflictWords(
  { code, people, groups, needed, available, isPrivate }: PlanConflict,
  nameOf: (personId: string) => string,
): ConflictSaid {
  const who = isPrivate || people.length > named ? `${people.length} personer` : people.map(nameOf).join(", ");
  const said = sentences[code]({ who, groups: groups.join(", "), needed, available });
  return isPrivate
    ? { ...said, text: `${said.text} Det rör något som någon behöver för att kunna delta, så här står inga namn.` }
    : said;
}
