import type { SessionKind } from "./session.ts";

const paths = "Path=/; HttpOnly; SameSite=Lax";

/** `__Host-` wants https; over plain http only loopback is served (house rule 13). Staff and participants have one each. */
export function cookieName(kind: SessionKind, origin: URL): string {
  const name = kind === "staff" ? "radslag-staff" : "radslag";
  return origin.protocol === "https:" ? `__Host-${name}` : name;
}

/** The value of a Set-Cookie header. `value` empty: the browser forgets it. */
export function setCookie(kind: SessionKind, origin: URL, value: string, seconds: number): string {
  const secure = origin.protocol === "https:" ? "; Secure" : "";
  return `${cookieName(kind, origin)}=${value}; ${paths}${secure}; Max-Age=${seconds}`;
}

/** The session's value in a Cookie header. */
export function readCookie(header: string | null | undefined, kind: SessionKind, origin: URL): string | undefined {
  const start = `${cookieName(kind, origin)}=`;
  const found = header?.split(";").map((part) => part.trim()).find((part) => part.startsWith(start));
  return found?.slice(start.length) || undefined;
}
