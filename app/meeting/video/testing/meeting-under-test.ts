import type { Browser, Page } from "playwright-core";
import type { MediaEntry } from "../shared.ts";
import type { MediaSnapshot } from "../web/media-session.ts";
import { openBrowser } from "./browser.ts";
import { type MediaServer, openMediaServer } from "./media-server.ts";
import { openPageServer } from "./page-server.ts";
import type { PageUnderTest } from "./page/page.ts";

export type Way = Extract<MediaEntry, { kind: "livekit" }>;
type Reception = Record<string, { frames: number; energy: number }>;

declare global {
  interface Window {
    underTest: PageUnderTest;
  }
}

export type MeetingUnderTest = NonNullable<Awaited<ReturnType<typeof openMeeting>>>;

/** A media server, our one origin before it, a browser, and the assignment: who belongs in which room. */
export async function openMeeting(page = new URL("./page/", import.meta.url)) {
  const server = await openMediaServer();
  if (!server) return null;
  const belongs = new Map<string, string>();
  const where = async (personId: string) => wayTo(server, belongs.get(personId), personId);
  const pages = await openPageServer(server.url, page, where);
  const browser = await openBrowser();
  return {
    server,
    pages,
    belongs,
    wayTo: async (room: string, personId: string) => (await wayTo(server, room, personId)) as Way,
    openPage: (personId: string) => openPage(browser, new URL(`/?person=${personId}`, pages.url)),
    openPerson: async (personId: string) => personIn(await openPage(browser, new URL(`/?person=${personId}`, pages.url)), server),
    close: async () => {
      await browser.close();
      await pages.close();
      await server.close();
    },
  };
}

async function wayTo({ engine }: MediaServer, room: string | undefined, personId: string): Promise<MediaEntry | null> {
  return room ? engine.enter(room, { personId, name: personId, may: { publish: true, seen: true } }) : null;
}

/** A browser window of a person's own: a hidden tab's pictures would be paused. */
async function openPage(browser: Browser, url: URL): Promise<Page> {
  const context = await browser.newContext({ permissions: ["camera", "microphone"] });
  const page = await context.newPage();
  await page.goto(url.href);
  await page.waitForFunction(() => "underTest" in window);
  return page;
}

function personIn(page: Page, { owners }: MediaServer) {
  const faults: string[] = [];
  page.on("pageerror", (fault) => faults.push(String(fault)));
  const received = (): Promise<Reception> => page.evaluate(() => window.underTest.received());

  return {
    page,
    faults,
    snapshot: (): Promise<Pick<MediaSnapshot, "state" | "room" | "me" | "lastMove">> =>
      page.evaluate(() => {
        const { state, room, me, lastMove } = window.underTest.session.getSnapshot();
        return { state, room, me, lastMove };
      }),
    join: () =>
      page.evaluate(async () => {
        const { session } = window.underTest;
        await Promise.all([session.join(), session.setMicrophone(true), session.setCamera(true)]);
      }),
    prepare: (way: Way) => page.evaluate((to) => window.underTest.session.prepare(to), way),
    /** Read off the browser's own connections, from now until the answer is asked for. */
    watchMicrophone: async () => {
      const watch = await page.evaluateHandle(() => window.underTest.watchMicrophone());
      return () => watch.evaluate((stop) => stop());
    },
    go: (way: Way) => page.evaluate((to) => window.underTest.session.go(to), way),
    /** Whose pictures were decoded and whose sound had energy in the coming milliseconds: "b:picture", "c:sound". */
    receives: async (milliseconds: number): Promise<string[]> => {
      const before = await received();
      await page.waitForTimeout(milliseconds);
      const after = await received();
      const signs = Object.entries(after).flatMap(([track, { frames, energy }]) => {
        const { frames: framesBefore = 0, energy: energyBefore = 0 } = before[track] ?? {};
        const who = owners.get(track)?.personId ?? `unknown ${track}`;
        return [...(frames > framesBefore ? [`${who}:picture`] : []), ...(energy > energyBefore ? [`${who}:sound`] : [])];
      });
      return [...new Set(signs)].sort();
    },
  };
}
