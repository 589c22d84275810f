import type { TopicState } from "#topics";

/** Staff read Swedish. */
export const boardTexts = {
  views: "Visa ämnen som",
  board: "Tavla",
  list: "Lista",
  counts: "Ämnen efter läge",
  awaiting: "väntar på oss",
  filter: "Sök och sortera",
  words: "Sök rubrik, namn eller nummer",
  kind: "Slag",
  allKinds: "Alla slag",
  state: "Läge",
  allStates: "Alla lägen",
  order: "Ordning",
  orders: { vantan: "Väntat längst", inkommet: "Senast inkommet", nummer: "Nummer" },
  onlyAwaiting: "Bara de som väntar på oss",
  show: "Visa",
  clear: "Visa alla ämnen",
  nothing: "Inget ämne passar det du söker.",
  empty: "Inga ämnen här.",
  more: (count: number) => `Visa alla ${count} i listan`,
  moveTo: (number: number) => `Flytta ämne ${number} till`,
  pick: "Flytta till …",
  move: "Flytta",
  contact: "Kontakt",
  contactBy: (way: string) => `Kontakt: ${way.toLowerCase()}`,
  prepare: "Förbereds",
  place: "På dagordningen",
  undo: "Ångra flytten",
  undoOf: (number: number) => `Ångra flytten av ämne ${number}`,
  moved: (number: number, state: string) => `Ämne ${number} ligger nu under ${state}.`,
  notMoved: (number: number) => `Ämne ${number} gick inte att flytta dit. Öppna det och se vad som hänt.`,
  inState: (age: string) => (age === "i dag" ? "Sedan i dag" : `I ${age}`),
  into: (number: number) => `med ämne ${number}`,
  tableName: "Tabell över ämnen",
  heads: { number: "Nr", title: "Ämne", name: "Från", state: "Läge", age: "I läget", next: "Nästa steg", move: "Flytta" },
  pages: "Sidor",
  page: (page: number, of: number) => `Sida ${page} av ${of}`,
  earlier: "Föregående sida",
  later: "Nästa sida",
  /** The link's place on the topic's page stands beside it. */
  next: {
    answer: "Svara förslagsställaren",
    contact: "Ta kontakt",
    question: "Formulera frågan",
    place: "Sätt på dagordningen",
  },
  closed: "Utanför tavlan",
} satisfies Record<string, unknown>;

/** What stands on the board, in the order of a topic's life; the rest is one press away, in the list. */
export const boardStates = ["received", "contacted", "preparing", "on-agenda", "discussed"] as const satisfies readonly TopicState[];
