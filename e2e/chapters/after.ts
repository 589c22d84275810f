import { describe, expect, test } from "vitest";
import { slug } from "../house.ts";
import { lettersTo, personalLink } from "../registrations.ts";
import { written } from "./writing.ts";
import { type World, amira, topic } from "./world.ts";

const insight = "Tomma scener kan bli öppna replokaler om någon har nyckeln";
const promise = "En gemensam bokning av lokaler som står tomma på dagtid";

/** From notes to the letter that says what became of it. */
export function afterTheMeeting(world: World): void {
  describe("after the meeting", () => {
    test("H1, H2: notes become an insight, the group says yes, the documentation is published", async () => {
      const { page, press, axe } = world.karin;
      await page.getByLabel(`Välj anteckningen ”${written.amira}”`).check();
      await page.getByLabel("Insikten i en mening").fill(insight);
      await press("Gör en insikt");
      await page.getByText("Sparat.").waitFor();
      expect(await axe()).toEqual([]);
      await world.karin.shot("wall");
      await press("Fråga grupperna");
      await page.getByText(/brev är på väg/).waitFor();

      const proposer = await world.cast.open();
      await proposer.page.goto(personalLink(world.house, amira.email) ?? "");
      await proposer.press("Öppna mitt deltagande");
      await proposer.page.goto(`/dialog/${slug}/insikter`);
      expect(await proposer.axe()).toEqual([]);
      await proposer.press(/Ja, det stämmer$/);
      await proposer.page.getByText("Tack, ert svar är mottaget.").waitFor();
      await proposer.close();

      await page.reload();
      await press("Publicera dokumentationen");
      await page.getByText("Version 1 av dokumentationen är publicerad.").waitFor();
    });

    test("A1, A2: a commitment, and the letter to the proposer over SMTP", async () => {
      const { page, press, axe } = world.karin;
      await page.goto(`/arbetsplats/${slug}/ataganden`);
      await page.getByLabel("Vad ska göras?").fill(promise);
      await page.getByLabel("Ansvarig, eller den som beslutat").fill("Ingrid Ahlmark, kulturnämnden");
      await page.getByLabel("Ses över den").fill("2021-02-01");
      await press("Spara utkastet");
      await page.getByText("är sparat som utkast").waitFor();
      expect(await axe()).toEqual([]);
      await world.karin.shot("commitments");
      await press("Publicera och skicka svaren");
      await page.getByText(/^Publicerat\./).waitFor();
      const answers = () => lettersTo(world.house, amira.email).filter(({ text }) => text?.replaceAll(/\s+/g, " ").includes(promise));
      await expect.poll(() => answers().length, { timeout: 60_000 }).toBe(1);
    });

    test("H4: the documentation leads from the insight to note, group, question and topic, with scripts off", async () => {
      const reader = await world.cast.open({ script: false });
      const { page } = reader;
      await page.goto(`/dialog/${slug}/dokumentation`);
      const leaf = page.locator("article, section").filter({ has: page.getByRole("heading", { name: insight }) }).last();
      const reached: string[] = [];
      for (const link of await leaf.getByRole("link").all()) {
        const target = (await link.getAttribute("href")) ?? "";
        expect(target).toMatch(/^#/);
        reached.push((await page.locator(`[id="${target.slice(1)}"]`).textContent()) ?? "");
      }
      const said = reached.join("\n");
      for (const wanted of [written.amira, "Vad blev annorlunda, och vad vill vi behålla?", promise]) expect(said).toContain(wanted);
      expect(said).toMatch(/Grupp \d/);
      expect(said).toMatch(/Ämne 1/);
      expect(await page.getByRole("main").textContent()).not.toContain(amira.name);
      await reader.shot("documentation-whole");
      expect(topic).not.toBe(insight);

      await reader.follow("Hittade du det du letade efter?");
      await page.getByLabel("Nej, något saknas").check();
      await page.getByLabel(/^Vad saknas/).fill("Jag hittar inte vem som har nyckeln.");
      await page.getByLabel(/^Din e-postadress/).fill("lasare@exempel.se");
      await reader.press("Skicka synpunkten");
      await page.getByRole("heading", { name: "Tack, vi har fått det du skrev" }).waitFor();
      await expect.poll(() => lettersTo(world.house, "lasare@exempel.se").length, { timeout: 60_000 }).toBe(1);
      expect(reader.strays).toEqual([]);
    });
  });
}
