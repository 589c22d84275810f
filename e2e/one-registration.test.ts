import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openBrowser } from "../app/meeting/video/testing/browser.ts";
import { type House, openHouse, slug } from "./house.ts";
import { pressByKey, tabTo } from "./keyboard.ts";
import { eleven, lettersTo, register } from "./registrations.ts";
import { type Visitor, openVisitor } from "./visitor.ts";

/** What a registrar does when somebody phones (R2, R4, R6, R8), by keyboard and without a script. */
let house: House;
let browser: Browser;
let karin: Visitor;
const base = `/arbetsplats/${slug}/anmalningar`;
const [amira, other] = [{ ...eleven[0]!, dates: ["1", "2"] }, { ...eleven[1]!, dates: ["1"] }];

const staff = async (name: string) => {
  const visitor = await openVisitor(browser, { origin: house.origin, script: false });
  await visitor.page.goto(house.signInLink(name));
  await visitor.press("Logga in");
  return visitor;
};
const main = async ({ page }: Visitor) => ((await page.getByRole("main").textContent()) ?? "").replaceAll(/\s+/g, " ");

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  await register(house, amira);
  await register(house, { ...other, email: amira.email });
  karin = await staff("Karin Möller");
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

test("one date is dropped and taken back, and the history tells who did it; the person gets the letters", async () => {
  const { page } = karin;
  await page.goto(base);
  await pressByKey(page, amira.name);
  expect(new URL(page.url()).pathname).toBe(`${base}/1`);
  await pressByKey(page, "Avboka den 3 november 2020");
  expect(await main(karin)).toContain("Avbokat. Det kan tas tillbaka i 24 timmar. Personen får ett brev om det.");
  await pressByKey(page, "Ta tillbaka avbokningen den 3 november 2020");
  expect(await main(karin)).toContain("Avbokningen är tillbakatagen.");
  expect(await page.getByRole("listitem").filter({ hasText: "av Karin Möller" }).count()).toBe(2);
  // Asked for again, the page does nothing again.
  await page.reload();
  expect(await page.getByRole("listitem").filter({ hasText: "av Karin Möller" }).count()).toBe(2);
  await vi.waitUntil(() => lettersTo(house, amira.email).some(({ text }) => text?.includes("som du bad oss om")), { timeout: 60_000 });
});

test("answers are changed, what came in stays beside them; what is wrong stands there to be put right", async () => {
  const { page } = karin;
  await page.goto(`${base}/1`);
  await pressByKey(page, "Ändra uppgifter");
  await tabTo(page, /^Organisation/);
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("Fria scenen");
  await page.fill("#name", "");
  await pressByKey(page, "Spara ändringarna");
  expect(await page.title()).toMatch(/^Fel:/);
  expect(await page.inputValue("#organisation")).toBe("Fria scenen");
  await page.fill("#name", "Amira Holst Ek");
  await pressByKey(page, "Spara ändringarna");
  const name = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "Namn" }) });
  expect((await name.textContent())?.replaceAll(/\s+/g, " ")).toBe(`NamnAmira Holst Ek${amira.name}`);
  expect(await main(karin)).toContain("Ändrat: namn, organisation");
});

test("with protected identity nothing that tells who it is stands on any page of staff, and what is left empty stays (R8)", async () => {
  const { page, context, press } = karin;
  await page.goto(`${base}/1`);
  await press("Dölj namn och uppgifter");
  const [row] = await house.rows<{ person: string }>("select person_id as person from registration_registration where number = 1");
  for (const path of [`${base}/1`, `${base}/1/andra`, base, `${base}?ordning=municipality`, `${base}/1/jamfor/2`, `${base}/dubbletter`, `/arbetsplats/${slug}/brev/${row?.person}`]) {
    const html = await (await context.request.get(path)).text();
    expect(html, path).not.toMatch(/Amira|Fria scenen/);
    // The other one of this address has it on their own pages.
    if (path !== `${base}/1/jamfor/2`) expect(html, path).not.toContain(amira.email);
  }
  await page.goto(`${base}/1/andra`);
  await press("Spara ändringarna");
  expect(await main(karin)).toContain("Inget är ändrat");
  await press("Visa namn och uppgifter igen");
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Amira Holst Ek");
});

