import { once } from "node:events";
import { type RequestListener, type Server, createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, expect, test } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { passOn, passOnHttp } from "./pass-on.ts";

const opened: Server[] = [];
afterEach(() => {
  for (const server of opened.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function listen(server: Server): Promise<URL> {
  opened.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

/** Behind: answers as told. Before it: the origin that browsers see. */
async function open(answer: RequestListener = (_request, response) => response.end()) {
  const behind = createServer(answer);
  const sockets = new WebSocketServer({ server: behind, path: "/rtc" });
  const target = await listen(behind);
  const front = createServer((request, response) => passOnHttp(request, response, target));
  front.on("upgrade", (request, socket, head) => passOn(request, socket, head, target));
  return { behind, sockets, target, front: await listen(front) };
}

test("messages go both ways, the first one too, and the end of one side ends the other", async () => {
  const { sockets, front } = await open();
  sockets.on("connection", (socket, request) => {
    socket.send(`hello ${request.url}`);
    socket.on("message", (body) => socket.send(`heard ${String(body)}`));
  });
  const client = new WebSocket(new URL("/rtc?access_token=x", front));
  const said: string[] = [];
  client.on("message", (body) => said.push(String(body)));
  await once(client, "open");
  client.send("a".repeat(100_000));
  await expect.poll(() => said.map((each) => each.slice(0, 26))).toEqual(["hello /rtc?access_token=x", `heard ${"a".repeat(20)}`]);
  const closed = once(client, "close");
  for (const socket of sockets.clients) socket.terminate();
  await closed;
});

test("a refusal comes through as it is, and plain requests with their answer", async () => {
  const { front } = await open((request, response) => response.writeHead(401).end(`no ${request.url}`));
  const refused = new WebSocket(new URL("/elsewhere", front));
  refused.on("error", () => {});
  const [, response] = await once(refused, "unexpected-response");
  expect(response.statusCode).toBe(400);
  const asked = await fetch(new URL("/rtc/validate?access_token=y", front));
  expect([asked.status, await asked.text()]).toEqual([401, "no /rtc/validate?access_token=y"]);
});

test("nobody there: 502, both ways of asking", async () => {
  const { behind, front } = await open();
  behind.close();
  behind.closeAllConnections();
  expect((await fetch(front)).status).toBe(502);
  const socket = new WebSocket(new URL("/rtc", front));
  socket.on("error", () => {});
  const [, response] = await once(socket, "unexpected-response");
  expect(response.statusCode).toBe(502);
});

test("a browser that goes away in the middle leaves nothing open behind", async () => {
  const { sockets, front } = await open();
  const joined = once(sockets, "connection");
  const raw = connect(Number(front.port), "127.0.0.1");
  raw.write("GET /rtc HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
  const [socket] = await joined;
  raw.destroy();
  await once(socket, "close");
  expect(sockets.clients.size).toBe(0);
});
