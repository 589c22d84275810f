import type { Locator } from "playwright-core";
import { describe, expect, test } from "vitest";
import { slug } from "../house.ts";
import type { Visitor } from "../visitor.ts";
import { soundOf } from "./sound.ts";
import type { World } from "./world.ts";

export const written = { amira: "Scenen i Kivik stod tom, men nycklarna fanns hos grannen.", together: "Vi lånar ut:" };

const notesOf = ({ page }: Visitor): Locator => page.getByRole("list", { name: "Anteckningar" });

async function write({ page }: Visitor, said: string): Promise<void> {
  await page.getByLabel("Ny anteckning").fill(said);
  await page.keyboard.press("Control+Enter");
}

/** Notes while they are written, the end of the round, and everyone back. */
export function writing(world: World): void {
  const sound = soundOf(world);
  /** Two who sit at the same table, each at a page: among four at two tables there are always two. */
  const neighbours = () => {
    const tables = Map.groupBy(world.pages, (_, at) => sound.seatOf(sound.onPages()[at] ?? ""));
    return [...tables.values()].find((table) => table.length > 1) as [Visitor, Visitor];
  };

  const inText = "Jag skriver bara, och det räcker.";
  const onTheWall = (said: string) => world.karin.page.getByText(said, { exact: true }).waitFor();

  describe("the round", () => {
    test("H1: a note stands on the wall while the groups write, without a reload", async () => {
      await world.karin.page.goto(`/arbetsplats/${slug}/skord`);
      await world.karin.page.getByRole("heading", { level: 1, name: "Skörd" }).waitFor();
      await write(world.pages[0] as Visitor, written.amira);
      await onTheWall(written.amira);
      await write(world.text, inText);
      await onTheWall(inText);
    });

    test("N1: two type in the same note at once; both see all of it", async () => {
      const two = neighbours();
      await write(two[0], written.together);
      for (const visitor of two) {
        await visitor.page.getByRole("button", { name: `Ändra anteckningen ”${written.together}”` }).click();
      }
      const fields = two.map(({ page }) => page.getByLabel(/^Ändra texten/));
      await Promise.all([fields[0]?.pressSequentially("AAAAAAAAAAAAAAAAAAAA", { delay: 40 }), fields[1]?.pressSequentially("BBBBBBBBBBBBBBBBBBBB", { delay: 40 })]);
      const both = async () => new Set(await Promise.all(fields.map((field) => field.inputValue())));
      await expect.poll(async () => (await both()).size, { timeout: 60_000 }).toBe(1);
      const [text = ""] = await both();
      const letters = (of: string) => Array.from(of).toSorted().join("");
      expect(letters(text)).toBe(letters(`${written.together}${"A".repeat(20)}${"B".repeat(20)}`));
      for (const { press } of two) await press("Klar");
      for (const visitor of two) await notesOf(visitor).getByText(text).waitFor();
      await onTheWall(text);
      await two[0].shot("group-notes");
    });

    test("L3: the end is told ahead, a group confirms its notes, and everyone comes back; nobody is in two rooms", async () => {
      const [first] = world.pages as [Visitor];
      await world.anna.press("Avsluta om 1 min");
      await first.page.getByText("Samtalet slutar snart").waitFor();
      await first.press("Bekräfta anteckningarna");
      await first.page.getByText("Du har bekräftat gruppens anteckningar").waitFor();
      await first.shot("group-closing");
      const inOneRoom = await sound.watchMicrophones();
      await world.house.moveClock(new Date(world.samir.live.now() + 60_000).toISOString());
      await world.samir.until(({ state }) => state.round?.closedAt);
      await sound.allInPlenary();
      await inOneRoom();
      await sound.matrixIs(() => "plenary");
      for (const { page } of [...world.pages, world.text]) await page.getByRole("heading", { name: "Det gemensamma rummet" }).waitFor();
      await first.shot("plenary-back");
      await world.anna.shot("console-back");
    });

    test("nobody's browser asked another host or met a fault, and all leave", async () => {
      expect(world.cast.visitors.flatMap(({ strays }) => strays)).toEqual([]);
      expect(world.cast.visitors.flatMap(({ faults }) => faults)).toEqual([]);
      await Promise.all([...world.cast.programmes, ...world.pages, world.text, world.anna].map((one) => one.close()));
    });
  });
}
