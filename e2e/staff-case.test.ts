import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openBrowser } from "../app/meeting/video/testing/browser.ts";
import { callingADateOff } from "./chapters/calling-off.ts";
import { cancellingAndMovingUp } from "./chapters/cancelling.ts";
import { everyLetterReadElsewhere } from "./chapters/letters-read.ts";
import { fourLetterRounds } from "./chapters/letter-rounds.ts";
import { type House, openHouse, slug } from "./house.ts";
import { pressByKey, tabTo } from "./keyboard.ts";
import { eleven, lettersTo, register } from "./registrations.ts";
import { saveFile } from "./staff-file.ts";
import { type Visitor, openVisitor, sideways } from "./visitor.ts";

let house: House;
let browser: Browser;
let karin: Visitor;
const board = `/arbetsplats/${slug}/amnen`;
/** The reference case, or a smaller one in the quick run. A fifth of the topics comes to each end. */
const size = process.env["PROOF"] === "full" ? { registrations: 150, topics: 40, cancellations: 12, waiting: 9 } : { registrations: 30, topics: 10, cancellations: 4, waiting: 3 };
const count = size.topics;
const fifth = count / 5;
const numbers = Array.from({ length: count }, (_, at) => at + 1);
const emailOf = (number: number) => `person${number}@exempel.se`;
/** What becomes of a topic, by its number: a fifth each. A joined one goes with the one before it, which is on the agenda. */
const fate = ["declined", "prepared", "placed", "joined", "contacted"] as const;
const fateOf = (number: number) => fate[number % 5]!;

/** Scripts are off: all of it is forms. */
beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  karin = await openVisitor(browser, { origin: house.origin, script: false });
  await karin.page.goto(house.signInLink("Karin Möller"));
  await karin.press("Logga in");
  // As many places as leave the last ones waiting.
  await saveFile(karin, (text) => text.replace("capacity: 160", `capacity: ${size.registrations - size.waiting}`));
  for (let number = 1; number <= size.registrations; number += 1)
    await register(house, { ...eleven[number % eleven.length]!, dates: ["1"], name: `Person ${number}`, email: emailOf(number), ...(number <= count ? { topicTitle: `Fråga nummer ${number}` } : {}) });
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const said = () => karin.page.locator("main [role=status]").first().textContent();
const card = (number: number) => karin.page.locator(`#amne-${number}`);
/** The first round of the first date. */
const firstRound = async (select: ReturnType<Visitor["page"]["locator"]>) => (await select.locator("option").filter({ hasText: /november: / }).first().getAttribute("value")) ?? "";

async function moveCard(number: number, to: string): Promise<void> {
  const select = karin.page.getByRole("combobox", { name: `Flytta ämne ${number} till` });
  await select.selectOption(to === "place" ? await firstRound(select) : to);
  await card(number).getByRole("button", { name: "Flytta", exact: true }).click();
  expect(await said()).toContain(`Ämne ${number} `);
}

test("B8: a card is moved and taken back by keyboard alone, and the hand stays where it was", async () => {
  const { page } = karin;
  await page.goto(board);
  await tabTo(page, "Flytta ämne 2 till");
  await page.keyboard.type("Kontakt: t");
  await pressByKey(page, "Flytta");
  expect(await said()).toBe("Ämne 2 ligger nu under Kontakt.");
  expect(new URL(page.url()).hash).toBe("#amne-2");
  await pressByKey(page, "Ångra flytten av ämne 2");
  expect(await said()).toBe("Ämne 2 ligger nu under Mottaget.");
  expect(await house.rows("select * from topics_contact")).toEqual([]);
});

test("B5: board, list and a topic's page have no fault that axe finds, and nothing moves sideways at 320 px", async () => {
  // Axe waits by timers, which only a page with scripts has.
  const { page, axe, press, close } = await openVisitor(browser, { origin: house.origin });
  await page.goto(house.signInLink("Anna Berg"));
  await press("Logga in");
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    for (const address of [board, `${board}?vy=lista`, `${board}/2`]) {
      await page.goto(address);
      expect(await axe()).toEqual([]);
      expect(await sideways(page)).toEqual([]);
    }
  }
  await close();
});

