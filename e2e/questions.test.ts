import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { questionsExample } from "../app/before/dialogues/web/questions-example.ts";
import { openBrowser } from "../app/meeting/video/testing/browser.ts";
import { type House, openHouse, slug } from "./house.ts";
import { lettersTo, personalLink } from "./registrations.ts";
import { asking, saveFile } from "./staff-file.ts";
import { type Visitor, openVisitor, sideways } from "./visitor.ts";

let house: House;
let browser: Browser;
let karin: Visitor;
const form = `/dialog/${slug}/anmalan`;
const list = `/arbetsplats/${slug}/anmalningar`;
const email = "ulla.fraga@exempel.se";

/** Scripts are off: all of it is forms. */
beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  karin = await openVisitor(browser, { origin: house.origin, script: false });
  await karin.page.goto(house.signInLink("Karin Möller"));
  await karin.press("Logga in");
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const main = ({ page }: Visitor) => page.getByRole("main").innerText();
/** What is wrong, as the summary lists it; each stands word for word at its field too. */
async function faults({ page }: Visitor): Promise<string[]> {
  const listed = await page.locator(".error-summary li").allInnerTexts();
  expect(await page.locator(".field-error > span").evaluateAll((all) => all.map((one) => one.lastChild?.textContent))).toEqual(listed);
  for (const link of await page.locator(".error-summary li a").all()) expect(await page.locator(`[id="${(await link.getAttribute("href"))?.slice(1)}"]`).count()).toBe(1);
  return listed;
}

/** The steps before the dialogue's own questions. */
async function walkToQuestions({ page, press }: Visitor, { name, address, next = "Fortsätt" }: { name: string; address: string; next?: string }) {
  await page.getByRole("checkbox").first().check();
  await press(next);
  await page.locator("#name").fill(name);
  await page.locator("#email").fill(address);
  await press(next);
  await page.getByRole("radio").first().check();
  await page.locator("#municipality").selectOption("1280");
  await press(next);
}

test("a form that asks nothing of its own has six steps", async () => {
  await karin.page.goto(form);
  expect(await main(karin)).toContain("Fråga 1 av 6");
});

test("G-06: a file that asks for a personal number is refused with the place and the reason, and nothing is saved", async () => {
  const { page, press } = karin;
  await page.goto(`/arbetsplats/${slug}/fil`);
  const box = page.getByRole("textbox", { name: "Innehållet" });
  await box.fill(asking(await box.inputValue(), questionsExample.replace("Vad arbetar du med?", "Ditt personnummer?")));
  await press("Granska ändringarna");
  expect(await page.locator(".error-summary li").allInnerTexts()).toEqual([expect.stringMatching(/^Rad \d+, Anmälan, frågorna 1, ord på svenska: frågar efter personnummer eller födelsedatum\./)]);
  expect(await box.inputValue()).toContain("Ditt personnummer?");
});

test("I4: the file says how, and the review tells each new question", async () => {
  const { page } = karin;
  await page.goto(`/arbetsplats/${slug}/fil`);
  await page.locator("summary", { hasText: "Egna frågor i anmälan" }).click();
  expect(await page.locator("pre.code").innerText()).toContain("kind: several");
  expect(await saveFile(karin, (text) => asking(text))).toContain("Anmälan, frågorna 2, svar att välja på 1, ord på svenska");
});

