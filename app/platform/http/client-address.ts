import type { IncomingMessage } from "node:http";

/**
 * The address that limits count by. Behind a trusted proxy it is the last entry of X-Forwarded-For, the one the proxy
 * itself wrote; without one the header is anybody's word and the socket's own address counts.
 */
export function clientAddress(request: IncomingMessage, trustedProxy: boolean): string {
  const forwarded = trustedProxy ? request.headers["x-forwarded-for"] : undefined;
  const list = Array.isArray(forwarded) ? forwarded.join(",") : forwarded;
  return list?.split(",").at(-1)?.trim() || request.socket.remoteAddress || "unknown";
}
