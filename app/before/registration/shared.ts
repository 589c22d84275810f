import type { Role } from "#dialogues/shared";
import type { Language } from "#platform/i18n";
import type { TopicKind } from "#topics/shared";

export { holdsBirthNumber } from "./form/birth-number.ts";
export { type MeasuresFault, readMeasures } from "./form/read-measures.ts";

/** What pages and browsers may know of registration without asking the room. */
export type RegistrationId = string & { readonly __brand: "RegistrationId" };

/** Of one person on one date (R2). */
export const statuses = ["registered", "waiting", "cancelled", "attended"] as const;
export type Status = (typeof statuses)[number];

/** What staff look for among the invitees. `silent`: neither registered nor said no. */
export const inviteeStates = ["registered", "unsubscribed", "silent"] as const;
export type InviteeState = (typeof inviteeStates)[number];

/** How staff sort their list. */
export const sorts = ["name", "number", "newest", "role", "municipality"] as const;
export type Sort = (typeof sorts)[number];

/** The form in short steps, in their order; `extra` is there for a dialogue that asks something of its own, `check` shows all answers before they are sent. */
export const formSteps = ["dates", "about", "context", "extra", "topic", "needs", "check"] as const;
export type FormStep = (typeof formSteps)[number];

const fixedSteps = formSteps.filter((step) => step !== "extra");
export const stepsWith = (extra: readonly unknown[]): readonly FormStep[] => (extra.length > 0 ? formSteps : fixedSteps);

/** What was said to a question of the dialogue's own, by its key: one text, one number, or the keys of options. `seen` is the version of the dialogue whose words it was said to. */
export type ExtraAnswer = { question: string; seen: number; said: string[] };

/** The name of such a question's field. What its key cannot hold ends it: `${field}-1` is no other question's. */
export type ExtraField = `extra[${string}]`;
export const extraField = (key: string): ExtraField => `extra[${key}]`;

/** What a person has typed so far, kept as typed, right or wrong. `dates` holds meeting numbers. */
export type Answers = {
  dates: string[];
  name: string;
  email: string;
  role: Role | "";
  organisation: string;
  municipality: string;
  languages: string[];
  extra: ExtraAnswer[];
  topic: TopicKind | "none" | "";
  topicTitle: string;
  topicText: string;
  measures: string[];
  measuresOther: string;
};

export const noAnswers: Answers = {
  dates: [],
  name: "",
  email: "",
  role: "",
  organisation: "",
  municipality: "",
  languages: ["sv"],
  extra: [],
  topic: "",
  topicTitle: "",
  topicText: "",
  measures: [],
  measuresOther: "",
};

export type FormField = Exclude<keyof Answers, "extra"> | ExtraField;

/** What is wrong with a field; the page finds the words. `over` says how many characters are too many. */
export type FormProblem =
  | { problem: "missing" }
  | { problem: "too-long"; limit: number; over: number }
  | { problem: "no-address" }
  | { problem: "personnummer" }
  | { problem: "unknown" }
  | { problem: "too-late" }
  | { problem: "no-number" }
  | { problem: "out-of-range"; min: number | undefined; max: number | undefined };
export type FormError = { step: FormStep; field: FormField } & FormProblem;

/** An answer longer than this is written in a field of several lines. */
export const oneLineMost = 120;
/** How long a text may be that a dialogue asks for, where its file does not say. */
export const extraTextMost = 300;

/** How long a text may be, in characters. */
export const limits = { name: 100, email: 254, organisation: 120, topicTitle: 120, topicText: 600, measuresOther: 300 } as const;

/** How long a dropped date can be taken back. */
export const undoHours = 24;

/** Municipal codes of Statistics Sweden for county 12, Skåne; a code is text: elsewhere some begin with a nought. */
const skane: Record<string, string> = {
  "1214": "Svalöv",
  "1230": "Staffanstorp",
  "1231": "Burlöv",
  "1233": "Vellinge",
  "1256": "Östra Göinge",
  "1257": "Örkelljunga",
  "1260": "Bjuv",
  "1261": "Kävlinge",
  "1262": "Lomma",
  "1263": "Svedala",
  "1264": "Skurup",
  "1265": "Sjöbo",
  "1266": "Hörby",
  "1267": "Höör",
  "1270": "Tomelilla",
  "1272": "Bromölla",
  "1273": "Osby",
  "1275": "Perstorp",
  "1276": "Klippan",
  "1277": "Åstorp",
  "1278": "Båstad",
  "1280": "Malmö",
  "1281": "Lund",
  "1282": "Landskrona",
  "1283": "Helsingborg",
  "1284": "Höganäs",
  "1285": "Eslöv",
  "1286": "Ystad",
  "1287": "Trelleborg",
  "1290": "Kristianstad",
  "1291": "Simrishamn",
  "1292": "Ängelholm",
  "1293": "Hässleholm",
};

/** Answers beside the municipalities. */
const otherPlaces: Record<string, Record<Language, string>> = {
  "whole-region": { sv: "Hela Skåne", en: "All of Skåne", fi: "Koko Skåne" },
  elsewhere: { sv: "Annan kommun i Sverige", en: "Another municipality in Sweden", fi: "Muu kunta Ruotsissa" },
  abroad: { sv: "Utanför Sverige", en: "Outside Sweden", fi: "Ruotsin ulkopuolella" },
};

const inSwedishOrder = new Intl.Collator("sv").compare;

/** In alphabetical order, å ä ö last. */
export const municipalities: readonly { code: string; name: string }[] = Object.entries(skane)
  .map(([code, name]) => ({ code, name }))
  .sort((a, b) => inSwedishOrder(a.name, b.name));

/** Every answer to where a person is from: the municipalities, then the others. */
export const places = (language: Language): readonly { code: string; name: string }[] => [
  ...municipalities,
  ...Object.entries(otherPlaces).map(([code, name]) => ({ code, name: name[language] })),
];

/** Undefined when it is no answer of ours. */
export function municipalityName(code: string, language: Language): string | undefined {
  if (Object.hasOwn(skane, code)) return skane[code];
  return Object.hasOwn(otherPlaces, code) ? otherPlaces[code]?.[language] : undefined;
}

export { askedNow, askedVersion, inWords, limitOf, shownIn, withExtraPosted } from "./form/extra-answers.ts";
