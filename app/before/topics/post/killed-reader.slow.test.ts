import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { stoppedClock } from "#platform/clock";
import { openImapServer } from "#platform/inbox/proof/imap-server";
import { openPop3Server } from "#platform/inbox/proof/pop3-server";
import { freshDatabase } from "#platform/test-database";
import type { ChildTask } from "./proof/child.ts";
import { openRooms, receiveTopic } from "./proof/rooms.ts";
import { openReplyAddresses } from "./reply-address.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

const servers = { imap: openImapServer, pop3: openPop3Server };

/** Goes on letter by letter with a new child for each that is killed: at its first, second, … step, fetched or written. Answers with the numbers in the thread. */
async function killedReading(protocol: keyof typeof servers, order: ChildTask["order"], numbers: readonly number[]) {
  const fresh = await freshDatabase();
  closing.push(() => fresh.drop());
  const rooms = openRooms(fresh.database, stoppedClock(new Date("2020-10-14T07:42:00Z")));
  const { topicId } = await receiveTopic(rooms);
  const to = openReplyAddresses({ address: "svar@region.example", serverKey: "a key that only tests use" }).of(topicId);
  const letter = (number: number) => Buffer.from(`Message-ID: <${number}@exempel.example>\r\nFrom: amira@exempel.example\r\nTo: ${to}\r\n\r\nSvar ${number}.\r\n`);
  const server = await servers[protocol](numbers.map(letter));
  closing.push(() => server.close());
  const task: ChildTask = { database: fresh.url, inbox: `${protocol}://testuser:testpass@127.0.0.1:${server.port}`, order };

  let kills = 0;
  for (let ended = false; !ended; ) {
    const child = spawn(process.execPath, [join(import.meta.dirname, "proof/child.ts"), JSON.stringify(task)], { stdio: ["pipe", "pipe", "inherit"] });
    const killed = await killAt(child, kills + 1);
    if (killed) kills += 1;
    ended = !killed;
  }
  const { messages } = await rooms.topics.life(topicId);
  return { kills, thread: messages.map(({ text }) => Number(/\d+/.exec(text)?.[0])) };
}

/** Lets the child go on from step to step until the `nth`. False when it came to its end before. */
async function killAt(child: ChildProcess, nth: number): Promise<boolean> {
  const ended = once(child, "exit");
  let steps = 0;
  child.stdout!.on("data", () => {
    steps += 1;
    if (steps < nth) child.stdin!.write("go on");
    else child.kill("SIGKILL");
  });
  const [code, signal] = (await ended) as [number | null, NodeJS.Signals | null];
  if (signal !== "SIGKILL" && code !== 0) throw new Error(`The reading process ended with ${code}`);
  return signal === "SIGKILL";
}

describe.each(["imap", "pop3"] as const)("kill -9 of the process that reads the inbox by %s (T2)", (protocol) => {
  const numbers = Array.from({ length: 16 }, (_, at) => at + 1);

  test("before and after a letter is written: every answer is in the thread once, in its order", async () => {
    const { kills, thread } = await killedReading(protocol, "product", numbers);
    expect(kills).toBeGreaterThan(5);
    expect(thread).toEqual(numbers);
  });

  test("the control, which has no message ids, writes one twice", async () => {
    expect((await killedReading(protocol, "forgetful", numbers.slice(0, 4))).thread.length).toBeGreaterThan(4);
  });
});
