import type { RequestListener } from "node:http";
import { type FetchHandler, createRequestListener } from "@remix-run/node-fetch-server";
import { RouterContextProvider, type ServerBuild, createRequestHandler } from "react-router";
import * as build from "virtual:react-router/server-build";
import { type House, house } from "./house.ts";
import { type Visit, visit } from "./visit.ts";

export type Pages = {
  house: House;
  origin: URL;
  /** Reads language, address and cookies of a request; sessions stay unread until asked for. */
  openVisit(request: Request, address: string): Visit;
};

/** The one function that the page bundle exports: requests in, pages out. */
export function openWeb({ house: useCases, origin, openVisit }: Pages): RequestListener {
  const handle = createRequestHandler(build as ServerBuild, import.meta.env.MODE);
  const answer: FetchHandler = (request, client) => {
    const context = new RouterContextProvider();
    context.set(house, useCases);
    context.set(visit, openVisit(request, client.address));
    return handle(request, context);
  };
  // Never from headers: behind a proxy they say something else than the browser's Origin, and every post would fail.
  return createRequestListener(answer, { protocol: origin.protocol, host: origin.host });
}
