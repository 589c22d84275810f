import type { IncomingHttpHeaders } from "node:http";

/**
 * May this request change something? Browsers say where a post comes from: `Origin`, or where it is missing
 * `Sec-Fetch-Site`. A post that says neither is not from a page of ours.
 */
export function isSameOrigin(headers: IncomingHttpHeaders, origin: URL): boolean {
  if (headers.origin !== undefined) return headers.origin === origin.origin;
  return headers["sec-fetch-site"] === "same-origin";
}
