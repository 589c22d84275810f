/**
 * The address that limits count by. Behind a trusted proxy it is the last entry of X-Forwarded-For, the one the proxy
 * itself wrote; without one the header is anybody's word, and the socket's own address counts.
 */
export function clientAddress({ forwardedFor, socket, trustedProxy }: { forwardedFor: string | null; socket: string; trustedProxy: boolean }): string {
  const written = trustedProxy ? forwardedFor?.split(",").at(-1)?.trim() : undefined;
  return written || socket;
}
