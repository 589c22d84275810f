import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openBrowser } from "../app/meeting/video/testing/browser.ts";
import { everyAddress } from "./addresses.ts";
import { openCast } from "./cast.ts";
import { type House, openHouse, slug } from "./house.ts";
import { pressByKey, tabTo } from "./keyboard.ts";
import { eleven, personalLink, register } from "./registrations.ts";
import { type Visitor, openVisitor, sideways } from "./visitor.ts";

let house: House;
let browser: Browser;
let visitor: Visitor;
let token: string;
const person = { ...eleven[0]!, topicTitle: "Låt tomma scener bli öppna replokaler", dates: ["1", "2"] };
/** Six in all: one group. */
const others = eleven.slice(1, 6);
const narrow = { width: 320, height: 640 };

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  for (const answers of [person, ...others]) await register(house, answers);
  const link = await vi.waitUntil(() => personalLink(house, person.email), { timeout: 60_000 });
  token = link.split("/").at(-1) ?? "";
  visitor = await openVisitor(browser, { origin: house.origin, ...narrow });
  await visitor.page.goto(`/mitt/${token}`);
  await visitor.press("Öppna mitt deltagande");
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const standFor = () => ({ slug, token });

/** What is wrong with the page as it stands, at 320 px. */
async function faultsOf({ page, axe }: Visitor): Promise<string[]> {
  return [...(await axe()), ...(await sideways(page)).map((part) => `${page.url()} moves sideways: ${part}`)];
}

test("A5: every public address, in each language: no script, no other host, axe finds nothing, nothing sideways at 320 px", async () => {
  const addresses = everyAddress(standFor()).filter(({ staff }) => !staff);
  const found: string[] = [];
  const shown: string[] = [];
  for (const { path, mayHaveClient } of addresses) {
    // The browser's own request: with the cookie, and without following what a page would load.
    const answer = await visitor.context.request.get(path);
    const headers = answer.headers();
    if (answer.status() >= 500) found.push(`${path} answers ${answer.status()}`);
    if (!headers["content-type"]?.startsWith("text/html")) {
      if (/script|json/.test(headers["content-type"] ?? "")) found.push(`${path} is ${headers["content-type"]}`);
      continue;
    }
    if (!mayHaveClient) {
      if (/<script|\son[a-z]+=|href="javascript:/i.test(await answer.text())) found.push(`${path} sends a script`);
      if (!headers["content-security-policy"]?.includes("script-src 'none'")) found.push(`${path} allows scripts`);
    }
    await visitor.page.goto(path);
    found.push(...(await faultsOf(visitor)));
    if (answer.status() === 200 && new URL(answer.url()).pathname === path) shown.push(path);
  }
  // Seen as themselves, not as a page that says no or leads elsewhere.
  for (const path of ["/", "/en", `/dialog/${slug}`, `/dialog/${slug}/anmalan/kvitto`, "/mitt-deltagande/amne", "/en/mitt-deltagande/behov", "/synpunkter"]) expect(shown).toContain(path);
  expect(shown.length).toBeGreaterThan(25);
  expect(found).toEqual([]);
  expect(visitor.strays).toEqual([]);
  expect(visitor.faults).toEqual([]);
});

test("whoever only reads and begins the form is given nothing to keep; control: who has registered has a cookie (G-22)", async () => {
  const stranger = await openVisitor(browser, { origin: house.origin });
  const kept = async ({ context, page }: Visitor) => [...(await context.cookies()), ...(await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]))];
  for (const path of ["/", `/dialog/${slug}`, "/personuppgifter", "/tillganglighet", "/synpunkter", "/min-lank", `/dialog/${slug}/anmalan`]) await stranger.page.goto(path);
  await stranger.page.getByRole("checkbox").first().check();
  await stranger.press("Fortsätt");
  await stranger.page.waitForSelector("#name");
  expect(await kept(stranger)).toEqual([]);
  await visitor.page.goto("/mitt-deltagande");
  expect((await visitor.context.cookies()).map(({ name }) => name)).toEqual(["radslag"]);
  await stranger.close();
});