test("R1: one of each kind is answered without a script: faults in the summary and at the field, nothing lost, Back, change, and sent twice is once", async () => {
  const guest = await openVisitor(browser, { origin: house.origin, script: false, width: 390 });
  const { page, press } = guest;
  await page.goto(form);
  await walkToQuestions(guest, { name: "Ulla Fråga", address: email });
  expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("Några frågor till");
  expect(await main(guest)).toContain("Fråga 4 av 7");
  expect(await page.locator("label, legend").filter({ hasText: "(valfritt)" }).count()).toBe(3);
  await guest.shot("questions-390-whole");

  await press("Fortsätt");
  expect(await faults(guest)).toEqual(["Välj ett av svaren: Varifrån deltar du?"]);
  expect(await page.title()).toMatch(/^Fel: /);
  await page.getByLabel("Vad arbetar du med?").fill("Dans, 19900118-9811");
  await page.getByLabel("Hur många är ni i er grupp?").fill("tre");
  await page.getByLabel("Av någon jag känner").check();
  await press("Fortsätt");
  expect(await faults(guest)).toEqual(["Ta bort personnumret, som vi inte får ha här: Vad arbetar du med?", "Välj ett av svaren: Varifrån deltar du?", "Skriv ett heltal, med siffror: Hur många är ni i er grupp?"]);
  await guest.shot("questions-faults-390-whole");
  expect(await page.getByLabel("Vad arbetar du med?").inputValue()).toBe("Dans, 19900118-9811");
  expect(await page.getByLabel("Hur många är ni i er grupp?").inputValue()).toBe("tre");
  expect(await page.getByLabel("Av någon jag känner").isChecked()).toBe(true);
  await page.getByLabel("Vad arbetar du med?").fill("=Dans; \"och\" sång");
  await page.getByLabel("Hemifrån").check();
  await page.getByLabel("Hur många är ni i er grupp?").fill("41");
  await press("Fortsätt");
  expect(await faults(guest)).toEqual(["Skriv ett tal från 1 till 40: Hur många är ni i er grupp?"]);
  await page.getByLabel("Hur många är ni i er grupp?").fill("");
  await press("Fortsätt");

  expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("Vill du ta upp ett ämne?");
  await press("Tillbaka");
  expect(await page.getByLabel("Vad arbetar du med?").inputValue()).toBe("=Dans; \"och\" sång");
  expect(await page.getByLabel("Hemifrån").isChecked()).toBe(true);
  await press("Fortsätt");
  await page.getByLabel("Nej, inte nu").check();
  await press("Fortsätt");
  await press("Fortsätt");
  const row = (term: string) => page.locator("dl.summary > div").filter({ hasText: term });
  expect(await row("Hur många är ni i er grupp?").innerText()).toContain("Ej angivet");
  expect(await row("Hur fick du veta om mötet?").innerText()).toContain("Av någon jag känner");
  await guest.shot("questions-check-390-whole");
  await row("Hur fick du veta om mötet?").getByRole("button").click();
  await page.getByLabel("Genom ett brev").check();
  await press("Fortsätt");
  expect(await row("Hur fick du veta om mötet?").innerText()).toContain("Genom ett brev, Av någon jag känner");

  await press("Skicka anmälan");
  expect(new URL(page.url()).pathname).toBe(`${form}/kvitto`);
  expect(await main(guest)).toMatch(/Det du svarade[\s\S]*=Dans; "och" sång[\s\S]*Hemifrån/);
  await guest.shot("questions-receipt-390-whole");
  await page.goBack();
  await press("Skicka anmälan");
  expect(new URL(page.url()).pathname).toBe(`${form}/kvitto`);
  expect(await house.rows("select extra_answers from registration_registration")).toEqual([
    {
      extra_answers: [
        { question: "uttryck", seen: 2, said: ["=Dans; \"och\" sång"] },
        { question: "plats", seen: 2, said: ["hemma"] },
        { question: "hort-av", seen: 2, said: ["brev", "van"] },
      ],
    },
  ]);
  await vi.waitUntil(() => lettersTo(house, email).length > 0, { timeout: 60_000 });
  expect(lettersTo(house, email)[0]?.text).toContain("- Varifrån deltar du? Hemifrån");
  await guest.close();
});

