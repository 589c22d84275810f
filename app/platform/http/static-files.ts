import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, normalize } from "node:path";

const contentTypes: Record<string, string> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".json": "application/json",
  ".txt": "text/plain; charset=utf-8",
};

/** Serves files of the built client. Everything under /assets/ carries its hash in its name and may be kept for a year. */
export function openStaticFiles(folder: string) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    if (request.method !== "GET" && request.method !== "HEAD") return false;
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const type = contentTypes[extname(pathname)];
    const path = normalize(join(folder, pathname));
    if (!type || !path.startsWith(folder)) return false;
    const file = await stat(path).catch(() => undefined);
    if (!file?.isFile()) return false;
    response.writeHead(200, {
      "Content-Type": type,
      "Content-Length": file.size,
      "Cache-Control": pathname.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "public, max-age=3600",
      "X-Content-Type-Options": "nosniff",
    });
    if (request.method === "HEAD") response.end();
    else createReadStream(path).on("error", () => response.destroy()).pipe(response);
    return true;
  };
}
