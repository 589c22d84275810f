import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { openLog } from "#platform/log";
import { openAudiences } from "./audiences.ts";
import { type Line, type LineLimits, lineCodes, lineLimits, openEndpoint } from "./endpoint.ts";
import { backOff, openReconnecting } from "./reconnecting.ts";

let endings: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of endings.toReversed()) await end();
  endings = [];
});

/** A server whose lines are kept in `lines`. */
async function serve(limits: Partial<LineLimits> = {}) {
  const endpoint = openEndpoint({ log: openLog("silent"), limits: { ...lineLimits, ...limits }, now: () => Date.now() });
  const server = createServer();
  const lines: Line[] = [];
  const texts: string[] = [];
  const greet = (line: Line) => {
    lines.push(line);
    line.onText((text) => texts.push(text));
  };
  server.on("upgrade", (request, socket, head) => endpoint.take(request, socket, head, greet));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  endings.push(
    () => new Promise((closed) => server.close(() => closed())),
    () => endpoint.close(),
  );
  return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, lines, texts, endpoint };
}

function knock(url: string) {
  const socket = new WebSocket(url);
  const closed = new Promise<number>((resolve) => socket.on("close", resolve));
  socket.on("error", () => {});
  endings.push(() => socket.terminate());
  return { socket, closed, opened: new Promise<void>((resolve) => socket.on("open", () => resolve())) };
}

describe("a line (house rule 9)", () => {
  test("carries text both ways and tells its end once", async () => {
    const { url, lines, texts } = await serve();
    const { socket, opened } = knock(url);
    await opened;
    const heard = vi.fn<(text: string) => void>();
    socket.on("message", (data) => heard((data as Buffer).toString()));
    socket.send("hej");
    await vi.waitFor(() => expect(texts).toEqual(["hej"]));
    lines[0]!.send("hej själv");
    await vi.waitFor(() => expect(heard).toHaveBeenCalledWith("hej själv"));
    const ended = vi.fn<() => void>();
    lines[0]!.onClose(ended);
    socket.close();
    await vi.waitFor(() => expect(ended).toHaveBeenCalledTimes(1));
    expect(lines[0]!.open).toBe(false);
  });

  test("who talks too fast, in bytes or too long is shut out", async () => {
    const { url } = await serve({ burst: 3, perSecond: 0, longest: 100 });
    const [fast, binary, long] = [knock(url), knock(url), knock(url)];
    await Promise.all([fast.opened, binary.opened, long.opened]);
    for (let sent = 0; sent < 4; sent += 1) fast.socket.send("x");
    binary.socket.send(Buffer.from("x"));
    long.socket.send("x".repeat(101));
    expect(await Promise.all([fast.closed, binary.closed, long.closed])).toEqual([lineCodes.tooMany, lineCodes.tooMany, 1009]);
  });

  test("a reader that does not read is cut off", async () => {
    const { url, lines } = await serve({ backlog: 100_000 });
    const { socket, closed, opened } = knock(url);
    await opened;
    socket.pause();
    const page = "x".repeat(50_000);
    for (let sent = 0; sent < 400 && lines[0]!.open; sent += 1) {
      lines[0]!.send(page);
      await new Promise((turn) => setImmediate(turn));
    }
    expect(lines[0]!.open).toBe(false);
    socket.resume();
    expect(await closed).toBe(1006);
  });

  test("who answers no ping is gone", async () => {
    const { url, lines } = await serve({ heartbeat: 700 });
    const alive = knock(url);
    await alive.opened;
    const dead = new WebSocket(url, { autoPong: false });
    dead.on("error", () => {});
    const closed = new Promise<number>((resolve) => dead.on("close", resolve));
    expect(await closed).toBe(1006);
    expect(lines[0]!.open).toBe(true);
  });

  test("an ending server asks to come back", async () => {
    const { url, endpoint } = await serve();
    const { closed, opened } = knock(url);
    await opened;
    await endpoint.close();
    expect(await closed).toBe(lineCodes.restarting);
  });
});

