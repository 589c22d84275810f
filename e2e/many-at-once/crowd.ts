import { randomUUID } from "node:crypto";
import { vi } from "vitest";
import { type Answers, noAnswers } from "../../app/before/registration/shared.ts";
import { sealDraft } from "../../app/before/registration/web/draft.ts";
import { openSeal } from "../../app/platform/seal.ts";
import { type Random, randomFrom } from "../../engines/group-composition/src/random.ts";
import { type FoundForm, formsOf } from "../found-forms.ts";
import { signIn } from "../house.ts";
import { personalLink } from "../registrations.ts";
import type { Small, SmallDialogue } from "./dialogues.ts";
import { type Pair, serverKey } from "./pair.ts";

const roles = ["artist", "official", "official", "politician", "other"] as const;
type Role = (typeof roles)[number];

/** One who registered. `became` are the roles they changed to, in their order. */
type Someone = { name: string; email: string; role: Role; became: Role[]; changing: boolean; cookie?: string };

export type Crowd = {
  /** So many random operations on so many connections; the same seed makes the same choices, as far as the answers are the same. */
  act(operations: number): Promise<void>;
  /** What was answered that should not have been. */
  faults: string[];
  /** How often what was done. */
  done: ReadonlyMap<string, number>;
  people: readonly Someone[];
  /** The page of one's own. */
  participation(person: Someone): Promise<string>;
};

const seal = openSeal({ serverKey });
const own = "/mitt-deltagande";

