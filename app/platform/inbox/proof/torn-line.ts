import { type AddressInfo, type Socket, connect, createServer } from "node:net";

/** Passes everything on to a server, until that has said `until`: then the line is cut, or goes dead. Open again for the next connection unless `always`. */
export async function openTornLine(port: number, { until, becomes, always = false }: { until: string; becomes: "cut" | "dead"; always?: boolean }) {
  const sockets = new Set<Socket>();
  let torn = 0;
  const server = createServer((near) => {
    const far = connect(port, "127.0.0.1");
    for (const socket of [near, far]) sockets.add(socket.on("error", () => {}).on("close", () => void (near.destroy(), far.destroy())));
    near.on("data", (chunk) => far.write(chunk));
    let said = "";
    far.on("data", (chunk) => {
      said += chunk.toString("latin1");
      const end = torn === 0 || always ? said.indexOf(until) : -1;
      if (end < 0) return void near.write(chunk);
      torn += 1;
      const kept = chunk.length - (said.length - end - until.length);
      near.write(chunk.subarray(0, Math.max(0, kept)), () => becomes === "cut" && near.destroy());
      far.removeAllListeners("data").resume();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    torn: () => torn,
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
