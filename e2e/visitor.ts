import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { AxeResults } from "axe-core";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { watchMicrophone } from "../app/meeting/video/testing/watch-microphone.ts";
import { type Reception, collectConnections, received } from "./ears.ts";

/** A person in a browser, who finds things by their role and name. */
export type Visitor = {
  page: Page;
  context: BrowserContext;
  /** Requests to any other host than ours, and what the page threw or logged as an error. */
  strays: string[];
  faults: string[];
  /** Presses the button or follows the link of this name. */
  press(name: string | RegExp): Promise<void>;
  follow(name: string | RegExp): Promise<void>;
  /** What axe finds on the page as it stands: none is right. */
  axe(): Promise<string[]>;
  received(): Promise<Reception>;
  /** Read off the browser's own connections, from now until the answer is asked for: the most that carried the microphone at once. */
  watchMicrophone(): Promise<() => Promise<{ looks: number; most: number }>>;
  shot(name: string): Promise<void>;
  close(): Promise<void>;
};

type Wishes = { origin: string; script?: boolean; width?: number; height?: number; media?: boolean };

const shots = process.env["SCREENSHOTS"];
const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export async function openVisitor(browser: Browser, { origin, script = true, width = 1280, height = 800, media = false }: Wishes): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: origin,
    javaScriptEnabled: script,
    viewport: { width, height },
    permissions: media ? ["camera", "microphone"] : [],
    reducedMotion: "reduce",
  });
  const strays: string[] = [];
  const faults: string[] = [];
  context.on("request", (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (protocol.startsWith("http") && asked !== origin) strays.push(request.url());
  });
  if (media) await context.addInitScript(collectConnections);
  const page = await context.newPage();
  page.on("websocket", (socket) => {
    if (new URL(socket.url()).host !== new URL(origin).host) strays.push(socket.url());
  });
  page.on("pageerror", (fault) => faults.push(String(fault)));
  page.on("console", (message) => {
    // The browser's own words for a 4xx answer or a lost line are no fault of the page.
    if (message.type() === "error" && !/Failed to load resource|WebSocket connection/.test(message.text())) faults.push(message.text());
  });
  page.setDefaultTimeout(60_000);
  return {
    page,
    context,
    strays,
    faults,
    press: (name) => page.getByRole("button", { name, exact: typeof name === "string" }).click(),
    follow: (name) => page.getByRole("link", { name }).first().click(),
    async axe() {
      await page.evaluate(axeSource);
      const { violations }: AxeResults = await page.evaluate("axe.run(document, { resultTypes: [\"violations\"] })");
      return violations.map(({ id, nodes }) => `${new URL(page.url()).pathname} ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
    },
    received: () => page.evaluate(received),
    async watchMicrophone() {
      const watch = await page.evaluateHandle<() => { looks: number; most: number }>(`(${watchMicrophone.toString()})(window.connections)`);
      return () => watch.evaluate((stop) => stop());
    },
    // For the one who looks at them: SCREENSHOTS names a folder.
    async shot(name) {
      if (shots) await page.screenshot({ path: join(shots, `${name}.png`), fullPage: name.endsWith("-whole") });
    },
    close: () => context.close(),
  };
}

/** What does not fit on the screen makes the whole page move sideways: the innermost parts that reach out of it, with their text. */
export function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const out = [...document.body.querySelectorAll("*")].filter((part) => part.getBoundingClientRect().right > clientWidth + 0.5);
    return out.filter((part) => !out.some((inner) => inner !== part && part.contains(inner))).map((part) => `<${part.tagName.toLowerCase()} class="${part.className}"> ${part.textContent?.slice(0, 60)}`);
  });
}