test("two with one address are compared and settled, with undo", async () => {
  const { page, press } = karin;
  await page.goto(base);
  await pressByKey(page, "Ett par liknar varandra: är det samma person?");
  await pressByKey(page, "0001 och 0002");
  await pressByKey(page, "Det är två personer");
  expect(await main(karin)).toContain("Sparat: det är två personer.");
  await page.goto(`${base}/dubbletter`);
  await press("Ångra för 0001 och 0002");
  await page.goto(`${base}/1/jamfor/2`);
  await press("Avboka 0002");
  await press("Ta tillbaka avbokningen av 0002");
  expect(await main(karin)).toContain("Avbokningen är tillbakatagen.");
});

test("what somebody needs is there for whoever arranges it, for nobody else (R7, G-16)", async () => {
  const anna = await staff("Anna Berg");
  await anna.page.goto(`${base}/1`);
  await karin.page.goto(`${base}/1`);
  expect(await main(karin)).toContain("Det som behövs");
  expect(await main(anna)).not.toContain("Det som behövs");
  // In a file only when asked for, and never for whoever may not see it.
  const fileOf = async ({ context }: Visitor, slag: string) => (await context.request.post(`${base}/fil`, { form: { slag }, headers: { Origin: house.origin } })).text();
  for (const [visitor, slag] of [[karin, "xlsx"], [karin, "needs"], [anna, "needs"]] as const) await fileOf(visitor, slag);
  const taken = await house.rows<{ needs: boolean }>("select (content::json->>'withMeasures')::boolean as needs from ledger_content where content like '%withMeasures%' order by sequence");
  expect(taken.map(({ needs }) => needs)).toEqual([false, true, false]);
  expect(await fileOf(karin, "csv")).not.toContain("Annat behov");
  const own = `${base}/1/behov`;
  expect((await anna.context.request.get(own)).status()).toBe(403);
  expect((await anna.context.request.post(own, { form: { other: "Ramp" }, headers: { Origin: house.origin } })).status()).toBe(403);
  // Somebody phones: what is wrong stands there to be put right, what is right is theirs.
  await karin.page.goto(`${base}/1`);
  await pressByKey(karin.page, "Lägg till eller ändra");
  await karin.page.getByRole("checkbox").first().check();
  await karin.page.fill("#other", "Jag heter 640823-3234");
  await pressByKey(karin.page, "Spara");
  expect(await karin.page.title()).toMatch(/^Fel:/);
  expect(await karin.page.getByRole("checkbox").first().isChecked()).toBe(true);
  await karin.page.fill("#other", "En stol med armstöd");
  await pressByKey(karin.page, "Spara");
  expect(await main(karin)).toContain("Sparat: det som behövs.");
  expect(await main(karin)).toContain("En stol med armstöd");
  const [event] = await house.rows<{ actor: string; name: string }>("select actor, name from ledger_event join people_card on person_id::text = actor where type = 'access.received' order by sequence desc limit 1");
  expect(event?.name).toBe("Karin Möller");
  expect([...karin.faults, ...anna.faults, ...karin.strays]).toEqual([]);
  await anna.close();
});

test("the way back leads to the search that one came from, also after something was done", async () => {
  const { page, press } = karin;
  await page.goto(`${base}?sok=${encodeURIComponent(amira.email)}&ordning=newest`);
  await page.getByRole("link", { name: "Amira Holst Ek", exact: true }).click();
  await press("Skicka länken igen");
  await pressByKey(page, "Till anmälningarna");
  expect(await page.getByRole("searchbox").inputValue()).toBe(amira.email);
  expect(await page.getByRole("combobox", { name: "Ordning" }).inputValue()).toBe("newest");
});

test.each(["0", "99", "abc", "99999999", "1/jamfor/1", "1/jamfor/99", "99/andra", "99/behov"])("there is no registration %s", async (number) => {
  expect((await karin.context.request.get(`${base}/${number}`)).status()).toBe(404);
});

test("the page of late entries says what everybody else can do at that moment", async () => {
  await karin.page.goto(`${base}/sen`);
  expect(await main(karin)).toContain("Just nu kan alla anmäla sig, till 30 oktober 2020 kl. 23.59.");
  expect(await main(karin)).not.toContain("stängd");
  await house.moveClock("2020-10-31T00:00:00+01:00");
  await karin.page.reload();
  expect(await main(karin)).toContain("Anmälan är stängd för alla andra.");
});
