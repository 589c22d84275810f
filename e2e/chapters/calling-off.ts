import { describe, expect, test, vi } from "vitest";
import { slug } from "../house.ts";
import { lettersTo } from "../registrations.ts";
import type { StaffCase } from "./cancelling.ts";

/** The last thing that may happen to a date: it is called off, everybody is told, and it leaves their calendars (D-19). */
export function callingADateOff(world: () => StaffCase): void {
  describe("D-19: a date that is called off", () => {
    test("is said where anybody looks at once, and in a letter to each who had it, with the newest entry of all", async () => {
      const { house, karin, size, emailOf } = world();
      const { page, press } = karin;
      const left = size.registrations - size.cancellations;
      const because = { sv: "Det blev för få anmälda.", en: "Too few registered.", fi: "Ilmoittautuneita oli liian vähän." };
      await page.goto(`/arbetsplats/${slug}`);
      await page.getByRole("link", { name: "Ställ in mötet" }).first().click();
      await press("Ställ in mötet");
      await page.getByRole("heading", { name: "3 saker behöver rättas" }).waitFor();
      for (const [name, text] of [["svenska", because.sv], ["engelska", because.en], ["finska", because.fi]] as const) await page.getByRole("textbox", { name: `Varför, på ${name}` }).fill(text);
      await press("Ställ in mötet");
      await page.getByRole("heading", { name: `${left} mottagare` }).waitFor();
      for (const [path, said] of [["", because.sv], ["/en", because.en], ["/fi", because.fi]] as const) expect(await (await fetch(`${house.origin}${path}/dialog/${slug}`)).text()).toContain(said);
      expect(await (await fetch(`${house.origin}/dialog/${slug}/kalender.ics`)).text()).toContain("STATUS:CANCELLED");
      await press(`Skicka till ${left} personer`);
      const told = () => house.letters.filter(({ subject }) => subject?.startsWith("Inställt: "));
      await vi.waitUntil(() => told().length >= left, { timeout: 120_000 });
      expect(told()).toHaveLength(left);
      const files = lettersTo(house, emailOf(1)).flatMap(({ attachments }) => attachments.filter(({ contentType }) => contentType === "text/calendar").map(({ content }) => content.toString("utf8")));
      const sequences = files.map((file) => Number(/^SEQUENCE:(\d+)/m.exec(file)?.[1]));
      expect(files.at(-1)).toContain("METHOD:CANCEL");
      expect(Math.max(...sequences.slice(0, -1))).toBeLessThan(sequences.at(-1) ?? 0);
    });
  });
}
