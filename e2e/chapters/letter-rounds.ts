import { describe, expect, test, vi } from "vitest";
import { slug } from "../house.ts";
import { lettersTo } from "../registrations.ts";
import { saveFile } from "../staff-file.ts";
import type { StaffCase } from "./cancelling.ts";

const rounds = {
  "Hur du förbereder dig": "Inför mötet: ",
  Påminnelse: "Påminnelse: ",
  "Något har ändrats": "Ändrat: ",
  "Vad som har hänt sedan mötet": "Det här har hänt sedan mötet: ",
} as const;

/** Each is previewed, tried on oneself and sent; whoever the preview counted gets one letter, and nobody else one. */
export function fourLetterRounds(world: () => StaffCase): void {
  const placed = () => {
    const { registrations, waiting } = world().size;
    return registrations - waiting;
  };
  const sentAs = (start: string) => world().house.letters.filter(({ subject }) => subject?.startsWith(start));

  async function sendRound(kind: keyof typeof rounds): Promise<void> {
    const { page, press } = world().karin;
    await page.goto(`/arbetsplats/${slug}/utskick`);
    await page.getByRole("radio", { name: kind }).check();
    await page.getByRole("checkbox", { name: /10 nov/ }).uncheck();
    await press("Granska brevet");
    await page.getByRole("heading", { name: `${placed()} mottagare` }).waitFor();
    await press("Skicka ett prov till mig");
    expect(await page.locator("main [role=status]").first().textContent()).toBe("Provet är på väg till karin@kultur.example.");
    await press(`Skicka till ${placed()} personer`);
    expect(await page.locator("main [role=status]").first().textContent()).toBe(`${placed()} brev är på väg.`);
    await vi.waitUntil(() => sentAs(rounds[kind]).length >= placed() && sentAs("PROV:").some(({ subject }) => subject?.includes(rounds[kind])), { timeout: 120_000 });
    const to = sentAs(rounds[kind]).flatMap((letter) => [letter.to].flat().map((one) => one?.text));
    expect(to.map(String).toSorted()).toEqual(Array.from({ length: placed() }, (_, at) => world().emailOf(at + 1)).toSorted());
  }
  const calendarOf = (email: string) => {
    const file = lettersTo(world().house, email).toReversed().flatMap(({ attachments }) => attachments).find(({ contentType }) => contentType === "text/calendar");
    const text = file?.content.toString("utf8") ?? "";
    return { sequence: Number(/^SEQUENCE:(\d+)/m.exec(text)?.[1]), starts: /^DTSTART;TZID=[^:]*:(\w+)/m.exec(text)?.[1] };
  };

  describe("B8: letters", () => {
    test("how to prepare, and a reminder", async () => {
      await sendRound("Hur du förbereder dig");
      await sendRound("Påminnelse");
    });

    test("a date is moved on its file's page; the letter about it brings a newer calendar entry", async () => {
      const someone = world().emailOf(1);
      const before = calendarOf(someone);
      expect(before.starts).toBe("20201103T130000");
      const review = await saveFile(world().karin, (text) => text.replaceAll(/2020-11-03T(1[236]):/g, "2020-11-04T$1:"));
      expect(review).toContain("Tider ändras.");
      await sendRound("Något har ändrats");
      expect(calendarOf(someone)).toEqual({ sequence: expect.any(Number), starts: "20201104T130000" });
      expect(calendarOf(someone).sequence).toBeGreaterThan(before.sequence);
    });

    test("what has happened since, which makes four", async () => {
      await sendRound("Vad som har hänt sedan mötet");
      expect(Object.values(rounds).flatMap(sentAs)).toHaveLength(4 * placed());
      expect(sentAs("PROV:")).toHaveLength(4);
    });
  });
}
