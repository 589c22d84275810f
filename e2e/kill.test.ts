import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { openBrowser } from "../app/meeting/video/testing/browser.ts";
import { type Cast, expectedHearing, openCast } from "./cast.ts";
import { type House, openHouse, signIn, slug } from "./house.ts";
import { type Programme, endMedia, whoHearsWhom } from "./programme.ts";
import { addressOf, eleven, lettersTo, personalLink, register } from "./registrations.ts";
import type { Visitor } from "./visitor.ts";

const twelve = [{ ...eleven[0]!, name: "Amira Holst", email: addressOf("Amira Holst") }, ...eleven];
const [atPage, inText] = [twelve[0]!, twelve[1]!];
const patience = { timeout: 120_000, interval: 300 };

let house: House;
let browser: Browser;
let cast: Cast;
let lead: Programme;
beforeEach(async () => {
  browser = await openBrowser({ picturesPerSecond: 5 });
});
afterEach(async () => {
  await cast?.close();
  await browser?.close();
  await house?.close();
});
// Once for the file: after it the media SDK answers nothing any more.
afterAll(endMedia);

async function openMeeting(nodeArguments: string[] = []) {
  house = await openHouse({ nodeArguments });
  const [meeting] = await house.rows<{ id: string }>("select id from dialogues_meeting order by number");
  cast = openCast(house, browser, meeting?.id ?? "");
  for (const answers of twelve) await register(house, answers);
  await expect.poll(() => twelve.every(({ email }) => personalLink(house, email)), patience).toBe(true);
  await house.moveClock("2020-11-03T12:40:00+01:00");
  lead = await cast.lead("Samir Haddad");
}

const next = async () => {
  const { current } = lead.view().state;
  expect(await lead.live.ask({ type: "next", after: current?.stepId ?? null })).toMatchObject({ outcome: "accepted" });
};

/** Twelve people in a round: one at a page with sound, one at a page in text, four with a tone, six in text. */
async function openRound(): Promise<[Visitor, Visitor]> {
  await openMeeting();
  expect(await lead.live.ask({ type: "openLobby" })).toMatchObject({ outcome: "accepted" });
  const pages: [Visitor, Visitor] = [await cast.enterByPage(atPage.email), await cast.enterByPage(inText.email, { text: true })];
  for (const [at, { email }] of twelve.slice(2).entries()) await cast.enterAsProgramme(email, { tone: at < 4 });
  await lead.until(({ presence }) => presence.here === 13);
  await next();
  await pages[0].press("Mikrofon av");
  await next();
  await next();
  await Promise.all(cast.programmes.map((one) => one.until(({ place }) => place?.groupNumber)));
  await hearingIsExact();
  return pages;
}

const hearingIsExact = () => {
  const voices = cast.programmes.filter(({ voice }) => voice);
  return expect.poll(() => whoHearsWhom(voices), patience).toEqual(expectedHearing(voices, (one) => one.view().room));
};

/** Where everybody is and when their talk ends; told again by the same line, after everything. */
function situation() {
  const { state } = lead.view();
  return { rooms: cast.programmes.map((one) => one.view().room), seats: state.round?.seats, deadlines: state.round?.groups.map(({ deadline }) => deadline) };
}

async function everyoneIsBack(before: ReturnType<typeof situation>, ahead: number): Promise<void> {
  await lead.until(({ connection }) => connection === "open", 120_000);
  for (const [at, one] of cast.programmes.entries()) await one.until((view) => view.connection === "open" && view.place?.room === before.rooms[at], 120_000);
  expect(situation()).toEqual(before);
  // The clock goes on through the gap: what is left is counted from the same civil time as before.
  for (const one of cast.programmes) expect(Math.abs(one.live.now() - (Date.now() + ahead))).toBeLessThan(1_500);
}

/** Announcements that were acknowledged and are not in the log. */
async function missing(acknowledged: readonly string[]): Promise<string[]> {
  const stored = await house.rows<{ text: string }>("select event ->> 'text' as text from live_event where event ->> 'type' = 'announced'");
  const texts = new Set(stored.map(({ text }) => text));
  return acknowledged.filter((text) => !texts.has(text));
}

/** Asks without end until it is stopped; the answer is what was acknowledged. */
function keepAnnouncing() {
  const acknowledged: string[] = [];
  let going = true;
  const done = (async () => {
    for (let at = 0; going; at += 1) {
      const text = `Meddelande ${at}`;
      const answer = await lead.live.ask({ type: "announce", text, groupIds: null });
      if (answer.outcome === "accepted") acknowledged.push(text);
    }
  })();
  return { acknowledged, stop: async () => ((going = false), done) };
}

