import { randomBytes } from "node:crypto";
import { prerenderToNodeStream } from "react-dom/static";
import { renderToString } from "react-dom/server";
import { type EntryContext, ServerRouter, isRouteErrorResponse } from "react-router";
import { holdsSecret, withoutSecret } from "#platform/http/secret-path";
import { says } from "./web/handle.ts";
import { NonceContext } from "./web/nonce.ts";
import { drawable } from "./web/unsent.ts";
import { wholePage } from "./web/whole-page.ts";

/**
 * Pages in one piece. A page without script is one string; a page with a client must be prerendered, since its data
 * sit in a suspended part that a plain string leaves out (the page would then never wake, without any error).
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routes: EntryContext,
): Promise<Response> {
  const client = routes.staticHandlerContext.matches.some(({ route }) => says(route, "client"));
  const nonce = client ? randomBytes(16).toString("base64url") : undefined;
  const page = (
    <NonceContext value={nonce}>
      <ServerRouter context={client ? routes : withoutClient(routes)} url={request.url} {...(nonce ? { nonce } : {})} />
    </NonceContext>
  );
  headers.set("Content-Type", "text/html; charset=utf-8");
  headers.set("Content-Security-Policy", contentSecurityPolicy(nonce, headers.get("Content-Security-Policy")));
  // Proxies log what referred, also to the house itself. By the address, so that it holds for a page that tells of a fault too.
  if (!headers.has("Referrer-Policy")) headers.set("Referrer-Policy", holdsSecret(new URL(request.url).pathname) ? "strict-origin" : "same-origin");
  headers.set("X-Content-Type-Options", "nosniff");
  headers.set("Permissions-Policy", "camera=(self), microphone=(self), geolocation=()");
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
  const wait = Object.values(routes.staticHandlerContext.actionHeaders).map((said) => said.get("Retry-After")).find(Boolean);
  // A page that names headers of its own leaves out what its action said.
  if (wait) headers.set("Retry-After", wait);
  const html = client ? await prerendered(page) : renderToString(page);
  return wholePage(`<!doctype html>${html}`, { status, headers });
}

/**
 * Without a client nothing is handed over, and of all routes only those of this page: the router would make each of the house's
 * hundred and more anew for every page.
 */
function withoutClient({ serverHandoffStream: _handedOver, ...routes }: EntryContext): EntryContext {
  const { staticHandlerContext: given } = routes;
  const ids = given.matches.map(({ route }) => route.id);
  const of = <Value,>(all: Record<string, Value>) => Object.fromEntries(ids.map((id) => [id, all[id]])) as Record<string, Value>;
  const staticHandlerContext = { ...given, loaderData: drawable(given.loaderData), actionData: drawable(given.actionData) };
  return { ...routes, staticHandlerContext, manifest: { ...routes.manifest, routes: of(routes.manifest.routes) }, routeModules: of(routes.routeModules) };
}

async function prerendered(page: React.ReactElement): Promise<string> {
  const { prelude } = await prerenderToNodeStream(page);
  let html = "";
  for await (const chunk of prelude) html += String(chunk);
  return html;
}

/** No other host, ever (O5); a page without a client may not run script at all. All that a page itself may say is who shows it in a frame (I3). */
function contentSecurityPolicy(nonce: string | undefined, ownFrames: string | null): string {
  const script = nonce ? `'self' 'nonce-${nonce}'` : "'none'";
  return [
    "default-src 'self'",
    `script-src ${script}`,
    // Vite puts styles into the page while developing.
    import.meta.env.DEV ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    ownFrames ?? "frame-ancestors 'none'",
  ].join("; ");
}

/** Faults are logged once, here. What the visitor did wrong, or left before it was done, is no fault. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (request.signal.aborted) return;
  if (isRouteErrorResponse(error) && error.status < 500) return;
  const { pathname } = new URL(request.url);
  console.error(`${request.method} ${withoutSecret(pathname)}`, error);
}