test("the authority's own words on what is sent in stand at every form of the registered (G-04)", async () => {
  for (const path of ["behov", "andra", "adress", "amne"]) {
    await visitor.page.goto(`/mitt-deltagande/${path}`);
    expect(await visitor.page.locator("form").last().textContent(), path).toMatch(/blir en allmän handling/);
  }
});

test("A5: axe finds nothing on a page that says no", async () => {
  const { page } = visitor;
  const found: string[] = [];
  for (const path of ["/finns-inte", "/en/finns-inte", "/dialog/finns-inte", "/mitt/fel", "/en/mitt/fel", "/logga-in/fel", `/dialog/${slug}/mote/7`]) {
    await page.goto(path);
    found.push(...(await faultsOf(visitor)));
  }
  expect(found).toEqual([]);
});

test("A5: the whole public journey by Tab, Enter and Space at 320 px, each page and each fault clean", async () => {
  const guest = await openVisitor(browser, { origin: house.origin, ...narrow });
  const { page } = guest;
  const found: string[] = [];
  const look = async () => void found.push(...(await faultsOf(guest)));
  const next = () => pressByKey(page, "Fortsätt");
  const type = async (field: string | RegExp, text: string) => {
    await tabTo(page, field);
    await page.keyboard.type(text);
  };
  const choose = async (choice: RegExp) => {
    await tabTo(page, choice);
    await page.keyboard.press("Space");
  };
  /** Going on with nothing answered: the page says what is missing, and is clean. */
  const fault = async () => {
    await next();
    expect(await page.title()).toMatch(/^Fel:/);
    await look();
  };
  await page.goto("/");
  await look();
  await pressByKey(page, /När salongerna tystnade/);
  await look();
  await pressByKey(page, "Anmäl dig");
  await look();
  await fault();
  await choose(/3 november/);
  await next();
  await fault();
  await type(/^Namn/, "Tangent Bordh");
  await type(/^E-post/, "tangent@exempel.se");
  await next();
  await fault();
  await choose(/^Konstnär/);
  await type(/^Kommun/, "Malm");
  await next();
  await fault();
  await choose(/^Ja, en utmaning/);
  await fault();
  await type(/^Rubrik/, "Stora lokaler som ingen hittar till");
  await next();
  await look();
  await next();
  await look();
  await pressByKey(page, "Skicka anmälan");
  expect(new URL(page.url()).pathname).toBe(`/dialog/${slug}/anmalan/kvitto`);
  await look();
  await pressByKey(page, "Till mitt deltagande");
  await look();
  await pressByKey(page, "Ändra mina svar");
  await look();
  await type(/^Organisation/, "Fria scenen");
  await pressByKey(page, "Spara ändringarna");
  expect(await page.getByRole("main").textContent()).toContain("Det du ändrade är sparat.");
  await pressByKey(page, /^Avboka den/);
  await look();
  expect(await page.getByRole("main").textContent()).toContain("Ta tillbaka avbokningen");
  expect(found).toEqual([]);
  expect(guest.strays).toEqual([]);
  await guest.close();
});

test("A5: axe finds nothing on the pages of staff", async () => {
  const staff = await openVisitor(browser, { origin: house.origin });
  await staff.page.goto(house.signInLink("Karin Möller"));
  await staff.press("Logga in");
  const found: string[] = [];
  await staff.page.goto(`/arbetsplats/${slug}/utskick`);
  await staff.press("Granska brevet");
  await staff.page.waitForURL(/utskick\/[0-9a-f-]{36}/);
  const preview = new URL(staff.page.url()).pathname.split("/").at(-1) ?? "";
  await staff.page.goto(`/arbetsplats/${slug}/anmalningar/inbjudna/brev`);
  await staff.press("Se vilka som får det");
  await staff.page.waitForURL(/brev\/[0-9a-f-]{36}/);
  const invitation = new URL(staff.page.url()).pathname.split("/").at(-1) ?? "";
  await staff.page.goto(`/arbetsplats/${slug}/utskick/regler`);
  await staff.press("Lägg till regeln");
  const id = async (of: string) => (await house.rows<{ id: string }>(`${of} limit 1`))[0]?.id ?? "";
  const [someone, rule] = [await id("select person_id as id from registration_registration"), await id("select id from mailings_rule")];
  for (const { path } of everyAddress({ ...standFor(), preview, invitation, person: someone, rule }).filter(({ staff: theirs }) => theirs)) {
    const answer = await staff.context.request.get(path);
    // The list as a file is given for a post only: each taking is noted.
    if (answer.status() >= 400 && !path.endsWith("/anmalningar/fil")) found.push(`${path} answers ${answer.status()}`);
    if (!answer.headers()["content-type"]?.startsWith("text/html")) continue;
    await staff.page.goto(path);
    found.push(...(await staff.axe()));
  }
  expect(found).toEqual([]);
  expect(staff.strays).toEqual([]);
  expect(staff.faults).toEqual([]);
});

