import { catalogue } from "#platform/i18n";
import type { FormProblem } from "#registration";
import type { ExtraQuestionView } from "./extra-view.ts";

/** The words around questions whose own words are the authority's. */
export const extraTexts = catalogue(
  {
    noAnswer: "Vill inte svara",
    missing: { line: "Skriv ett svar", lines: "Skriv ett svar", number: "Skriv ett tal", choice: "Välj ett av svaren", several: "Välj minst ett av svaren" },
    noNumber: "Skriv ett heltal, med siffror",
    between: (min: number, max: number) => `Skriv ett tal från ${min} till ${max}`,
    atLeast: (min: number) => `Skriv ett tal som är minst ${min}`,
    atMost: (max: number) => `Skriv ett tal som är högst ${max}`,
    tooLong: (limit: number) => `Korta texten till högst ${limit} tecken`,
    birthNumber: "Ta bort personnumret, som vi inte får ha här",
    unknown: "Välj bland svaren på sidan",
  },
  {
    noAnswer: "Would rather not say",
    missing: { line: "Write an answer", lines: "Write an answer", number: "Write a number", choice: "Choose one of the answers", several: "Choose at least one of the answers" },
    noNumber: "Write a whole number, in digits",
    between: (min: number, max: number) => `Write a number from ${min} to ${max}`,
    atLeast: (min: number) => `Write a number that is at least ${min}`,
    atMost: (max: number) => `Write a number that is at most ${max}`,
    tooLong: (limit: number) => `Shorten the text to at most ${limit} characters`,
    birthNumber: "Remove the personal identity number, which we may not hold here",
    unknown: "Choose among the answers on the page",
  },
  {
    noAnswer: "En halua vastata",
    missing: { line: "Kirjoita vastaus", lines: "Kirjoita vastaus", number: "Kirjoita luku", choice: "Valitse yksi vastauksista", several: "Valitse vähintään yksi vastauksista" },
    noNumber: "Kirjoita kokonaisluku numeroin",
    between: (min: number, max: number) => `Kirjoita luku väliltä ${min}–${max}`,
    atLeast: (min: number) => `Kirjoita luku, joka on vähintään ${min}`,
    atMost: (max: number) => `Kirjoita luku, joka on enintään ${max}`,
    tooLong: (limit: number) => `Lyhennä teksti enintään ${limit} merkkiin`,
    birthNumber: "Poista henkilötunnus, jota emme saa säilyttää tässä",
    unknown: "Valitse sivun vastauksista",
  },
);

/** What to do about a fault. The question is named, since several on a page may have the same; one in another language is not: a sentence has one. */
export function extraFault(problem: FormProblem, question: ExtraQuestionView, t: (typeof extraTexts)["sv"]): string {
  const words = wordsOf(problem, question, t);
  return question.label.lang ? words : `${words}: ${question.label.text}`;
}

function wordsOf(problem: FormProblem, { kind }: ExtraQuestionView, t: (typeof extraTexts)["sv"]): string {
  if (problem.problem === "missing") return t.missing[kind];
  if (problem.problem === "too-long") return t.tooLong(problem.limit);
  if (problem.problem === "personnummer") return t.birthNumber;
  if (problem.problem === "no-number") return t.noNumber;
  if (problem.problem !== "out-of-range") return t.unknown;
  const { min, max } = problem;
  if (min === undefined) return t.atMost(max ?? 0);
  return max === undefined ? t.atLeast(min) : t.between(min, max);
}
