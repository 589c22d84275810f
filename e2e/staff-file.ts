import { expect } from "vitest";
import { slug } from "./house.ts";
import type { Visitor } from "./visitor.ts";

/** Changes the dialogue's file on its page: reviewed first, then saved, and public at once when the dialogue is. Answers what the review said. */
export async function saveFile({ page, press }: Visitor, change: (text: string) => string): Promise<string> {
  await page.goto(`/arbetsplats/${slug}/fil`);
  const box = page.getByRole("textbox", { name: "Innehållet" });
  const was = await box.inputValue();
  expect(change(was)).not.toBe(was);
  await box.fill(change(was));
  await press("Granska ändringarna");
  const review = await page.getByRole("region", { name: "Det här blir annorlunda" }).innerText();
  await page.getByRole("button", { name: /^Spara som version \d+$/ }).click();
  expect(await page.getByRole("main").textContent()).toMatch(/Version \d+ är sparad\./);
  return review;
}
