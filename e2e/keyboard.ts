import type { Page } from "playwright-core";

/** Tab until something of this name has focus; a fault when a whole turn of the page passes without it. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const wanted = typeof name === "string" ? (said: string) => said === name : (said: string) => name.test(said);
  const heard: string[] = [];
  for (let turn = 0; turn < 120; turn += 1) {
    await page.keyboard.press("Tab");
    const said = await page.evaluate(nameOfFocus);
    if (wanted(said)) return;
    heard.push(said);
  }
  throw new Error(`no way to ${name} by Tab; there is: ${[...new Set(heard)].join(" · ")}`);
}

export async function pressByKey(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name);
  const before = page.url();
  await Promise.all([page.waitForEvent("domcontentloaded"), page.keyboard.press("Enter")]);
  if (before === page.url()) await page.waitForLoadState();
}

/** In the browser: what a person hears of the thing that has focus. */
function nameOfFocus(): string {
  const at = document.activeElement;
  if (!(at instanceof HTMLElement) || at === document.body) return "";
  const labels = "labels" in at ? [...((at.labels as NodeListOf<HTMLElement> | null) ?? [])] : [];
  const said = at.getAttribute("aria-label") ?? (labels.length > 0 ? labels.map((label) => label.innerText).join(" ") : at.innerText);
  return said.replaceAll(/\s+/g, " ").trim();
}