test("staff see the answers, find who chose what, and take the file with them; a formula is none", async () => {
  const { page, press, context } = karin;
  await page.goto(`${list}/ny`);
  await page.locator("#name").fill("Per Telefon");
  await page.getByRole("checkbox", { name: /november/ }).first().check();
  await page.getByRole("radio", { name: "Konstnär" }).check();
  await page.locator("#municipality").selectOption("1281");
  await press("För in anmälan");
  expect(await faults(karin)).toEqual(["Välj ett av svaren: Varifrån deltar du?"]);
  await page.getByLabel("Från arbetet").check();
  await page.getByLabel("Hur många är ni i er grupp?").fill("3");
  await press("För in anmälan");
  expect(await page.getByRole("columnheader").allInnerTexts()).toEqual(expect.arrayContaining(["Vad arbetar du med?", "Hur fick du veta om mötet?"]));
  expect((await page.getByRole("row", { name: /Per Telefon/ }).innerText()).split("\t").slice(-4)).toEqual(["–", "Från arbetet", "–", "3"]);
  await page.getByLabel("Svar", { exact: true }).selectOption({ label: "Hur fick du veta om mötet? Genom ett brev" });
  await press("Visa");
  expect(await page.getByRole("status").innerText()).toBe("1 av 2 anmälningar");
  expect(await page.getByRole("rowheader").allInnerTexts()).toEqual(["Ulla Fråga"]);
  await karin.shot("questions-list-whole");
  // The file holds what the search found, by the same fields.
  const svar = await page.locator("input[type=hidden][name=svar]").inputValue();
  const file = await context.request.post(`${list}/fil`, { form: { slag: "csv", svar }, headers: { Origin: house.origin } });
  const [heads = "", ...rows] = (await file.text()).trim().split("\r\n");
  expect(heads).toContain(";Vad arbetar du med?;Varifrån deltar du?;Hur fick du veta om mötet?;Hur många är ni i er grupp?");
  expect(rows).toEqual([expect.stringContaining(`;"'=Dans; ""och"" sång";Hemifrån;Genom ett brev, Av någon jag känner;`)]);
});

test("My participation shows the answers and changes them; a file that asks otherwise leaves what was answered in its words", async () => {
  await saveFile(karin, (text) => text.replace("Varifrån deltar du?", "Var sitter du?").replace(/ {4}- key: hort-av\n(?: {6}.*\n)+/, ""));
  const guest = await openVisitor(browser, { origin: house.origin, script: false, width: 390 });
  const { page, press, follow } = guest;
  await page.goto(personalLink(house, email) ?? "");
  await press("Öppna mitt deltagande");
  const sent = page.locator("#sent");
  expect(await sent.innerText()).toMatch(/Varifrån deltar du\?\s+Hemifrån/);
  expect(await sent.innerText()).toMatch(/Hur fick du veta om mötet\?\s+Genom ett brev, Av någon jag känner/);
  await follow("Ändra mina svar");
  expect(await page.getByLabel("Hemifrån").isChecked()).toBe(true);
  await page.getByLabel("Hur många är ni i er grupp?").fill("x");
  await press("Spara ändringarna");
  expect(await faults(guest)).toEqual(["Skriv ett heltal, med siffror: Hur många är ni i er grupp?"]);
  expect(await page.getByLabel("Hur många är ni i er grupp?").inputValue()).toBe("x");
  await page.getByLabel("Hur många är ni i er grupp?").fill("4");
  await press("Spara ändringarna");
  expect(await main(guest)).toContain("Det du ändrade är sparat.");
  // What was left alone is still in the words it was answered to; what was changed is in the new ones.
  expect(await sent.innerText()).toMatch(/Varifrån deltar du\?\s+Hemifrån/);
  expect(await sent.innerText()).toMatch(/Hur många är ni i er grupp\?\s+4/);
  expect(await sent.innerText()).toMatch(/Hur fick du veta om mötet\?/);
  await guest.shot("questions-mine-390-whole");
  await guest.close();
  await karin.page.goto(list);
  expect(await karin.page.getByRole("columnheader").allInnerTexts()).toEqual(expect.arrayContaining(["Var sitter du?", "Varifrån deltar du? (tidigare ord)", "Hur fick du veta om mötet? (tidigare ord)"]));
});

