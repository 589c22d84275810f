import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../app/meeting/video/testing/browser.ts";
import { type Cast, openCast } from "./cast.ts";
import { type House, openHouse, slug } from "./house.ts";
import { oneAfterTheOther } from "./in-order.ts";
import type { Programme } from "./programme.ts";
import { type Answers, personalLink, register } from "./registrations.ts";
import { type Visitor, sideways } from "./visitor.ts";

oneAfterTheOther();

const present = 120;
const roles = ["artist", "cultural-actor", "official", "artist", "politician", "cultural-actor"] as const;
const places = ["1280", "1281", "1283", "1290", "1282", "1293", "1287", "1261", "1291", "1292"];
/** Four more than are there when the groups are made. */
const people = Array.from({ length: present + 4 }, (_, index): Answers => ({
  dates: ["1"],
  name: `Person ${String(index + 1).padStart(3, "0")}`,
  email: `person${index + 1}@exempel.se`,
  role: roles[index % roles.length]!,
  municipality: places[(index * 7) % places.length]!,
}));

let house: House;
let browser: Browser;
let cast: Cast;
let samir: Programme;
let anna: Visitor;
const groupsAt = `/arbetsplats/${slug}/mote/1/grupper`;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  await inTurns(people, (person) => register(house, person));
  const [meeting] = await house.rows<{ id: string }>("select id from dialogues_meeting order by number");
  cast = openCast(house, browser, meeting!.id);
}, 600_000);
afterAll(async () => {
  await cast?.close();
  await browser?.close();
  await house?.close();
});

/** Six at a time: as a town hall would, and no more than the machine bears. */
async function inTurns<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<void> {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: 6 }, worker));
}

const cards = () => anna.page.locator(".pcard");
const card = (number: number): Locator =>
  cards().filter({ has: anna.page.getByRole("heading", { name: `Grupp ${number}`, exact: true }) });
const namesIn = (group: Locator) => group.locator(".pcard-name").allInnerTexts();
const status = (text: string) => anna.page.getByRole("status").filter({ hasText: text }).first().waitFor();
const show = async (round: number) => void (await anna.page.goto(`${groupsAt}?samtal=${round}`));