test("audiences: each hears what it joined, and a text that nobody hears is not made", () => {
  const audiences = openAudiences();
  const heard: string[] = [];
  const line = (name: string) => ({ send: (text: string) => void heard.push(`${name} ${text}`) }) as Line;
  const [amira, joel] = [line("amira"), line("joel")];
  audiences.join(amira, "all");
  audiences.join(joel, "all");
  audiences.join(joel, "crew");
  audiences.tell("crew", () => "a");
  audiences.leave(joel, "crew");
  audiences.tell("crew", () => {
    throw new Error("made for nobody");
  });
  audiences.remove(amira);
  audiences.tell("all", () => "b");
  expect(heard).toEqual(["joel a", "joel b"]);
});

describe("a connection that comes back", () => {
  const reconnecting = (url: string, more: { isFinal?: (code: number) => boolean; silence?: number; wait?: (attempt: number) => number } = {}) => {
    const opened = vi.fn<() => void>();
    const closed = vi.fn<(end: { code: number; final: boolean }) => void>();
    const texts: string[] = [];
    const line = openReconnecting({
      open: () => new WebSocket(url),
      onOpen: opened,
      onText: (text) => texts.push(text),
      onClose: closed,
      isFinal: more.isFinal ?? (() => false),
      wait: () => 10,
      silence: more.silence ?? 5000,
    });
    endings.push(() => line.close());
    return { line, opened, closed, texts };
  };

  test("after every break, until it is told to end", async () => {
    const { url, lines, texts } = await serve();
    const { line, opened, closed } = reconnecting(url);
    await vi.waitFor(() => expect(opened).toHaveBeenCalledTimes(1));
    lines[0]!.close(1001, "going");
    await vi.waitFor(() => expect(opened).toHaveBeenCalledTimes(2));
    expect(line.send("hej")).toBe(true);
    await vi.waitFor(() => expect(texts).toEqual(["hej"]));
    line.close();
    expect(line.send("hej")).toBe(false);
    expect(closed).toHaveBeenLastCalledWith({ code: 1000, final: true });
    await new Promise((after) => setTimeout(after, 50));
    expect(opened).toHaveBeenCalledTimes(2);
  });

  test("not after a final word", async () => {
    const { url, lines } = await serve();
    const { opened, closed } = reconnecting(url, { isFinal: (code) => code === 4403 });
    await vi.waitFor(() => expect(opened).toHaveBeenCalledTimes(1));
    lines[0]!.close(4403, "not invited");
    await vi.waitFor(() => expect(closed).toHaveBeenCalledWith({ code: 4403, final: true }));
    await new Promise((after) => setTimeout(after, 50));
    expect(lines).toHaveLength(1);
  });

  test("told to end between two tries, it says so once", async () => {
    const { url, lines } = await serve();
    const { line, opened, closed } = reconnecting(url, { wait: () => 60_000 });
    await vi.waitFor(() => expect(opened).toHaveBeenCalledTimes(1));
    lines[0]!.close(1001, "going");
    await vi.waitFor(() => expect(closed).toHaveBeenCalledWith({ code: 1001, final: false }));
    line.close();
    line.close();
    expect(closed.mock.calls).toEqual([[{ code: 1001, final: false }], [{ code: 1000, final: true }]]);
  });

  test("silence is a break too", async () => {
    const { url } = await serve();
    const { opened } = reconnecting(url, { silence: 40 });
    await vi.waitFor(() => expect(opened.mock.calls.length).toBeGreaterThan(1));
  });

  test("the wait grows to five seconds and is spread", () => {
    expect([1, 2, 3, 9].map((attempt) => backOff(() => 0.5)(attempt))).toEqual([300, 600, 1200, 5000]);
    expect(backOff(() => 0)(1)).toBe(150);
  });
});