export function openCrowd(pair: Pair, { cookie: staff, dialogues }: Small, { seed, connections }: { seed: number; connections: number }): Crowd {
  const crowds = dialogues.map((dialogue) => ({ dialogue, people: [] as Someone[] }));
  const faults: string[] = [];
  const done = new Map<string, number>();
  const note = (what: string) => void done.set(what, (done.get(what) ?? 0) + 1);
  const pick = <Thing>({ below }: Random, things: readonly Thing[]) => things[below(things.length)] as Thing;
  let began = 0;
  let forms = 0;

  async function ask(origin: string, path: string, { fields, cookie = "" }: { fields?: [string, string][]; cookie?: string | undefined } = {}) {
    // Everybody from an address of their own, as the proxy in front would say: a hundred from one are slowed down (R8).
    const headers = { Origin: origin, Cookie: cookie, "X-Forwarded-For": `10.${began % 250}.${Math.floor(began / 250)}.1` };
    const answer = await fetch(new URL(path, origin), { headers, redirect: "manual", ...(fields && { method: "POST", body: new URLSearchParams(fields) }) });
    const page = await answer.text();
    if (answer.status >= 500) faults.push(`${answer.status}: ${path} ${JSON.stringify(fields)}`);
    return { status: answer.status, location: answer.headers.get("location") ?? "", page };
  }
  /** Once, or twice at the same time: a thumb that cannot wait, and a proxy that spreads it over both processes. */
  const send = (random: Random, path: string, fields: [string, string][], cookie?: string) => {
    const [first = "", second = ""] = random.below(2) ? pair.origins : pair.origins.toReversed();
    const origins = random.below(10) === 0 ? [first, second] : [first];
    return Promise.all(origins.map((origin) => ask(origin, path, { fields, cookie })));
  };

  function someoneNew(random: Random): Someone {
    forms += 1;
    return { name: `Person ${forms}`, email: `person.${forms}@exempel.se`, role: pick(random, roles), became: [], changing: false };
  }
  const dates = (random: Random) => pick(random, [["1"], ["2"], ["1", "2"]]);

  async function register(random: Random, { slug, version }: SmallDialogue, people: Someone[]): Promise<void> {
    const person = someoneNew(random);
    const topic: Partial<Answers> = random.below(8) === 0 ? { topic: "challenge", topicTitle: "Hur hittar vi varandra?" } : { topic: "none" };
    const answers: Answers = { ...noAnswers, dates: dates(random), name: person.name, email: person.email, role: person.role, municipality: "1280", ...topic };
    const draft = sealDraft(seal, { key: randomUUID(), began: 0, seen: version, asked: version, step: "check", checked: true, answers });
    const sent = await send(random, `/dialog/${slug}/anmalan`, [["draft", draft], ["go", "send"]]);
    const refused = sent.filter(({ location }) => location !== `/dialog/${slug}/anmalan/kvitto`);
    faults.push(...refused.map(({ status }) => `${status} to a form that was sent`));
    if (refused.length < sent.length) people.push(person);
    note("registered");
  }

  async function enterByPhone(random: Random, { slug }: SmallDialogue): Promise<void> {
    const { name, role } = someoneNew(random);
    const fields: [string, string][] = [["key", randomUUID()], ["source", "phone"], ["name", name], ["email", ""], ["role", role], ["organisation", ""], ["municipality", "1281"], ["languages", "sv"]];
    for (const { status } of await send(random, `/arbetsplats/${slug}/anmalningar/ny`, [...fields, ...dates(random).map((date): [string, string] => ["dates", date])], staff)) {
      if (status !== 303) faults.push(`${status} to what staff entered`);
    }
    note("entered by phone");
  }

  /** By the link in the letter, which is waited for. */
  async function enter(random: Random, person: Someone): Promise<string> {
    const link = await vi.waitUntil(() => personalLink(pair, person.email), { timeout: 120_000, interval: 50 });
    const origin = pick(random, pair.origins);
    return (person.cookie ??= await signIn({ origin }, new URL(new URL(link).pathname, origin).href));
  }

  /** Opens one's page and presses one of the buttons on it. */
  async function press(random: Random, person: Someone): Promise<void> {
    const cookie = await enter(random, person);
    const { page } = await ask(pick(random, pair.origins), own, { cookie });
    const buttons = formsOf(own, page).filter(({ action }) => action === own).flatMap(buttonsOf);
    if (buttons.length === 0) return note("looked");
    const fields = pick(random, buttons);
    const [, wish = ""] = fields.find(([name]) => name === "do") ?? [];
    for (const { status, location } of await send(random, own, fields, cookie)) {
      const said = /klart=(.*)/.exec(location)?.[1];
      if (!said) faults.push(`${status} to ${wish}`);
      else note(`${wish}: ${said}`);
    }
  }

  async function change(random: Random, person: Someone): Promise<void> {
    // Whoever has the page open twice sends the older answers again, which is no fault; here it would blur which role holds.
    if (person.changing) return press(random, person);
    person.changing = true;
    const cookie = await enter(random, person);
    const was = person.became.at(-1) ?? person.role;
    const role = pick(random, roles);
    const fields: [string, string][] = [["name", person.name], ["role", role], ["organisation", ""], ["municipality", pick(random, ["1280", "1281", "1282"])], ["languages", "sv"]];
    const { status, location } = await ask(pick(random, pair.origins), `${own}/andra`, { fields, cookie });
    const said = /klart=(.*)/.exec(location)?.[1] ?? (status === 409 ? "role-full" : undefined);
    if (!said) faults.push(`${status} to changed answers`);
    else note(`change: ${said}`);
    if (said === "changed" && role !== was) person.became.push(role);
    person.changing = false;
  }

  const offered = (people: readonly Someone[]) => {
    const asked = new Set(pair.letters.filter(({ subject }) => subject?.startsWith("Vill du ha en plats?")).flatMap(({ to }) => [to].flat().map((address) => address?.text)));
    return people.filter(({ email }) => asked.has(email));
  };

  async function one(random: Random): Promise<void> {
    const { dialogue, people } = pick(random, crowds);
    const what = random.below(100);
    if (what < 30 || people.length < 10) return register(random, dialogue, people);
    if (what < 34) return enterByPhone(random, dialogue);
    // Those who came early have the places, so more of them act: else hardly any place would be given back.
    const early = people[random.below(random.below(people.length) + 1)] as Someone;
    if (what < 46) return change(random, early);
    const asked = what < 60 ? offered(people) : [];
    return press(random, asked.length > 0 ? pick(random, asked.slice(-8)) : early);
  }

  return {
    async act(operations) {
      const end = began + operations;
      const lane = async () => {
        while (began < end) {
          began += 1;
          await one(randomFrom(Math.imul(seed, 0x9e3779b1) + began));
        }
      };
      await Promise.all(Array.from({ length: connections }, lane));
    },
    faults,
    done,
    get people() {
      return crowds.flatMap(({ people }) => people);
    },
    participation: async (person) => (await ask(pair.origins[0] ?? "", own, { cookie: await enter(randomFrom(seed), person) })).page,
  };
}

/** What each button of a form sends. */
function buttonsOf({ fields }: FoundForm): [string, string][][] {
  const kept = fields.filter(([name]) => name !== "do");
  return fields.flatMap((field) => (field[0] === "do" ? [[...kept, field]] : []));
}
