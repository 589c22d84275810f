import type { IncomingMessage, ServerResponse } from "node:http";
import { createHeaders } from "@remix-run/node-fetch-server";

const plainForm = /^application\/x-www-form-urlencoded(;|$)/;

/** All of it, as text. By events: an iterator over a stream costs more than the rest of this file. */
function wholeText(incoming: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    // Who left before anybody listened says so no more.
    if (incoming.destroyed) return reject(new Error("aborted"));
    const pieces: Buffer[] = [];
    incoming.on("data", (piece: Buffer) => pieces.push(piece));
    incoming.once("end", () => resolve(Buffer.concat(pieces).toString("utf8")));
    incoming.once("error", reject);
  });
}

/** A form without files, which is every form but those that take one. */
export const isPlainForm = ({ method, headers }: IncomingMessage): boolean => method === "POST" && plainForm.test(headers["content-type"] ?? "");

/**
 * The request of a form without files, read to its end before a page is asked: the server has seen to it that it is short. Its
 * `formData()` is there at once, without the stream that a request reads its body through, and a form that no page asks for does not
 * stay in the line. Rejects when the sender leaves before all of it has come.
 */
export async function requestOfForm(incoming: IncomingMessage, outgoing: ServerResponse, origin: string): Promise<Request> {
  const left = new AbortController();
  outgoing.once("close", () => outgoing.writableFinished || left.abort());
  const fields = new FormData();
  for (const [name, value] of new URLSearchParams(await wholeText(incoming))) fields.append(name, value);
  const request = new Request(`${origin}${incoming.url}`, { method: "POST", headers: createHeaders(incoming), signal: left.signal });
  request.formData = () => Promise.resolve(fields);
  return request;
}
