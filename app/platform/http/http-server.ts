import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import type { Log } from "#platform/log";
import { isSameOrigin } from "./same-origin.ts";
import { watchPosts } from "./watch-posts.ts";

/** Forms are words: no post of ours comes near this, and a bigger one is refused before it is read. */
const largestPost = 1_000_000;
/** No address of ours holds a NUL, and PostgreSQL takes none. */
const noPlace = /%00/;
/** In seconds: whoever has been here over https is not led here without it by anybody. */
const year = 31_536_000;
const formTypes = /^(application\/x-www-form-urlencoded|multipart\/form-data)(;|$)/;

type Door = (request: IncomingMessage, response: ServerResponse) => Promise<boolean> | boolean;
/** Answers whatever no door did. */
type Pages = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;
type SocketDoor = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

export type HttpServer = ReturnType<typeof openHttpServer>;

/**
 * One origin, one server, one upgrade listener. Requests try the doors in the order they were added (static files,
 * webhooks, the media server's checks), then the pages; sockets are routed by the first part of their path. Posts to paths
 * that match `openPosts` may come without a word of where from: their address is a key, and mail programs press the button.
 */
export function openHttpServer({ origin, log, openPosts }: { origin: () => URL; log: Log; openPosts?: RegExp }) {
  const doors: Door[] = [];
  const socketDoors = new Map<string, SocketDoor>();
  const notePost = watchPosts({ log });
  let pages: Pages = (_request, response) => {
    response.writeHead(503, { "Retry-After": "2" }).end("Startar. Försök igen om en stund.");
  };

  const server = createServer(async (request, response) => {
    if (request.method === "POST") response.once("finish", () => notePost(response.statusCode >= 500));
    try {
      // A calendar, a table or a sentence is never guessed to be a page.
      response.setHeader("X-Content-Type-Options", "nosniff");
      if (origin().protocol === "https:") response.setHeader("Strict-Transport-Security", `max-age=${year}`);
      for (const door of doors) if (await door(request, response)) return;
      if (noPlace.test(request.url ?? "")) return void response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" }).end("Adressen är inte hel. Kopiera hela raden.");
      const refusal = refusePost(request, origin(), openPosts);
      if (refusal) {
        // What is small enough is read to its end unseen: closed under the sender, a browser shows a lost connection and not our sentence.
        const isShort = Number(request.headers["content-length"]) <= largestPost;
        if (isShort) request.resume();
        response.writeHead(refusal.status, { "Content-Type": "text/plain; charset=utf-8", ...(isShort ? {} : { Connection: "close" }) });
        response.end(refusal.sentence);
        return;
      }
      await pages(request, response);
    } catch (fault) {
      // Who left before the answer was ready misses nothing.
      if (response.destroyed) return;
      log.error({ fault }, "a request failed before it reached a page, or on its way back");
      if (!response.headersSent) response.writeHead(500);
      response.end();
    }
  });

  server.on("upgrade", (request, socket, head) => {
    socket.on("error", () => socket.destroy());
    const first = `/${(request.url ?? "/").split(/[/?]/)[1] ?? ""}`;
    const door = socketDoors.get(first);
    if (!door) return void socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n");
    if (request.headers.origin !== origin().origin) {
      return void socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
    }
    door(request, socket, head);
  });

  return {
    server,
    addDoor: (door: Door) => doors.push(door),
    /** `path` is the first part of the address, such as "/live". The Origin is checked before the door opens. */
    addSocketDoor: (path: string, door: SocketDoor) => socketDoors.set(path, door),
    setPages: (listener: Pages) => {
      pages = listener;
    },
    listen: (port: number, host: string) =>
      new Promise<number>((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, host, () => {
          server.off("error", reject);
          resolve((server.address() as AddressInfo).port);
        });
      }),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function refusePost(request: IncomingMessage, origin: URL, openPosts: RegExp | undefined): { status: number; sentence: string } | undefined {
  if (request.method === "GET" || request.method === "HEAD") return undefined;
  const saysNothing = request.headers.origin === undefined && request.headers["sec-fetch-site"] === undefined;
  const isOpen = saysNothing && openPosts?.test(request.url ?? "");
  if (!isOpen && !isSameOrigin(request.headers, origin)) {
    return { status: 403, sentence: "Formuläret kom från en annan webbplats. Öppna sidan här och skicka igen." };
  }
  if (!formTypes.test(request.headers["content-type"] ?? "")) {
    return { status: 415, sentence: "Det här går bara att skicka som ett formulär." };
  }
  const length = Number(request.headers["content-length"] ?? Number.NaN);
  if (Number.isNaN(length)) return { status: 411, sentence: "Skicka formuläret igen från sidan." };
  if (length > largestPost) {
    return { status: 413, sentence: "Det var för mycket på en gång. Gå tillbaka, korta texten och skicka igen." };
  }
  return undefined;
}
