import { expect } from "vitest";
import { questionsExample } from "../app/before/dialogues/web/questions-example.ts";
import { type House, slug } from "./house.ts";
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

/** A file that asks something of its own: under registration, after the day it closes. */
export const asking = (text: string, questions = questionsExample): string => text.replace(/^( {2}closes: .*\n)/m, `$1${questions.replaceAll(/^(?=.)/gm, "  ")}`);

/** The same without a browser: the two posts that its page makes. */
export async function saveFileByPost({ origin }: Pick<House, "origin">, cookies: string, change: (text: string) => string): Promise<void> {
  const address = `${origin}/arbetsplats/${slug}/fil`;
  const headers = { Cookie: cookies, Origin: origin };
  const text = change(await (await fetch(`${address}.yaml`, { headers })).text());
  const version = /name="version" value="(\d+)"/.exec(await (await fetch(address, { headers })).text())?.[1] ?? "";
  const post = (fields: Record<string, string>) => {
    const body = new FormData();
    for (const [name, value] of Object.entries({ ...fields, version, text })) body.append(name, value);
    return fetch(address, { method: "POST", headers, body, redirect: "manual" });
  };
  const review = await (await post({ wish: "review" })).text();
  const reviewed = /name="reviewed" value="(\w+)"/.exec(review)?.[1] ?? "";
  expect((await post({ wish: "save", reviewed })).status).toBe(303);
}
