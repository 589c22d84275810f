import type { ParsedMail } from "mailparser";
import { afterEach, expect, test, vi } from "vitest";
import { type House, openHouse, signIn } from "./house.ts";
import { quiet } from "./quiet.ts";
import { eleven, lettersTo, personalLink, register } from "./registrations.ts";
import { click } from "./scanners/clicks.ts";
import { kinds, queueingFiles } from "./scanners/kinds.ts";
import { type FoundLink, linksIn, placesInLetter, scan } from "./scanners/scan.ts";
import { scenes } from "./scanners/scenes.ts";
import { openStaffPosts } from "./staff-posts.ts";

let house: House;
afterEach(() => house?.close());

const toOf = ({ to }: ParsedMail) => [to ?? []].flat().map(({ text }) => text).join();

/** Which of the known kinds a letter is; those in another language are known by their purpose. */
async function kindOf(letter: ParsedMail): Promise<string[]> {
  const rows = await house.rows<{ to: string; subject: string; purpose: string; language: string }>('select to_address as "to", subject, purpose, language from letters_letter');
  const row = rows.find(({ to, subject }) => to === toOf(letter) && subject === letter.subject);
  return Object.entries(kinds).flatMap(([kind, { purpose, begins }]) => (purpose === row?.purpose && (row.language !== "sv" || begins.test(row.subject)) ? [kind] : []));
}

test("every file that puts letters into the outbox is known here", () => {
  expect([...new Set(Object.values(kinds).map(({ from }) => from))].sort()).toEqual(queueingFiles());
});

test("a mail scanner that looks at every link in every letter changes nothing, and lets nobody in; then the person's click does what it says (B3)", async () => {
  house = await openHouse();
  const karin = await openStaffPosts(house, house.signInLink("Karin Möller"));
  const seen = new Map<string, number>();
  const stood = new Set<FoundLink["stands"]>();
  const faults: string[] = [];
  let [read, links] = [0, 0];
  async function lookThenClick({ link, stands }: FoundLink, letter?: ParsedMail): Promise<string[]> {
    const address = new URL(link);
    links += 1;
    // One origin: whoever reads a letter is led to nobody else (O5).
    if (address.origin !== house.origin) return [`${link} leads elsewhere`];
    const faultsOfIt = [...(await scan(house, link)), ...(await click({ link: address, letter, stands, house, karin }))];
    // What a click makes the house do by itself, such as a letter, is not to be laid at the next scanner's door.
    await quiet(house);
    return faultsOfIt;
  }
  for (const { what, play } of scenes(house, karin)) {
    const others = (await play()) ?? [];
    await quiet(house);
    const come = house.letters.slice(read);
    read += come.length;
    for (const link of others) faults.push(...(await lookThenClick({ link })).map((fault) => `${what}: ${fault}`));
    for (const letter of come) {
      const known = await kindOf(letter);
      if (known.length === 0) faults.push(`${what}: nobody knows the letter "${letter.subject}"`);
      for (const kind of known) seen.set(kind, (seen.get(kind) ?? 0) + 1);
      if (letter.html) faults.push(`"${letter.subject}" is not plain text`);
      for (const found of linksIn(letter)) {
        stood.add(found.stands);
        faults.push(...(await lookThenClick(found, letter)).map((fault) => `${what}, "${letter.subject}" to ${toOf(letter)}: ${fault}`));
      }
    }
  }
  console.log(`${read} letters of ${seen.size} kinds, ${links} links`);
  expect([...new Set(faults)]).toEqual([]);
  expect(Object.keys(kinds).filter((kind) => !seen.has(kind))).toEqual([]);
  expect(placesInLetter.filter((place) => !stood.has(place))).toEqual([]);
  const purposes = await house.rows<{ purpose: string }>("select distinct purpose from letters_letter order by purpose");
  expect(purposes.map(({ purpose }) => purpose)).toEqual([...new Set(Object.values(kinds).map(({ purpose }) => purpose))].sort());
}, 1_800_000);

test("control: in a house where looking at a link uses it up, the scanner is found out and the person stays outside", async () => {
  house = await openHouse({ nodeArguments: ["--import", new URL("forgetful/once-hooks.mjs", import.meta.url).href] });
  const [someone, other] = [{ ...eleven[0]!, dates: ["1"] }, { ...eleven[1]!, dates: ["1"] }];
  await register(house, someone);
  await register(house, other);
  await vi.waitUntil(() => personalLink(house, someone.email) && personalLink(house, other.email), { timeout: 60_000 });
  await quiet(house);
  const [letter] = lettersTo(house, someone.email);
  const own = personalLink(house, someone.email) ?? "";
  expect(linksIn(letter as ParsedMail)).toContainEqual({ link: own, stands: "words" });
  expect(await scan(house, own)).toContain(`public.people_person is changed by looking at ${new URL(own).pathname}`);
  await expect(signIn(house, own)).rejects.toThrow("no way in");
  // Nobody looked at this one.
  expect(await signIn(house, personalLink(house, other.email) ?? "")).toBeTruthy();
});
