import { describe, expect, test } from "vitest";
import { slug } from "../house.ts";
import { eleven, lettersTo, personalLink, prepareRegistration, register } from "../registrations.ts";
import { type World, amira, topic } from "./world.ts";

/** From the invitation to the letter about how to prepare. */
export function beforeTheMeeting(world: World): void {
  describe("before the meeting", () => {
    test("R1: a person with scripts off registers for both dates with a topic", async () => {
      const { page, press, follow, close } = await world.cast.open({ script: false });
      await page.goto(`/dialog/${slug}`);
      await follow(/^Anmäl dig/);
      await press("Fortsätt");
      expect(await page.title()).toMatch(/^Fel:/);
      await page.getByLabel(/3 november/).check();
      await page.getByLabel(/10 november/).check();
      await press("Fortsätt");
      await page.getByLabel("Namn").fill(amira.name);
      await page.getByLabel("E-post").fill(amira.email);
      await press("Fortsätt");
      await page.getByLabel("Konstnär").check();
      await page.getByLabel("Kommun").selectOption({ label: "Malmö" });
      await page.getByLabel("Svenska").check();
      await press("Fortsätt");
      await page.getByLabel(/möjlighet eller en idé/).check();
      await page.getByLabel("Rubrik").fill(topic);
      await press("Fortsätt");
      await press("Fortsätt");
      expect(await page.getByRole("main").textContent()).toContain(topic);
      await press("Skicka anmälan");
      expect(new URL(page.url()).pathname).toBe(`/dialog/${slug}/anmalan/kvitto`);
      await expect.poll(() => personalLink(world.house, amira.email), { timeout: 30_000 }).toBeDefined();
      const [receipt] = lettersTo(world.house, amira.email);
      expect(receipt?.attachments.map(({ contentType }) => contentType)).toContain("text/calendar");
      await close();
    });

    test("R5: 30 October 23.59.59 Swedish time is in, the next second is not, a week after the clocks changed", async () => {
      const [last, late, ...others] = await Promise.all([...eleven.slice(-1), { ...eleven[0]!, name: "Sen Sent", email: "sen@exempel.se" }].map((answers) => prepareRegistration(world.house, answers)));
      expect(others).toEqual([]);
      for (const answers of eleven.slice(0, -1)) await register(world.house, answers);
      await world.house.moveClock("2020-10-30T23:59:59+01:00");
      expect(await last?.send()).toEqual({ receipt: `/dialog/${slug}/anmalan/kvitto` });
      await new Promise((second) => setTimeout(second, 1_000));
      expect(await late?.send()).toMatchObject({ status: 422, page: expect.stringContaining("Anmälan är stängd") });
      const [{ count } = { count: "" }] = await world.house.rows<{ count: string }>("select count(*) from registration_registration");
      expect(count).toBe("12");
    });

    test("T1: staff sign in by a one-time link, answer the topic and give it a table hosted by its proposer", async () => {
      world.karin = await world.cast.open();
      const { page, press, follow } = world.karin;
      const link = world.house.signInLink("Karin Möller");
      await page.goto(link);
      await press("Logga in");
      await page.goto(link);
      expect(await page.getByRole("main").textContent()).toContain("Länken har redan använts");
      await page.goto(`/arbetsplats/${slug}/amnen`);
      await follow(topic);
      await page.getByRole("textbox", { name: "Ditt svar" }).fill("Tack. Vilka lokaler tänker du på?");
      await press("Skicka svaret");
      await page.getByText("Svaret är skickat.").waitFor();
      const round = page.getByRole("combobox", { name: "Samtal", exact: true });
      await round.selectOption({ label: (await round.getByRole("option").filter({ hasText: "Vad blev annorlunda" }).first().textContent()) ?? "" });
      await press("Sätt på dagordningen");
      await page.getByText("Ämnet är på dagordningen.").waitFor();
      await expect.poll(() => lettersTo(world.house, amira.email).some(({ text }) => text?.includes("/mitt/") && !text.includes("kvitto")), { timeout: 30_000 }).toBe(true);
    });

    test("M3: those previewed for the preparation letter are those who get it", async () => {
      const { page, press } = world.karin;
      await page.goto(`/arbetsplats/${slug}/utskick`);
      await press("Granska brevet");
      const send = page.getByRole("button", { name: "Skicka till 12 personer" });
      await send.waitFor();
      const previewed = (await page.getByRole("region", { name: "12 mottagare" }).innerText()).match(/\S+@exempel\.se/g) ?? [];
      const before = world.house.letters.length;
      await send.click();
      await page.getByText("12 brev är på väg.").waitFor();
      await expect.poll(() => world.house.letters.length - before, { timeout: 60_000 }).toBe(12);
      const sent = world.house.letters.slice(before).flatMap(({ to }) => [to].flat().map((one) => one?.text));
      expect(sent.map(String).toSorted()).toEqual(previewed.toSorted());
    });
  });
}
