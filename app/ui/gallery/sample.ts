import type { NavLink } from "../frame/nav-link.tsx";
import type { PageFrameProps } from "../frame/page-frame.tsx";
import type { NoteKind } from "../live/kind-picker.tsx";
import type { RoleShape } from "../thread/role-mark.tsx";
import type { ThreadNode } from "../thread/thread.tsx";
import type { Words } from "../words.tsx";

export const words: Words = {
  skip: "Till innehållet",
  siteNav: "Webbplats",
  menu: "Meny",
  fault: "Fel:",
  optional: "(valfritt)",
  past: "Har hänt:",
  now: "Nu:",
  later: "Kommer:",
};

export type View =
  | "parts"
  | "invitation"
  | "start"
  | "form"
  | "check"
  | "receipt"
  | "lobby"
  | "plenary"
  | "group"
  | "console"
  | "staff"
  | "wall"
  | "documentation";

export const viewNames: Record<View, string> = {
  parts: "Delar",
  invitation: "Inbjudan",
  start: "Start",
  form: "Formulär",
  check: "Granska",
  receipt: "Kvitto",
  lobby: "Lobby",
  plenary: "Plenum",
  group: "Grupp",
  console: "Processledning",
  staff: "Ämnen",
  wall: "Skörd",
  documentation: "Dokumentation",
};

export const viewHref = (view: View): string => `?visa=${view}`;

export const nav: NavLink[] = [
  { href: viewHref("start"), text: "Alla rådslag" },
  { href: "#mitt", text: "Mitt deltagande" },
  { href: "#fi", text: "Suomeksi", lang: "fi" },
  { href: "#en", text: "English", lang: "en" },
];

export const authority = { name: "Region Exempel", href: viewHref("parts") };

export const frame = {
  words,
  authority,
  nav,
  footer: {
    responsible: "Kulturnämnden är ansvarig myndighet för rådslaget.",
    links: [
      { href: "#kontakt", text: "Kontakta oss" },
      { href: "#uppgifter", text: "Så behandlar vi personuppgifter" },
      { href: "#tillganglighet", text: "Tillgänglighetsredogörelse" },
    ],
    madeWith: ["Rådslag", "ett verktyg för offentliga samtal"] as const,
  },
} satisfies Omit<PageFrameProps, "children">;

export const meeting = "När scenen blev tyst";

export const dates = [
  {
    day: "3",
    dateTime: "2020-11-03T13:00",
    date: "tisdag 3 november 2020",
    time: "kl. 13.00–16.00",
  },
  {
    day: "10",
    dateTime: "2020-11-10T13:00",
    date: "tisdag 10 november 2020",
    time: "kl. 13.00–16.00",
  },
];

export const roles: Record<
  "artist" | "actor" | "officer" | "politician" | "leader" | "interpreter",
  { shape: RoleShape; word: string }
> = {
  artist: { shape: "diamond", word: "Konstnär" },
  actor: { shape: "square", word: "Kulturaktör" },
  officer: { shape: "circle", word: "Tjänsteperson" },
  politician: { shape: "triangle", word: "Politiker" },
  leader: { shape: "star", word: "Processledare" },
  interpreter: { shape: "bracket", word: "Teckenspråkstolk" },
};

export const kinds: NoteKind[] = [
  { value: "erfarenhet", dye: "vejde", word: "Erfarenhet" },
  { value: "utmaning", dye: "lav", word: "Utmaning" },
  { value: "ide", dye: "reseda", word: "Idé" },
  { value: "fraga", dye: "bjork", word: "Fråga" },
  { value: "kontakt", dye: "ljung", word: "Kontakt" },
];

export const topicWay: ThreadNode[] = [
  { title: "Mottaget", text: "Du får kvitto och ämnesnummer direkt." },
  { title: "Kontakt", text: "Någon av oss hör av sig inom en vecka." },
  { title: "Förberett", text: "Vi formulerar frågan tillsammans." },
  { title: "På dagordningen", text: "Du vet vilken dag och vilket samtal." },
  { title: "Diskuterat", text: "Gruppen antecknar vad ni kom fram till." },
  { title: "Besvarat", text: "Du får svar, också när svaret är nej." },
];

export const topicLife: ThreadNode[] = [
  { title: "Mottaget", when: "14 oktober 2020 kl. 9.42", state: "done" },
  { title: "Kontakt", when: "19 oktober, telefonsamtal med Karin Möller", state: "done" },
  {
    title: "På dagordningen",
    when: "3 november kl. 15.05, samtal 3. Du sitter i grupp 7.",
    state: "now",
  },
  { title: "Diskuterat", when: "Du ser gruppens anteckningar här", state: "later" },
  { title: "Besvarat", when: "Senast 18 december", state: "later" },
];
