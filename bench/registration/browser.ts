import { Agent } from "node:http";
import { type WebHouse, ask, nextVisitor, slug } from "../web-house.ts";
import { posts } from "./forms.ts";

const path = `/dialog/${slug}/anmalan`;

/** Requests of one registration: the first page, five that go on, the one that sends, and the receipt. */
export const requestsEach = 8;

/** Each is somebody else: an address that gets letter after letter is slowed down. */
let people = 0;

export type Walked = { seconds: number; times: number[]; failed: string[] };

/**
 * `count` whole registrations as a browser without script makes them, `atOnce` beside each other: every page is asked for and
 * read, each post carries what the page before held, the receipt is opened with the cookie that came.
 */
export async function registerAsBrowsers({ origin }: Pick<WebHouse, "origin">, count: number, atOnce: number): Promise<Walked> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const times: number[] = [];
  const failed: string[] = [];
  let left = count;
  const began = performance.now();
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      people += 1;
      const start = performance.now();
      const fault = await registerOne(origin, agent, people);
      times.push(performance.now() - start);
      if (fault) failed.push(fault);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  agent.destroy();
  return { seconds: (performance.now() - began) / 1000, times, failed };
}

async function registerOne(origin: URL, agent: Agent, n: number): Promise<string | undefined> {
  const visitor = nextVisitor();
  let answer = await ask(origin, agent, { path, visitor });
  const draftOf = () => /name="draft" value="([^"]+)"/.exec(answer.page)?.[1] ?? "";
  for (const post of posts(n, draftOf)) answer = await ask(origin, agent, { path, body: post(), visitor });
  const { status, location, cookie } = answer;
  if (status !== 303 || !location || !cookie) return `the last post: ${status}`;
  const receipt = await ask(origin, agent, { path: location, cookie, visitor });
  return receipt.status === 200 && receipt.page.includes(`besokare.${n}@`) ? undefined : `the receipt: ${receipt.status}`;
}
