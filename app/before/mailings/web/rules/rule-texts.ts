import type { AudiencePart, Foreseen } from "#mailings";

/** Staff read Swedish. */
export const ruleTexts = {
  title: "Regler och prognos",
  lead: "En regel skickar ett brev av sig självt inför eller efter varje dag. Här står vem som får vad och när, och efteråt vem som hoppades över och varför.",
  back: "Utskick",
  none: "Inga regler än. En vanlig är en påminnelse tre dagar före varje dag.",
  make: "Lägg till regeln",
  makeTitle: "Ny regel",
  made: "Regeln är tillagd och avstängd. Läs prognosen och slå på den.",
  kind: "Vilket brev",
  days: "Antal dagar",
  daysHint: "0 är samma dag",
  side: "Före eller efter mötet",
  sides: { before: "före", after: "efter" },
  at: "Klockslag",
  atHint: "Svensk tid, till exempel 09.00",
  who: "Till vilka",
  parts: { placed: "dem som har plats", waiting: "dem som står i kö", attended: "dem som var med", everyone: "dem som har plats eller står i kö" } satisfies Record<AudiencePart, string>,
  faults: (count: number) => (count === 1 ? "En sak behöver rättas" : `${count} saker behöver rättas`),
  daysFault: "Antalet dagar ska vara 0 till 60.",
  atFault: "Skriv klockslaget som 09.00.",
  on: "På",
  off: "Av",
  turn: { on: "Slå på", off: "Slå av", remove: "Ta bort" },
  changed: { on: "Regeln är på.", off: "Regeln är av.", remove: "Regeln är borttagen.", "has-run": "Regeln har skickat brev och står kvar. Den kan slås av." },
  sentence: (letter: string, days: number, at: string, who: string) => `${letter}, ${distance(days)} kl. ${at}, till ${who}`,
  semantics: "Den som tillkommer senare får brevet inom en minut. Den som har avbokat får det inte. Flyttas dagen räknas allt om. Inget går ut när mötet har börjat.",
  table: (letter: string) => `Prognos för ${letter.toLowerCase()}`,
  date: "Dag",
  due: "Går",
  state: "Läge",
  recipients: "Mottagare",
  skipped: "Hoppas över",
  states: { coming: "Kommer", "at-once": "Går genast när regeln är på", sent: "Har gått", over: "Går inte: mötet har börjat", "called-off": "Går inte: mötet är inställt" } satisfies Record<Foreseen["state"], string>,
  forDay: (letter: string, day: string) => `${letter}, ${day}`,
  ifNow: (due: string) => `Går ${due}. Så här blir det om ingen anmäler sig eller avbokar innan dess.`,
  isOff: "Regeln är av, så inget går.",
} as const;

function distance(days: number): string {
  if (days === 0) return "samma dag som mötet";
  const count = Math.abs(days) === 1 ? "1 dag" : `${Math.abs(days)} dagar`;
  return days > 0 ? `${count} före mötet` : `${count} efter mötet`;
}
