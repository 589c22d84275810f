import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { parse, stringify } from "yaml";
import { openBrowser } from "../app/meeting/video/testing/browser.ts";
import { everyAddress } from "./addresses.ts";
import { type House, openHouse, slug } from "./house.ts";
import { eleven, personalLink, register } from "./registrations.ts";
import { saveFile } from "./staff-file.ts";
import { type Visitor, openVisitor } from "./visitor.ts";

/**
 * A dialogue whose authority wrote it in Swedish only, on the English and Finnish pages: every text of its file is read aloud as
 * Swedish (WCAG 3.1.2). Each text gets a mark, so that a page is searched for marks and not for words.
 */
const mark = "¤";
let house: House;
let browser: Browser;
let visitor: Visitor;
const texts = new Map<string, string>();

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  const staff = await openVisitor(browser, { origin: house.origin });
  await staff.page.goto(house.signInLink("Karin Möller"));
  await staff.press("Logga in");
  await saveFile(staff, (file) => {
    texts.clear();
    return stringify({ ...onlySwedish(parse(file)), languages: ["sv"] });
  });
  await staff.close();
  const person = { ...eleven[0]!, topicTitle: "Låt tomma scener bli öppna replokaler", dates: ["1", "2"] };
  await register(house, person);
  visitor = await openVisitor(browser, { origin: house.origin, script: false });
  await visitor.page.goto(await vi.waitUntil(() => personalLink(house, person.email), { timeout: 60_000 }));
  await visitor.press("Öppna mitt deltagande");
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

/** The file with its Swedish texts marked and numbered, and no others. */
function onlySwedish(value: unknown, at = ""): Record<string, unknown> {
  const inside = (part: unknown, key: string): unknown => {
    const path = at ? `${at}.${key}` : key;
    if (Array.isArray(part)) return part.map((one, place) => insideAt(one, `${path}.${place}`));
    return insideAt(part, path);
  };
  const insideAt = (part: unknown, path: string): unknown => {
    if (typeof part !== "object" || part === null) return part;
    if ("sv" in part && typeof part.sv === "string") {
      texts.set(String(texts.size), path);
      return { sv: `${mark}${texts.size - 1}${mark} ${part.sv}` };
    }
    return onlySwedish(part, path);
  };
  return Object.fromEntries(Object.entries(value as object).map(([key, part]) => [key, inside(part, key)]));
}

type Heard = { text: string; lang: string };

/** Every marked text of the page as a screen reader meets it, in text and in attributes, with the language it stands in. */
const heardOn = (page: Page): Promise<Heard[]> =>
  page.evaluate((sign) => {
    const found: { text: string; lang: string }[] = [];
    const langOf = (at: Element | null) => at?.closest("[lang]")?.getAttribute("lang") ?? "";
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.textContent?.includes(sign)) found.push({ text: node.textContent, lang: langOf(node.parentElement) });
    }
    for (const element of document.body.querySelectorAll("*")) {
      for (const { value } of element.attributes) if (value.includes(sign)) found.push({ text: value, lang: langOf(element) });
    }
    return found;
  }, mark);

const seen = new Set<string>();

/** What is not read as Swedish on the page as it stands. */
async function faultsOn(page: Page): Promise<string[]> {
  const heard = await heardOn(page);
  for (const { text } of heard) for (const [, number = ""] of text.matchAll(new RegExp(`${mark}(\\d+)${mark}`, "g"))) seen.add(texts.get(number) ?? "");
  return heard.filter(({ lang }) => lang !== "sv").map(({ text, lang }) => `${new URL(page.url()).pathname} says in ${lang}: ${text.slice(0, 80)}`);
}

test("the search finds a Swedish text that nothing marks as Swedish, in text and in an attribute", async () => {
  const { page } = await openVisitor(browser, { origin: house.origin });
  await page.setContent(`<html lang="en"><body><p>${mark}0${mark} Hej <span lang="sv">${mark}1${mark} du</span></p><img alt="${mark}2${mark} bild"></body></html>`);
  expect(await heardOn(page)).toEqual([
    { text: `${mark}0${mark} Hej `, lang: "en" },
    { text: `${mark}1${mark} du`, lang: "sv" },
    { text: `${mark}2${mark} bild`, lang: "en" },
  ]);
});

test("on every English and Finnish page the dialogue's Swedish texts say that they are Swedish", async () => {
  const found: string[] = [];
  for (const { path, mayHaveClient } of everyAddress({ slug }).filter((one) => /^\/(en|fi)(\/|$)/.test(one.path))) {
    // The meeting's own room is put together in the browser, from what the log holds.
    if (mayHaveClient || path.endsWith(".ics")) continue;
    await visitor.page.goto(path);
    found.push(...(await faultsOn(visitor.page)));
    if (path.endsWith("/synpunkter")) {
      await visitor.page.goto(`${path}?sida=${path.slice(0, 3)}/dialog/${slug}`);
      found.push(...(await faultsOn(visitor.page)));
    }
  }
  expect(found).toEqual([]);
});

test.each([
  ["en", "Continue"],
  ["fi", "Jatka"],
])("on every step of the form too (%s)", async (language, next) => {
  const guest = await openVisitor(browser, { origin: house.origin, script: false });
  const { page, press } = guest;
  const found: string[] = [];
  const look = async () => void found.push(...(await faultsOn(page)));
  await page.goto(`/${language}/dialog/${slug}/anmalan`);
  await look();
  await page.check("[name=dates]");
  await press(next);
  await page.fill("#name", "Amira Holst");
  await page.fill("#email", `amira.${language}@exempel.se`);
  await press(next);
  await page.check("[name=role]");
  await page.selectOption("#municipality", "1280");
  await press(next);
  await look();
  await page.check("[name=topic][value=none]");
  await press(next);
  await look();
  await page.check("[name=measures] >> nth=0");
  await press(next);
  await look();
  // The last step was reached: the check of all answers.
  expect(await page.locator("button[value=send]").count()).toBe(1);
  expect(found).toEqual([]);
  await guest.close();
});

test("after the last day to ask for an interpreter what can no longer be promised is Swedish too", async () => {
  await house.moveClock("2020-10-21T12:00:00+02:00");
  const found: string[] = [];
  for (const path of ["/en/mitt-deltagande/behov", "/fi/mitt-deltagande/behov"]) {
    await visitor.page.goto(path);
    found.push(...(await faultsOn(visitor.page)));
  }
  expect(found).toEqual([]);
});

test("the texts were there to be found: all of the file's but those of the meeting itself", () => {
  expect(seen.size).toBeGreaterThan(60);
  const unseen = [...texts.values()].filter((path) => !seen.has(path)).map((path) => path.replaceAll(/\.\d+/g, ""));
  expect([...new Set(unseen)].toSorted()).toEqual(["meetings.runOfShow.question", "notices.meeting"]);
});