test("B8: all topics are triaged, each by what it needs", async () => {
  const { page, press } = karin;
  for (const number of numbers) {
    if (fateOf(number) === "contacted" || fateOf(number) === "placed") {
      // Found by its words: only the first of each column stand on the board.
      await page.goto(`${board}?sok=nummer+${number}`);
      await moveCard(number, fateOf(number) === "contacted" ? "contact:letter" : "place");
      continue;
    }
    await page.goto(`${board}/${number}?sok=nummer`);
    if (fateOf(number) === "declined") {
      await page.locator("summary", { hasText: "Tacka nej" }).click();
      await page.getByRole("textbox", { name: "Varför" }).fill("Det beslutar kommunen.");
      await press("Tacka nej till ämnet");
      expect(await said()).toBe("Förslagsställaren får brev med skälet.");
    } else if (fateOf(number) === "joined") {
      await page.locator("summary", { hasText: "Slå ihop" }).click();
      await page.getByRole("textbox", { name: "Ämnets nummer" }).fill(String(number - 1));
      await press("Slå ihop");
      expect(await said()).toBe(`Ihopslaget med ämne ${number - 1}.`);
    } else {
      await page.getByRole("textbox", { name: "Vad ni kom fram till" }).fill("Ringde. Vill visa en karta.");
      await press("Spara i loggen");
      await page.getByRole("textbox", { name: "Frågan till gruppen" }).fill("Vem har nyckeln?");
      await press("Spara frågan");
      const round = page.getByRole("combobox", { name: "Samtal", exact: true });
      await round.selectOption(await firstRound(round));
      await press("Sätt på dagordningen");
      expect(await said()).toBe("Ämnet är på dagordningen.");
    }
    expect(await page.getByText("av Karin Möller").count()).toBeGreaterThan(0);
  }
  expect(await house.rows("select state, count(*)::int as topics from topics_topic group by state order by state")).toEqual([
    { state: "contacted", topics: fifth },
    { state: "declined", topics: fifth },
    { state: "joined", topics: fifth },
    { state: "on-agenda", topics: 2 * fifth },
  ]);
  expect(await house.rows("select count(*)::int as tables from agenda_placement where host_person_id is not null")).toEqual([{ tables: 2 * fifth }]);
  await page.goto(board);
  const counts = await page.getByRole("list", { name: "Ämnen efter läge" }).innerText();
  expect(counts.replaceAll(/\s+/g, " ")).toContain(`0 väntar på oss ${fifth} kontakt ${2 * fifth} på dagordningen ${fifth} ihopslaget ${fifth} avböjt`);
});

test("T3: when the time to undo has passed each proposer is told what became of the topic, once", async () => {
  await house.moveClock("2020-10-13T12:00:00+02:00");
  const subjects = { declined: "Besked om ditt ämne", prepared: "på dagordningen", placed: "på dagordningen", joined: "tillsammans med ett annat", contacted: "–" };
  const told = (number: number) => lettersTo(house, emailOf(number)).filter(({ subject }) => subject?.includes(subjects[fateOf(number)]));
  const toBeTold = numbers.filter((number) => fateOf(number) !== "contacted");
  await vi.waitUntil(() => toBeTold.every((number) => told(number).length > 0), { timeout: 60_000 });
  expect(numbers.map((number) => told(number).length)).toEqual(numbers.map((number) => (fateOf(number) === "contacted" ? 0 : 1)));
  expect(told(5)[0]?.text).toContain("Det beslutar kommunen.");
});

test("T4: two that were joined are parted again, and the topic is as it was", async () => {
  const { page, press } = karin;
  await page.goto(`${board}/3`);
  await press("Dela på ämnena igen");
  expect(await said()).toBe("Sparat.");
  await page.goto(`${board}?vy=lista&lage=received`);
  expect(await page.getByRole("link", { name: "Fråga nummer 3", exact: true }).count()).toBe(1);
});

const world = () => ({ house, karin, size, emailOf });
fourLetterRounds(world);
cancellingAndMovingUp(world);
callingADateOff(world);
everyLetterReadElsewhere(() => house);
