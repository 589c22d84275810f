import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { build } from "vite";
import { passOn, passOnHttp } from "#platform/pass-on";
import type { MediaEntry } from "../shared.ts";

const types: Record<string, string> = { ".html": "text/html; charset=utf-8", ".js": "text/javascript" };

/** A small server as ours is: its own pages, "where do I belong?" and the media server behind one origin. */
export async function openPageServer(mediaServer: URL, page: URL, where: (personId: string) => Promise<MediaEntry | null>) {
  const folder = await mkdtemp(join(tmpdir(), "radslag-page-"));
  await build({ root: page.pathname, configFile: false, logLevel: "error", build: { outDir: folder, emptyOutDir: false } });

  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://page");
    if (pathname.startsWith("/rtc")) return passOnHttp(request, response, mediaServer);
    const body =
      pathname === "/where"
        ? where(searchParams.get("person") ?? "").then((entry) => JSON.stringify(entry))
        : readFile(join(folder, pathname === "/" ? "index.html" : pathname));
    void body.then(
      (text) => response.writeHead(200, { "Content-Type": types[extname(pathname)] ?? types[".html"] }).end(text),
      () => response.writeHead(404).end(),
    );
  });
  const sockets = new Set<{ destroy(): void }>();
  server.on("connection", (socket) => sockets.add(socket));
  server.on("upgrade", (request, socket, head) => passOn(request, socket, head, mediaServer));
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const stop = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
    return new Promise((resolve) => server.close(resolve));
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    url: new URL(`http://127.0.0.1:${port}`),
    /** What a killed server of ours looks like from outside, and its next start. */
    stop,
    start: () => listen(port),
    close: async () => {
      await stop();
      await rm(folder, { recursive: true });
    },
  };
}