/** Sends comments on the page until it is stopped; the answer is how many got a receipt. */
function keepCommenting() {
  const receipts: string[] = [];
  let going = true;
  const comment = async (text: string) => {
    const page = await (await fetch(`${house.origin}/synpunkter?sida=/`)).text();
    const key = /name="key" value="([^"]+)"/.exec(page)?.[1] ?? "";
    const body = new URLSearchParams({ key, text, page: "/", email: "" });
    const answer = await fetch(`${house.origin}/synpunkter`, { method: "POST", headers: { Origin: house.origin }, body, redirect: "manual" });
    if (answer.status === 303) receipts.push(text);
  };
  const done = (async () => {
    for (let at = 0; going; at += 1) await comment(`Synpunkt ${at}`).catch(() => new Promise((pause) => setTimeout(pause, 100)));
  })();
  return { receipts, stop: async () => ((going = false), done) };
}

/** Reviews the letter about how to prepare and sends it, as its page does. */
async function sendPreparation(): Promise<void> {
  const cookie = await signIn(house, house.signInLink("Karin Möller"));
  const post = (path: string, fields: Record<string, string>) =>
    fetch(new URL(path, house.origin), { method: "POST", headers: { Origin: house.origin, cookie }, body: new URLSearchParams(fields), redirect: "manual" });
  const preview = (await post(`/arbetsplats/${slug}/utskick`, { meeting: "1" })).headers.get("location") ?? "";
  expect((await post(preview, { wish: "send" })).status).toBe(200);
}

async function groupOf({ page }: Visitor): Promise<string> {
  return (await page.locator(".live-place").textContent()) ?? "";
}

describe("A4 kill -9 in the middle of the round", () => {
  test("of the server: everyone is back in the same group with the right time left; nothing acknowledged is gone, no letter comes twice", async ({ skip }) => {
    const pages = await openRound();
    skip(!(await house.hasSound()), "no Go on this machine: no sound");
    const before = situation();
    const groups = await Promise.all(pages.map(groupOf));
    const ahead = lead.live.now() - Date.now();
    const counts = () => house.rows<{ registrations: number; events: number }>("select (select count(*) from registration_registration)::int as registrations, (select count(*) from ledger_event)::int as events");
    const said = "Det här stod sparat när servern dog.";
    await pages[1].page.getByLabel("Ny anteckning").fill(said);
    await pages[1].page.keyboard.press("Control+Enter");
    await pages[1].page.locator('[data-standing="saved"]').waitFor();
    const announcing = keepAnnouncing();
    const commenting = keepCommenting();
    await expect.poll(() => [announcing.acknowledged.length > 20, commenting.receipts.length > 3], patience).toEqual([true, true]);
    const [stored] = await counts();
    const read = house.letters.length;
    await sendPreparation();
    await expect.poll(() => house.letters.length - read, { ...patience, interval: 5 }).toBeGreaterThan(2);

    await house.kill();
    const known = [...announcing.acknowledged];
    await pages[0].page.getByText("Ingen kontakt med servern").waitFor();
    await house.start();
    await everyoneIsBack(before, ahead);
    await Promise.all([announcing.stop(), commenting.stop()]);

    expect(await missing(known)).toEqual([]);
    expect(await missing(announcing.acknowledged)).toEqual([]);
    const comments = (await house.rows<{ text: string }>("select text from feedback_message")).map(({ text }) => text);
    expect(commenting.receipts.filter((text) => !comments.includes(text))).toEqual([]);
    const [now] = await counts();
    expect(now?.registrations).toBe(12);
    expect(now?.events).toBeGreaterThanOrEqual(stored?.events ?? 0);

    for (const [at, visitor] of pages.entries()) {
      await visitor.page.getByText("Ingen kontakt med servern").waitFor({ state: "detached" });
      expect(await groupOf(visitor)).toBe(groups[at]);
    }
    await pages[1].page.getByRole("list", { name: "Anteckningar" }).getByText(said).waitFor();
    await hearingIsExact();

    // Every letter has come to an end; one whose answer the server did not live to hear is left to a person.
    const letters = () => house.rows<{ state: string; address: string }>("select state, to_address as address from letters_letter where purpose = 'preparation'");
    await expect.poll(async () => (await letters()).every(({ state }) => state === "accepted" || state === "unknown"), patience).toBe(true);
    expect(await letters()).toHaveLength(12);
    for (const { state, address } of await letters()) {
      const received = lettersTo(house, address).length - 1;
      expect([address, received]).toEqual([address, state === "accepted" ? 1 : expect.toBeOneOf([0, 1])]);
    }
  });

  test("of the media server: everyone hears the same group again, and nobody has left it", async ({ skip }) => {
    await openRound();
    skip(!(await house.hasSound()), "no Go on this machine: no sound");
    const before = situation();
    await house.killMediaServer();
    await hearingIsExact();
    expect(situation()).toEqual(before);
  });

  test("control: a house that answers before it stores loses what it has acknowledged", async () => {
    await openMeeting(["--import", new URL("forgetful/hooks.mjs", import.meta.url).href]);
    expect(await lead.live.ask({ type: "openLobby" })).toMatchObject({ outcome: "accepted" });
    const announcing = keepAnnouncing();
    await expect.poll(() => announcing.acknowledged.length, patience).toBeGreaterThan(20);
    await house.kill();
    const known = [...announcing.acknowledged];
    lead.live.close();
    await announcing.stop();
    expect((await missing(known)).length).toBeGreaterThan(0);
  });
});
