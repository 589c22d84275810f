import type { IncomingMessage } from "node:http";
import type { HttpServer } from "#platform/http/http-server";
import type { OpenHouse } from "./open-house.ts";

/** A webhook is a few hundred bytes. */
const longestHook = 100_000;

/** The lines that stay open, `/live` and `/notes`, and what the media server tells. The Origin of sockets has been checked. */
export function addDoors(web: HttpServer, { live, notes, people, video }: OpenHouse): void {
  web.addSocketDoor("/live", (request, socket, head) => live.door(request, socket, head));
  web.addSocketDoor("/notes", async (request, socket, head) => {
    const kind = new URL(request.url ?? "/", "http://notes").searchParams.get("as") === "staff" ? "staff" : "participant";
    const session = await people.sessions.ofRequest(request.headers.cookie, kind).catch(() => undefined);
    if (session) notes.accept(request, socket, head, { personId: session.personId });
    else socket.end("HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n");
  });
  web.addDoor(async (request, response) => {
    if (request.method !== "POST" || request.url !== "/hooks/livekit") return false;
    const body = await readText(request);
    const heard = body === undefined ? "forged" : await video.hear(body, request.headers.authorization);
    response.writeHead(heard === "heard" ? 200 : 401).end();
    return true;
  });
}

/** Undefined when it is longer than anything that could be meant. */
async function readText(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += (chunk as Buffer).length;
    if (length > longestHook) return undefined;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString("utf8");
}