describe("C7: 120 people in three rounds", () => {
  test("G1: composed on the page from the 120 who are here, all three rounds at once, and the page says how good it is", async () => {
    const linked = () => people.filter(({ email }) => personalLink(house, email)).length;
    await expect.poll(linked, { timeout: 200_000, interval: 2000 }).toBe(people.length);
    await house.moveClock("2020-11-03T12:40:00+01:00");
    samir = await cast.lead("Samir Haddad");
    expect(await samir.live.ask({ type: "openLobby" })).toMatchObject({ outcome: "accepted" });
    await inTurns(people.slice(0, present), ({ email }) => cast.enterAsProgramme(email, { tone: false }));
    await samir.until(
      ({ roster }) => Object.values(roster).filter((one) => one.here && one.kind === "participant").length === present,
      120_000,
    );

    anna = await cast.open();
    await anna.page.goto(house.signInLink("Anna Berg"));
    await anna.press("Logga in");
    await anna.page.goto(groupsAt);
    await anna.page.getByText("Görs av de 120 som är här nu.").waitFor();
    await anna.shot("groups-0-empty");
    await anna.press("Räkna förslag A");
    await status("Förslaget är klart.");
    for (const round of [1, 2, 3]) {
      await show(round);
      expect(await cards().count()).toBe(20);
      expect(await anna.page.locator(".pcard-name").count()).toBe(present);
    }
    await anna.page.getByText("Ingen möter någon två gånger.").waitFor();
    expect(await anna.page.locator(".pcard-again").count()).toBe(0);
    expect(await anna.page.locator(".plan-worth li").count()).toBe(3);
    expect(await anna.axe()).toEqual([]);
    await anna.shot("groups-1-plan");
  });

  test("G1: two are locked, one where they sit and one in another group; the rest is composed again and they stay", async () => {
    await show(2);
    const firstIn = async (number: number) => /Person \d+/.exec((await namesIn(card(number)))[0] ?? "")?.[0] ?? "";
    const [keptName, sentName] = [await firstIn(3), await firstIn(5)];
    await anna.press(`Lås ${keptName} i grupp 3`);
    await status("Sparat.");
    await anna.page.getByLabel("Vem", { exact: true }).last().selectOption({ label: sentName });
    await anna.page.getByLabel("Till", { exact: true }).selectOption({ label: "Grupp 7" });
    await anna.page.getByRole("button", { name: "Lås", exact: true }).click();
    await card(5).getByText("låst i grupp 7").waitFor();
    await anna.press("Räkna om resten");
    await status("Förslaget är klart.");
    await expect.poll(async () => (await namesIn(card(7))).join()).toContain(sentName);
    expect((await namesIn(card(3))).join()).toContain(keptName);
    expect(await anna.page.locator(".pcard-name").count()).toBe(present);
    expect(await anna.page.locator(".lock-button[aria-pressed=true]").count()).toBe(2);
    await anna.shot("groups-2-locked");
    await anna.press("Räkna förslag B");
    await status("Förslaget är klart.");
    await anna.page.getByRole("heading", { name: "Jämför förslagen" }).waitFor();
    expect(await anna.axe()).toEqual([]);
    await anna.shot("groups-3-compare-whole");
    await anna.page.goto(`${groupsAt}?samtal=1&forslag=1`);
    await anna.press("Börja samtalen med det här");
    await anna.page.getByText("Samtalen börjar med Förslag A.").waitFor();
  });

  test("G1, G2: the round begins as planned", async () => {
    const planned = await Promise.all([1, 2, 3].map(async (number) => (await namesIn(card(number))).length));
    for (const title of ["welcome", "voices", "talk-1"]) {
      const { current } = samir.view().state;
      expect(await samir.live.ask({ type: "next", after: current?.stepId ?? null }), title).toMatchObject({
        outcome: "accepted",
      });
    }
    await samir.until(({ state }) => Object.keys(state.round?.seats ?? {}).length === present);
    expect(
      Object.values(cast.groups())
        .slice(0, 3)
        .map((group) => group.length),
    ).toEqual(planned);
    const [round] = await house.rows<{ plan_variant: number }>("select plan_variant from grouping_round");
    expect(round?.plan_variant).toBe(1);
  });

  test("why somebody sits where they sit, in one sentence that names nobody", async () => {
    const guest = await cast.enterByPage(people[0]!.email, { text: true, width: 390, height: 844 });
    await guest.press(/Gå in/);
    await guest.press("Varför är jag här?");
    const sentence = guest.page.getByText(
      /Du sitter här för att (alla \d|\d av de \d) andra är nya för dig, med \d roller och \d kommuner runt bordet\./,
    );
    await sentence.waitFor();
    expect(await sentence.innerText()).not.toMatch(/Person/);
    await guest.shot("groups-4-why-390");
    await guest.close();
  });

  test("G2, G3: nine leave and four come; late ones are placed at once, small groups are mended in one action, and every move is a row", async () => {
    const before = Object.keys(samir.view().state.round?.seats ?? {}).length;
    const seats = Object.entries(samir.view().state.round?.seats ?? {});
    const three = [...Map.groupBy(seats, ([, groupId]) => groupId).values()]
      .slice(4, 7)
      .flatMap((members) => members.slice(0, 3).map(([personId]) => personId));
    const gone = cast.programmes.filter((programme) => three.includes(programme.view().you?.personId ?? ""));
    expect(gone).toHaveLength(9);
    await Promise.all(gone.map((programme) => programme.close()));
    const here = () => Object.values(samir.view().roster).filter((one) => one.here && one.kind === "participant").length;
    await expect.poll(here, { timeout: 120_000 }).toBe(present - 9);
    await inTurns(people.slice(present), ({ email }) => cast.enterAsProgramme(email, { tone: false }));
    await samir.until(({ state }) => Object.keys(state.round?.seats ?? {}).length === before + 4);

    await anna.page.goto(`/arbetsplats/${slug}/mote/1`);
    const sizes = () => {
      const { state, roster } = samir.view();
      const open = state.round?.groups.filter(({ closedAt }) => closedAt === null) ?? [];
      return open.map(
        ({ groupId }) =>
          Object.entries(state.round?.seats ?? {}).filter(([id, seat]) => seat === groupId && roster[id]?.here).length,
      );
    };
    expect(Math.min(...sizes())).toBeLessThan(5);
    const mend = anna.page.getByRole("button", { name: "Ordna alla på en gång" });
    await mend.waitFor();
    await anna.shot("groups-5-console");
    await mend.click();
    await expect.poll(() => Math.min(...sizes()), { timeout: 60_000 }).toBeGreaterThanOrEqual(5);
    expect(Math.max(...sizes())).toBeLessThanOrEqual(6);
    expect(sizes().reduce((sum, size) => sum + size, 0)).toBe(present - 9 + 4);

    await show(1);
    const rows = anna.page.getByRole("region", { name: "Tabell över flyttar" }).locator("tbody tr");
    expect(await rows.filter({ hasText: "Kom efter att grupperna börjat" }).count()).toBe(4);
    expect(
      await rows.filter({ hasText: "Grupperna hade blivit för små" }).filter({ hasText: "Anna Berg" }).count(),
    ).toBeGreaterThan(0);
    await rows.filter({ hasText: "20 grupper av 120 personer" }).waitFor();
    expect(await cards().getByText("inte här").count()).toBe(9);
    expect(await cards().getByText("Malmö").count()).toBeGreaterThan(0);
    expect(await anna.axe()).toEqual([]);
    await anna.shot("groups-6-log-whole");
  });

  test("N3, A5: the page at 390 px, nothing sideways, axe finds nothing; a dialogue that is not there is not there for staff either", async () => {
    await anna.page.setViewportSize({ width: 390, height: 844 });
    await show(2);
    expect(await sideways(anna.page)).toEqual([]);
    expect(await anna.axe()).toEqual([]);
    await anna.shot("groups-7-390");
    await anna.page.getByText("Mål och regler").click();
    expect(await sideways(anna.page)).toEqual([]);
    expect(await anna.axe()).toEqual([]);
    await anna.page.getByText("Mål och regler").scrollIntoViewIfNeeded();
    await anna.shot("groups-8-rules-390");
    await anna.page.setViewportSize({ width: 1280, height: 1400 });
    await anna.shot("groups-9-rules");
    expect(anna.faults).toEqual([]);
    expect(anna.strays).toEqual([]);
    const answer = await anna.context.request.get("/arbetsplats/finns-inte/mote/1/grupper", { maxRedirects: 0 });
    expect(answer.status()).toBe(404);
  });
});