test("A5: the closed form is clean too", async () => {
  await house.moveClock("2020-10-31T00:00:00+01:00");
  await visitor.page.goto(`/dialog/${slug}/anmalan`);
  expect(await visitor.page.getByRole("heading", { level: 1 }).textContent()).toBe("Anmälan är stängd");
  expect(await faultsOf(visitor)).toEqual([]);
});

test("A5: axe finds nothing in any state of the meeting, and the phone moves nowhere sideways", async () => {
  const [meeting] = await house.rows<{ id: string }>("select id from dialogues_meeting order by number");
  const cast = openCast(house, browser, meeting?.id ?? "");
  const found: string[] = [];
  try {
    await house.moveClock("2020-11-03T12:40:00+01:00");
    const anna = await cast.open({ width: 1440, height: 900 });
    await anna.page.goto(house.signInLink("Anna Berg"));
    await anna.press("Logga in");
    await anna.page.goto(`/arbetsplats/${slug}/mote/1`);
    await anna.page.getByRole("button", { name: "Öppna lobbyn" }).waitFor();
    found.push(...(await anna.axe()));
    await anna.press("Öppna lobbyn");
    const lead = await cast.lead("Samir Haddad");
    const inPicture = await cast.enterByPage(person.email);
    const onPhone = await cast.enterByPage(others[0]?.email ?? "", { text: true, ...narrow });
    for (const { email } of others.slice(1)) await cast.enterAsProgramme(email, { tone: false });
    /** Each of the three once the words are there that tell the state. */
    const look = async (name: string, words: string | RegExp) => {
      for (const { page } of [inPicture, onPhone]) await page.getByText(words).first().waitFor();
      found.push(...(await inPicture.axe()), ...(await faultsOf(onPhone)), ...(await anna.axe()));
      await inPicture.shot(`meeting-${name}`);
      await onPhone.shot(`meeting-${name}-320`);
      await anna.shot(`console-${name}`);
    };
    const next = async () => void (await lead.live.ask({ type: "next", after: lead.view().state.current?.stepId ?? null }));

    await inPicture.press("Prova mikrofonen");
    await inPicture.press("Prova kameran");
    await lead.until(({ presence }) => presence.here === 8);
    await look("lobby", "8 personer är här");
    await next();
    await inPicture.press("Mikrofon av");
    await inPicture.press("Kamera av");
    await onPhone.press("Begär ordet");
    await look("plenary", "i text");
    await next();
    await next();
    await inPicture.page.getByLabel("Ny anteckning").fill("Nyckeln hängde hos grannen.");
    await inPicture.page.keyboard.press("Control+Enter");
    await onPhone.press("Be om hjälp");
    await look("group", "Nyckeln hängde hos grannen.");
    await onPhone.page.getByRole("button", { name: /^Ändra anteckningen/ }).click();
    await lead.live.ask({ type: "announce", text: "Kaffet står framme.", groupIds: null });
    await look("said", "Kaffet står framme.");
    await lead.live.ask({ type: "close", groupId: null, seconds: 60 });
    await look("closing", "Samtalet slutar snart");
    await lead.live.ask({ type: "close", groupId: null, seconds: 0 });
    await look("back", "Det gemensamma rummet");
    await lead.live.ask({ type: "end" });
    await look("ended", "Mötet är slut");
    expect(found).toEqual([]);
    expect(cast.visitors.flatMap(({ strays, faults }) => [...strays, ...faults])).toEqual([]);
  } finally {
    await cast.close();
  }
});
