import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type Browser, type Page, chromium } from "playwright-core";
import { type Rolldown, build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { randomIds } from "#platform/ids";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import { notebookName } from "../shared.ts";
import { openNotesSession } from "../web/notes-session.ts";
import { type NotesServerInTest, type Seats, groupId, openChain, personId, question, seats, startNotesServer } from "./notes-server.ts";

const [amira, leif, nadja] = [personId(1), personId(2), personId(5)];

let fresh: FreshDatabase;
let table: Seats;
let notes: NotesServerInTest;
let browser: Browser;
const web = createServer();
const opened = { amira: undefined as Page | undefined, leif: undefined as Page | undefined };

beforeAll(async () => {
  fresh = await freshDatabase();
  table = seats();
  notes = await startNotesServer(fresh.database, table, await openChain(fresh.database));
  const files = await bundle();
  web.on("request", (request, response) => {
    const name = request.url?.split("?")[0]?.slice(1) ?? "";
    const file = files.find(({ fileName }) => fileName === name);
    response.setHeader("Content-Type", name.endsWith(".css") ? "text/css" : file ? "text/javascript" : "text/html; charset=utf-8");
    response.end(file ? file.text : page(files));
  });
  await new Promise<void>((resolve) => web.listen(0, "127.0.0.1", resolve));
  browser = await chromium.launch({ executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
  opened.amira = await open(amira);
  opened.leif = await open(leif);
});

afterAll(async () => {
  await browser.close();
  web.close();
  await notes.stop();
  await fresh.drop();
});

type File = { fileName: string; text: string };

async function bundle(): Promise<File[]> {
  const built = (await build({
    configFile: false,
    logLevel: "error",
    root: join(import.meta.dirname, "../../../.."),
    // The tests' own NODE_ENV would ask for React's development build.
    oxc: { jsx: { runtime: "automatic", development: false } },
    define: { "process.env.NODE_ENV": '"production"' },
    build: { write: false, minify: false, rollupOptions: { input: join(import.meta.dirname, "panel-page.tsx") } },
  })) as Rolldown.RolldownOutput;
  return built.output.map((one) => ({ fileName: one.fileName, text: one.type === "chunk" ? one.code : String(one.source) }));
}

function page(files: readonly File[]): string {
  const links = files.map(({ fileName }) => (fileName.endsWith(".css") ? `<link rel="stylesheet" href="/${fileName}">` : fileName.endsWith(".js") ? `<script type="module" src="/${fileName}"></script>` : ""));
  return `<!doctype html><html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Anteckningar</title>${links.join("")}</head><body></body></html>`;
}

async function open(person: string, merged?: string): Promise<Page> {
  const tab = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  const asked = new URLSearchParams({ url: notes.url(person as typeof amira), notebook: notebookName(groupId(1), question), person, first: amira, second: leif, ...(merged && { merged }) });
  await tab.goto(`http://127.0.0.1:${(web.address() as AddressInfo).port}/?${asked}`);
  await tab.locator("[data-standing=saved], [data-standing=reading]").waitFor();
  return tab;
}

async function faults(tab: Page): Promise<string[]> {
  await tab.addScriptTag({ path: join(import.meta.dirname, "../../../../node_modules/axe-core/axe.min.js") });
  return tab.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
    return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
}

const said = (tab: Page) => tab.locator(".note .said").allTextContents();

test("a note by keyboard alone, heard of in the other browser by kind and author (N3)", async () => {
  const [hers, his] = [opened.amira!, opened.leif!];
  expect(await faults(hers)).toEqual([]);
  await hers.keyboard.press("n");
  await hers.keyboard.press("3");
  await hers.keyboard.type("En gemensam kalender");
  expect(await said(his)).toEqual([]);
  await hers.keyboard.press("Control+Enter");
  await his.getByText("En gemensam kalender").waitFor();
  await expect.poll(() => his.locator("output").allTextContents()).toContain("Ny anteckning, idé, från Amira.");
  expect(await hers.getByRole("textbox", { name: "Ny anteckning" }).inputValue()).toBe("");
  await his.keyboard.press("n");
  await his.keyboard.type("nej, n är en bokstav här");
  expect(await his.getByRole("textbox", { name: "Ny anteckning" }).inputValue()).toBe("nej, n är en bokstav här");
});

test("two type in the same note at once, each caret stays where its owner is (N1)", async () => {
  const [hers, his] = [opened.amira!, opened.leif!];
  for (const tab of [hers, his]) await tab.getByRole("button", { name: /^Ändra anteckningen/ }).click();
  const field = (tab: Page) => tab.getByRole("textbox", { name: /^Ändra texten/ });
  await hers.keyboard.press("Control+Home");
  await Promise.all([hers.keyboard.type("Ja: ", { delay: 15 }), his.keyboard.type(" för teknik", { delay: 15 })]);
  for (const tab of [hers, his]) await expect.poll(() => field(tab).inputValue()).toBe("Ja: En gemensam kalender för teknik");
  await hers.keyboard.type("(!) ");
  await expect.poll(() => field(his).inputValue()).toBe("Ja: (!) En gemensam kalender för teknik");
  expect(await faults(his)).toEqual([]);
  for (const tab of [hers, his]) await tab.keyboard.press("Escape");
  expect(await hers.evaluate(() => document.activeElement?.textContent)).toBe("Ändra");
  await expect.poll(async () => (await notes.notes.ofGroups([groupId(1)]))[0]?.text).toBe("Ja: (!) En gemensam kalender för teknik");
});

test("without contact it says so and keeps what is written; no sideways scroll at 320 px (N2)", async () => {
  const hers = opened.amira!;
  notes.cut();
  await hers.getByText("Ingen kontakt: det du skriver finns kvar här").first().waitFor();
  await hers.getByRole("textbox", { name: "Ny anteckning" }).fill("skriven utan kontakt");
  await hers.keyboard.press("Control+Enter");
  expect(await said(hers)).toContain("skriven utan kontakt");
  expect(await faults(hers)).toEqual([]);
  await hers.getByText("Sparat", { exact: true }).waitFor();
  expect(await notes.notes.ofGroups([groupId(1)])).toMatchObject([{}, { text: "skriven utan kontakt", authorId: amira }]);
  await hers.setViewportSize({ width: 320, height: 640 });
  expect(await hers.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  expect(await faults(hers)).toEqual([]);
});

test("hidden by one, shown again by another; a closed group's notes are read only", async () => {
  const [hers, his] = [opened.amira!, opened.leif!];
  await his.getByRole("button", { name: "Ändra anteckningen ”skriven utan kontakt”" }).click();
  await his.getByRole("button", { name: "Dölj" }).click();
  await hers.getByText("Dold av gruppen").waitFor();
  await hers.getByRole("button", { name: "Visa igen" }).click();
  await his.getByText("skriven utan kontakt").waitFor();
  await fresh.database.transaction().execute((trx) => notes.notes.close(trx, groupId(1), "system"));
  await notes.notes.accessChanged();
  for (const tab of [hers, his]) await tab.getByText("Stängt för skrivande: ni kan läsa").first().waitFor();
  expect(await hers.getByRole("textbox").count()).toBe(0);
  expect(await faults(hers)).toEqual([]);
});

test("a group into which another went reads its notes beside its own (house rule 6)", async () => {
  const other = openNotesSession({ url: notes.url(nadja), notebook: notebookName(groupId(2), question), personId: nadja, nextId: () => randomIds.next() });
  await expect.poll(() => other.state().standing).toBe("saved");
  other.add("contact", "Biblioteket i Sjöbo vill vara med");
  await expect.poll(() => other.state().standing).toBe("saved");
  other.close();
  table.groups[0]!.mergedFrom = [groupId(2)];
  const tab = await open(amira, notebookName(groupId(2), question));
  const merged = tab.getByRole("region", { name: "Från grupp 2" });
  await merged.getByText("Biblioteket i Sjöbo vill vara med").waitFor();
  expect(await merged.getByRole("button").count()).toBe(0);
  expect(await faults(tab)).toEqual([]);
});
