import { request as httpRequest } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { openLog } from "#platform/log";
import { type HttpServer, openHttpServer } from "./http-server.ts";

let opened: HttpServer | undefined;
afterEach(() => opened?.close());

async function open() {
  let origin = new URL("http://127.0.0.1:1");
  opened = openHttpServer({ origin: () => origin, log: openLog("silent"), openPosts: /^\/no-more\// });
  opened.setPages((_request, response) => void response.writeHead(200).end("page"));
  opened.addSocketDoor("/live", (_request, socket) => socket.end("HTTP/1.1 418 Door\r\n\r\n"));
  origin = new URL(`http://127.0.0.1:${await opened.listen(0, "127.0.0.1")}`);
  return origin;
}

/** fetch() hides and forbids some of these headers, so the request is written by hand. */
function post(origin: URL, headers: Record<string, string>, body = "a=b"): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = httpRequest(origin, {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded", "Content-Length": body.length, ...headers },
    });
    asked.on("response", (response) => resolve(response.statusCode ?? 0)).on("error", reject);
    asked.end(body);
  });
}

describe("posts come from our own pages (house rule 13)", () => {
  test.each([
    ["our origin", (origin: URL) => ({ Origin: origin.origin }), 200],
    ["no origin, but the browser says same-origin", () => ({ "Sec-Fetch-Site": "same-origin" }), 200],
    ["a foreign origin", () => ({ Origin: "https://annan.example" }), 403],
    ["origin null", () => ({ Origin: "null" }), 403],
    ["no word about where it comes from", () => ({}), 403],
    ["no form", (origin: URL) => ({ Origin: origin.origin, "Content-Type": "application/json" }), 415],
  ])("%s", async (_name, headers, status) => {
    const origin = await open();
    expect(await post(origin, headers(origin))).toBe(status);
  });

  test("an address that is itself the key may be posted to by a mail program, which says nothing; another site may not", async () => {
    const key = new URL("/no-more/secret", await open());
    expect(await post(key, {})).toBe(200);
    expect(await post(key, { Origin: "https://annan.example" })).toBe(403);
    expect(await post(key, { "Sec-Fetch-Site": "cross-site" })).toBe(403);
    expect(await post(new URL("/elsewhere?x=/no-more/", key), {})).toBe(403);
  });

  test("an address with a NUL is not there", async () => {
    expect((await fetch(new URL("/dialog/%00", await open()))).status).toBe(404);
  });

  test("a post of ten megabytes is refused before it is read", async () => {
    const origin = await open();
    expect(await post(origin, { Origin: origin.origin, "Content-Length": "10000000" }, "")).toBe(413);
  });
});

test.each([
  ["https", "https://dialog.exempel.se", "max-age=31536000"],
  ["without https", "http://127.0.0.1:1", null],
])("a browser is told to stay with https only where there is https: %s (S-11)", async (_name, address, told) => {
  opened = openHttpServer({ origin: () => new URL(address), log: openLog("silent") });
  opened.setPages((_request, response) => void response.writeHead(200).end("page"));
  const port = await opened.listen(0, "127.0.0.1");
  expect((await fetch(`http://127.0.0.1:${port}/`)).headers.get("strict-transport-security")).toBe(told);
});

test("what fails on its way to the page is answered and logged; who has left is not waited for", async () => {
  const origin = await open();
  opened?.setPages(async () => {
    throw new Error("broken");
  });
  expect((await fetch(origin)).status).toBe(500);
});

describe("sockets (house rule 9)", () => {
  const knock = (url: string, origin: string) =>
    new Promise<number>((resolve) => {
      const socket = new WebSocket(url, { origin });
      socket.on("unexpected-response", (_request, response) => resolve(response.statusCode ?? 0));
      socket.on("error", () => {});
    });

  test("a known door, the own origin", async () => {
    const origin = await open();
    expect(await knock(`ws://${origin.host}/live?after=3`, origin.origin)).toBe(418);
  });
  test("a foreign origin is refused", async () => {
    const origin = await open();
    expect(await knock(`ws://${origin.host}/live`, "https://annan.example")).toBe(403);
  });
  test("an unknown door is not there", async () => {
    const origin = await open();
    expect(await knock(`ws://${origin.host}/elsewhere`, origin.origin)).toBe(404);
  });
});

test("every answer forbids guessing what kind it is (S-11)", async () => {
  const origin = await open();
  for (const path of ["/", "/%00"]) expect((await fetch(new URL(path, origin))).headers.get("x-content-type-options"), path).toBe("nosniff");
  expect((await fetch(origin, { method: "POST" })).headers.get("x-content-type-options")).toBe("nosniff");
});

test("posts that fail for a fault of ours are said in the log; those that were refused are not", async () => {
  const said: unknown[] = [];
  opened = openHttpServer({ origin: () => origin, log: { error: (seen: object) => void said.push(seen) } as never });
  const origin = new URL(`http://127.0.0.1:${await opened.listen(0, "127.0.0.1")}`);
  opened.setPages((_request, response) => void response.writeHead(422).end());
  for (let one = 0; one < 3; one += 1) await post(origin, { Origin: origin.origin });
  expect(said).toEqual([]);
  opened.setPages((_request, response) => void response.writeHead(500).end());
  for (let one = 0; one < 3; one += 1) await post(origin, { Origin: origin.origin });
  expect(said).toEqual([{ posts: 6, failed: 3 }]);
});