test("a form that was begun before the file changed is told so, and loses nothing", async () => {
  const guest = await openVisitor(browser, { origin: house.origin, script: false });
  const { page, press } = guest;
  await page.goto(form);
  await walkToQuestions(guest, { name: "Maja Mitt", address: "maja.mitt@exempel.se" });
  await page.getByLabel("Vad arbetar du med?").fill("Ljus");
  await page.getByLabel("Hemifrån").check();
  await saveFile(karin, (text) => text.replace(/ {4}- key: uttryck\n(?: {6}.*\n)+/, ""));
  await press("Fortsätt");
  await page.getByLabel("Nej, inte nu").check();
  await press("Fortsätt");
  await press("Fortsätt");
  await press("Skicka anmälan");
  expect(await main(guest)).toContain("Inbjudan har ändrats sedan du började. Dina svar är kvar.");
  expect(await main(guest)).toMatch(/Vad arbetar du med\?\s+Ljus/);
  await press("Skicka anmälan");
  expect(new URL(page.url()).pathname).toBe(`${form}/kvitto`);
  expect(await house.rows("select extra_answers -> 1 -> 'said' as said from registration_registration where number = 3")).toEqual([{ said: ["Ljus"] }]);
  await guest.close();
});

test("A5: what falls back to Swedish says so, in every language each page and fault is clean at 320 px", async () => {
  await saveFile(karin, (text) => text.replace("  - fi\n", "").replace(/^ +fi: Kotoa\n/m, "").replace(/^ +fi: Mistä osallistut\?\n/m, ""));
  const found: string[] = [];
  for (const [prefix, next, question, fault] of [
    ["", "Fortsätt", "Några frågor till", "Välj ett av svaren: Var sitter du?"],
    ["/en", "Continue", "A few more questions", "Choose one of the answers: Where do you take part from?"],
    ["/fi", "Jatka", "Vielä muutama kysymys", "Valitse yksi vastauksista"],
  ] as const) {
    // Axe waits by timers, which only a page with scripts has.
    const guest = await openVisitor(browser, { origin: house.origin, width: 320, height: 640 });
    const { page, press } = guest;
    const look = async () => void found.push(...(await guest.axe()), ...(await sideways(page)).map((part) => `${page.url()} moves sideways: ${part}`));
    await page.goto(`${prefix}${form}`);
    await walkToQuestions(guest, { name: "Ida Smal", address: `ida${prefix.slice(1)}@exempel.se`, next });
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe(question);
    await look();
    await press(next);
    expect(await faults(guest)).toEqual([fault]);
    await look();
    await guest.shot(`questions-320${prefix.replace("/", "-")}-whole`);
    expect(await page.locator("legend [lang=sv]").allInnerTexts()).toEqual(prefix === "/fi" ? ["Var sitter du?"] : []);
    expect(await page.locator(".choice [lang=sv]").allInnerTexts()).toEqual(prefix === "/fi" ? ["Hemifrån"] : []);
    await page.getByRole("radio").first().check();
    await press(next);
    await page.getByRole("radio").last().check();
    await press(next);
    await press(next);
    await look();
    expect(await page.locator("dt[lang=sv]").allInnerTexts()).toEqual(prefix === "/fi" ? ["Var sitter du?"] : []);
    await page.locator("button[value=send]").click();
    await look();
    expect(guest.faults).toEqual([]);
    await guest.close();
  }
  const staff = await openVisitor(browser, { origin: house.origin });
  await staff.page.goto(house.signInLink("Anna Berg"));
  await staff.press("Logga in");
  for (const width of [320, 1280]) {
    await staff.page.setViewportSize({ width, height: 800 });
    for (const address of [list, `${list}/ny`, `/arbetsplats/${slug}/fil`]) {
      await staff.page.goto(address);
      if (address.endsWith("/fil")) await staff.page.locator("summary", { hasText: "Egna frågor" }).click();
      found.push(...(await staff.axe()), ...(await sideways(staff.page)).map((part) => `${address} moves sideways at ${width} px: ${part}`));
      await staff.shot(`questions-staff-${address.split("/").at(-1)}-${width}-whole`);
    }
  }
  expect(found).toEqual([]);
});
