import { undoHours } from "#registration/shared";
import { padded } from "../texts.ts";

/** Staff read Swedish. */
export const doubleTexts = {
  title: "Liknar varandra",
  lead: "Samma namn eller samma adress kan vara en person två gånger, eller en familj. Inget avbokas av sig självt.",
  none: "Inga anmälningar liknar varandra.",
  table: "Tabell över anmälningar som liknar varandra",
  pair: "Anmälningar",
  numbers: ([one, other]: readonly [number, number]) => `${padded(one)} och ${padded(other)}`,
  names: "Namn",
  why: "Varför",
  because: ({ sameName, sameAddress }: { sameName: boolean; sameAddress: boolean }) => (sameName && sameAddress ? "samma namn och adress" : sameName ? "samma namn" : "samma adress"),
  settled: "Inte samma person",
  settledTable: "Tabell över anmälningar som inte är samma person",
  settledBy: (name: string, when: string) => `${name}, ${when}`,
  settledWhen: "Bestämt",
  reopen: "Ångra",
  reopenPair: (numbers: readonly [number, number]) => `Ångra för ${padded(numbers[0])} och ${padded(numbers[1])}`,
  compareTitle: ([one, other]: readonly [number, number]) => `Jämför ${padded(one)} och ${padded(other)}`,
  compareLead: "Är det samma person två gånger? Avboka i så fall den ena. Den som avbokas får ett brev.",
  compareTable: "Tabell över de två anmälningarna",
  fact: "Uppgift",
  received: "Kom in",
  alike: "Jämförelse",
  same: "lika",
  differs: "olika",
  topic: "Ämne",
  noTopic: "Inget",
  two: "Det är två personer",
  isTwo: "Ni har kommit fram till att det är två personer.",
  cancel: (number: number) => `Avboka ${padded(number)}`,
  restore: (number: number) => `Ta tillbaka avbokningen av ${padded(number)}`,
  done: {
    settled: "Sparat: det är två personer. De visas inte längre som lika.",
    reopened: "Ångrat: de visas som lika igen.",
    cancelled: `Avbokad. Det kan tas tillbaka i ${undoHours} timmar.`,
    restored: "Avbokningen är tillbakatagen.",
    unchanged: "Inget är ändrat: det var redan så.",
    "too-late": "Det går inte längre: tiden för det har gått ut.",
  },
} as const;

export type DoubleDone = keyof (typeof doubleTexts)["done"];

/** What a page says after its post, by the word in its address. */
export function doneOf(request: Request): string | undefined {
  const done = new URL(request.url).searchParams.get("klart");
  return done && Object.hasOwn(doubleTexts.done, done) ? doubleTexts.done[done as DoubleDone] : undefined;
}
