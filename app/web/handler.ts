import type { IncomingMessage, ServerResponse } from "node:http";
import { createRequest } from "@remix-run/node-fetch-server";
import { RouterContextProvider, type ServerBuild, createRequestHandler } from "react-router";
import * as build from "virtual:react-router/server-build";
import { type House, house } from "./house.ts";
import { isPlainForm, requestOfForm } from "./posted-form.ts";
import { withUnsent } from "./unsent.ts";
import { type Visit, visit } from "./visit.ts";
import { sendAnswer } from "./whole-page.ts";

export type Pages = {
  house: House;
  origin: URL;
  /** Reads language, address and cookies of a request; sessions stay unread until asked for. */
  openVisit(request: Request, address: string): Visit;
};

/** The one function that the page bundle exports: requests in, pages out. */
export function openWeb({ house: useCases, origin, openVisit }: Pages): (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void> {
  const handle = createRequestHandler(withUnsent(build as ServerBuild), import.meta.env.MODE);
  // Never from headers: behind a proxy they say something else than the browser's Origin, and every post would fail.
  const ours = { protocol: origin.protocol, host: origin.host };
  return async (incoming, outgoing) => {
    const request = isPlainForm(incoming) ? await requestOfForm(incoming, outgoing, origin.origin) : createRequest(incoming, outgoing, ours);
    const context = new RouterContextProvider();
    context.set(house, useCases);
    context.set(visit, openVisit(request, incoming.socket.remoteAddress ?? ""));
    const answer = await handle(request, context);
    // A form with files that no page read (its session had ended, say) would stay in the line, and the next request of the same connection behind it unheard.
    if (request.body && !request.bodyUsed) {
      await request.body.cancel();
      incoming.resume();
    }
    if (!request.signal.aborted) await sendAnswer(outgoing, answer);
  };
}
