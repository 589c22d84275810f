import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../app/meeting/video/testing/browser.ts";
import { everyAddress } from "./addresses.ts";
import { type House, openHouse, slug } from "./house.ts";
import { saveFile } from "./staff-file.ts";
import { type Visitor, openVisitor, sideways } from "./visitor.ts";

let house: House;
let browser: Browser;
let karin: Visitor;
let [theirs, strangers] = [] as unknown as [Site, Site];
const embedded = `/dialog/${slug}/inbaddning`;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  [theirs, strangers] = await Promise.all([openSite(), openSite()]);
  karin = await openVisitor(browser, { origin: house.origin });
  await karin.page.goto(house.signInLink("Karin Möller"));
  await karin.press("Logga in");
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
  for (const site of [theirs, strangers]) site?.server.close();
});

type Site = { server: Server; origin: string };

/** Somebody else's site: a page with one frame, of the address in its query. */
async function openSite(): Promise<Site> {
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? "/", "http://x.example");
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(`<!doctype html><html lang="sv"><title>Kommunen</title><body style="margin:0"><h1>Nyheter</h1><iframe src="${searchParams.get("show")}" title="Inbjudan" width="100%" height="540"></iframe>`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** Whether a page of ours is seen in a frame of theirs. */
async function isShown(site: Site, path: string): Promise<boolean> {
  const { page, close } = await openVisitor(browser, { origin: site.origin });
  await page.goto(`/?show=${encodeURIComponent(house.origin + path)}`, { waitUntil: "load" });
  const frame = page.frames()[1]!;
  await frame.waitForLoadState();
  const shown = await frame.evaluate("location.origin !== 'null' && document.querySelector('h1') !== null").catch(() => false);
  expect(shown ? frame.url() : "refused").toBe(shown ? house.origin + path : "refused");
  await close();
  return shown === true;
}

const ancestorsOf = async (path: string) => /frame-ancestors [^;]*/.exec((await fetch(house.origin + path, { redirect: "manual" })).headers.get("content-security-policy") ?? "")?.[0];

test("I3: until a site is named nobody shows the invitation, and staff are told how to name one", async () => {
  expect(await ancestorsOf(embedded)).toBe("frame-ancestors 'none'");
  expect(await isShown(theirs, embedded)).toBe(false);
  await karin.page.goto(`/arbetsplats/${slug}/publicering`);
  expect(await karin.page.getByText("embeddedOn: [https://www.region.example]").count()).toBe(1);
  expect(await karin.page.locator("iframe").count()).toBe(0);
});

test("I3: the site that is named shows it and leads on in the whole window; another does not, nor any other page of ours", async () => {
  const review = await saveFile(karin, (text) => text.replace(/^contact:/m, `embeddedOn: [${theirs.origin}]\ncontact:`));
  expect(review).toContain("Får visas på");
  expect(await isShown(theirs, embedded)).toBe(true);
  for (const language of ["/en", "/fi"]) expect(await isShown(theirs, language + embedded)).toBe(true);
  expect(await isShown(strangers, embedded)).toBe(false);
  expect(await isShown(theirs, `/dialog/${slug}/anmalan`)).toBe(false);

  for (const { path } of everyAddress({ slug }).filter((address) => !address.path.endsWith("/inbaddning"))) {
    const ancestors = await ancestorsOf(path);
    if (ancestors !== undefined) expect(ancestors, path).toBe("frame-ancestors 'none'");
  }

  const guest = await openVisitor(browser, { origin: theirs.origin, script: false });
  await guest.page.goto(`/?show=${encodeURIComponent(house.origin + embedded)}`);
  const frame = guest.page.frameLocator("iframe");
  await guest.shot("embedded-elsewhere");
  await frame.getByRole("link", { name: "Anmäl dig" }).click();
  await guest.page.waitForURL(`${house.origin}/dialog/${slug}/anmalan`);
  await guest.close();
});

test.each([240, 320, 640])("I3: at %i px, light and dark: axe finds nothing, nothing moves sideways, no form and no script", async (width) => {
  const { page, axe, shot, close } = await openVisitor(browser, { origin: house.origin, width, height: 540 });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const language of ["", "/en", "/fi"]) {
      await page.goto(language + embedded);
      expect(await axe()).toEqual([]);
      expect(await sideways(page)).toEqual([]);
      await shot(`embedded-${width}-${colorScheme}${language.replace("/", "-")}-whole`);
      expect(await page.locator("form, script, input, button").count()).toBe(0);
      expect(await page.locator("a:not([target=_top])").count()).toBe(0);
    }
  }
  await close();
});

test("I3: what staff copy is what shows, with a preview beside it", async () => {
  const { page } = karin;
  await page.goto(`/arbetsplats/${slug}/publicering`);
  const code = await page.getByRole("textbox", { name: "Ruta att klistra in" }).first().inputValue();
  expect(/src="([^"]*)"/.exec(code)?.[1]).toBe(house.origin + embedded);
  await page.locator("iframe").scrollIntoViewIfNeeded();
  await page.frameLocator("iframe").getByRole("heading", { level: 1 }).waitFor();
  expect(await karin.axe()).toEqual([]);
  await karin.shot("embedding-staff-whole");
  expect(karin.faults).toEqual([]);
});

test("I3: whoever shares the address, and a search engine, is told what it is", async () => {
  const { page, close } = await openVisitor(browser, { origin: house.origin });
  await page.goto(`/en/dialog/${slug}`);
  const content = (mark: string) => page.locator(mark).evaluateAll((marks) => marks.map((one) => one.getAttribute("content")));
  expect(await content("head meta[property='og:title']")).toEqual(["When the halls fell silent"]);
  expect(await content("head meta[property='og:url']")).toEqual([`${house.origin}/en/dialog/${slug}`]);
  expect(await content("head meta[name=description]")).toEqual([expect.stringContaining("What has the pandemic done")]);
  expect(await content("[itemtype='https://schema.org/Event'] > [itemprop=startDate]")).toEqual(["2020-11-03T12:00:00.000Z", "2020-11-10T12:00:00.000Z"]);
  await close();
});
