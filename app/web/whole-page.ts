import type { ServerResponse } from "node:http";
import { sendResponse } from "@remix-run/node-fetch-server";

const texts = new WeakMap<Response, string>();

/** A page's answer whose text is there in one piece: it need not go through a stream to be sent, and its length can be told. */
export function wholePage(html: string, init: ResponseInit): Response {
  const answer = new Response(null, init);
  texts.set(answer, html);
  return answer;
}

/** Sends what pages answered: pages in one piece, anything else as the stream it is. */
export async function sendAnswer(outgoing: ServerResponse, answer: Response): Promise<void> {
  const html = texts.get(answer);
  if (html === undefined) return sendResponse(outgoing, answer);
  outgoing.setHeaders(answer.headers);
  outgoing.statusCode = answer.status;
  outgoing.end(html);
}
