import { randomBytes } from "node:crypto";
import { createSocket } from "node:dgram";
import { chmod, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { z } from "zod";

/** `signal`: HTTP and WebSocket, on loopback always. `media`: UDP. `fallback`: the same media by TCP, 0 when only loopback is served. */
export type LiveKitPorts = { signal: number; media: number; fallback: number };

/** What stays the same from start to start, so that a killed server finds its own media server and clients their way back. */
export type LiveKitIdentity = { ports: LiveKitPorts; apiKey: string; secret: string };

const kept = z.object({
  ports: z.object({ signal: z.int(), media: z.int(), fallback: z.int() }),
  apiKey: z.string().min(1),
  secret: z.string().min(32),
});

/** Reads the identity from `folder`, or makes one with free ports. Readable by the owner only: it holds the signing key. */
export async function livekitIdentity(folder: string, wanted: LiveKitPorts | undefined, open: boolean): Promise<LiveKitIdentity> {
  const file = join(folder, "livekit.json");
  const text = await readFile(file, "utf8").catch(() => "null");
  const before = kept.safeParse(JSON.parse(text)).data;
  const ports = wanted ?? before?.ports ?? (await freePorts(open));
  const identity = before
    ? { ...before, ports }
    : { ports, apiKey: "radslag", secret: randomBytes(32).toString("base64url") };
  await ownerOnly(file, JSON.stringify(identity));
  return identity;
}

/** New ports, same keys: another program took ours while we were away. */
export async function movePorts(folder: string, identity: LiveKitIdentity, open: boolean): Promise<LiveKitIdentity> {
  const moved = { ...identity, ports: await freePorts(open) };
  await ownerOnly(join(folder, "livekit.json"), JSON.stringify(moved));
  return moved;
}

export async function portsFree({ signal, media, fallback }: LiveKitPorts): Promise<boolean> {
  return (await tcpFree(signal)) && (await udpFree(media)) && (fallback === 0 || (await tcpFree(fallback)));
}

/**
 * The configuration, with no default left to chance: LiveKit's own would listen on every address, ask a public STUN
 * server for our address and let anyone with a token open a room. Parsed strictly: an unknown key stops its start.
 * `announce`: the address at which browsers reach the media ports; undefined = this machine only.
 */
export async function writeLivekitConfig(
  folder: string,
  { ports, apiKey, secret }: LiveKitIdentity,
  { webhookUrl, announce }: { webhookUrl: string; announce: string | undefined },
): Promise<{ file: string; text: string }> {
  const config = {
    port: ports.signal,
    bind_addresses: ["127.0.0.1"],
    log_level: "warn",
    rtc: {
      udp_port: ports.media,
      tcp_port: ports.fallback,
      use_external_ip: false,
      node_ip: announce ?? "127.0.0.1",
      enable_loopback_candidate: !announce,
      ...(announce ? {} : { ips: { includes: ["127.0.0.1/32"] } }),
      stun_servers: ["127.0.0.1:3478"],
      congestion_control: { enabled: true, allow_pause: true },
    },
    keys: { [apiKey]: secret },
    // Rooms are opened by our server only: with auto_create an old token could open a closed group's room again.
    room: { auto_create: false, empty_timeout: 60, departure_timeout: 20 },
    webhook: { api_key: apiKey, urls: [webhookUrl] },
    turn: { enabled: false },
  };
  const file = join(folder, "livekit.yaml");
  const text = JSON.stringify(config, null, 2); // JSON is YAML
  await ownerOnly(file, text);
  return { file, text };
}

async function ownerOnly(file: string, text: string): Promise<void> {
  await writeFile(file, text, { mode: 0o600 });
  await chmod(file, 0o600);
}

/** Below the range that the kernel hands out to outgoing connections, so that a restart finds them free again. */
async function freePorts(open: boolean): Promise<LiveKitPorts> {
  const pick = async (free: (port: number) => Promise<boolean>) => {
    for (;;) {
      const port = 20_000 + (randomBytes(2).readUInt16BE() % 12_000);
      if (await free(port)) return port;
    }
  };
  return { signal: await pick(tcpFree), media: await pick(udpFree), fallback: open ? await pick(tcpFree) : 0 };
}

function tcpFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen({ port, host: "127.0.0.1" }, () => probe.close(() => resolve(true)));
  });
}

function udpFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createSocket("udp4");
    probe.once("error", () => resolve(false));
    probe.bind({ port, address: "127.0.0.1", exclusive: true }, () => probe.close(() => resolve(true)));
  });
}
