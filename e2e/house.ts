import { mkdtemp, readFile, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { ParsedMail } from "mailparser";
import { type MailSink, openMailSink } from "../app/ground/letters/proof/mail-sink.ts";
import { type Installation, bareEnvironment, databaseFolder, lookInto, programsOf, signInLinkOf, startInstallation } from "./installation.ts";

/** The product as a program of its own, with a data folder, a mail server and a civil clock of 2020. */
export type House = {
  readonly origin: string;
  /** Every letter that reached the mail server. */
  readonly letters: readonly ParsedMail[];
  /** The same to the byte. */
  readonly rawLetters: readonly Buffer[];
  /** A link that signs someone on the staff in, once. */
  signInLink(name: string): string;
  /** Moves the civil clock forward to an instant such as "2020-10-30T23:59:59+01:00". */
  moveClock(to: string): Promise<void>;
  /** False on a machine without Go: meetings have no sound there. */
  hasSound(): Promise<boolean>;
  livekit(): Promise<LiveKitKeys>;
  rows<Row>(sql: string): Promise<Row[]>;
  /** `kill -9` of the server; its database and media server are left behind. */
  kill(): Promise<void>;
  killMediaServer(): Promise<void>;
  /** Again, with the same data, on the same port. */
  start(): Promise<void>;
  close(): Promise<void>;
};

export type LiveKitKeys = { url: string; apiKey: string; secret: string };

const checkout = join(import.meta.dirname, "..");
export const slug = "nar-salongerna-tystnade";

/** `nodeArguments`: for a control, which replaces a file of the product on the way in. */
export async function openHouse({ clock = "2020-10-12T09:00:00+02:00", nodeArguments = [] as string[] } = {}): Promise<House> {
  const data = await realpath(await mkdtemp(join(tmpdir(), "radslag-e2e-")));
  const mail: MailSink = await openMailSink();
  let running: Installation;
  let origin = "";

  async function start() {
    const environment = bareEnvironment({
      ...{ NODE_ENV: "production", TZ: "UTC", LOG_LEVEL: "warn", DATA_FOLDER: data, PORT: new URL(origin || "http://x:0").port || "0" },
      ...{ DEMO: "1", DEMO_CLOCK: clock, TRUSTED_PROXY: "1", SMTP_URL: mail.url, MAIL_FROM: "Kulturförvaltningen <dialog@kultur.example>" },
    });
    running = startInstallation({ checkout, command: process.execPath, args: [...nodeArguments, "app/main.ts"], environment });
    origin = new URL(await running.address()).origin;
    await running.line(/^Arbetsplatsen/);
  }
  const pidOf = async (file: string) => Number.parseInt(await readFile(file, "utf8"), 10);
  const kill = async () => {
    running.child.kill("SIGKILL");
    await running.ended;
  };
  await start();

  return {
    get origin() {
      return origin;
    },
    letters: mail.letters,
    rawLetters: mail.raw,
    signInLink: (name) => signInLinkOf(running, name),
    moveClock: (to) => moveClock(origin, to),
    async hasSound() {
      return !(await running.line(/^(Ljud och bild är klara|Inget ljud)/)).startsWith("Inget");
    },
    async livekit() {
      const { ports, apiKey, secret } = JSON.parse(await readFile(join(data, "livekit", "livekit.json"), "utf8"));
      return { url: `http://127.0.0.1:${ports.signal}`, apiKey, secret };
    },
    rows: async <Row>(sql: string) => (await lookInto(data, sql)) as Row[],
    kill,
    killMediaServer: async () => void process.kill(await pidOf(join(data, "livekit", "livekit.pid")), "SIGKILL"),
    start,
    async close() {
      running.child.kill("SIGTERM");
      await Promise.race([running.ended, sleep(20_000)]);
      await kill();
      const left = [...programsOf(data), ...programsOf(await databaseFolder(data))];
      for (const { pid } of left) process.kill(pid, "SIGKILL");
      await mail.close();
      const apart = await readFile(join(data, "postgres", "postgresql.path"), "utf8").catch(() => undefined);
      if (apart) await rm(apart.trim(), { recursive: true, force: true });
      await rm(data, { recursive: true, force: true });
    },
  };
}

export async function moveClock(origin: string, to: string): Promise<void> {
  const body = new URLSearchParams({ to: new Date(to).toISOString(), back: "/" });
  const moved = await fetch(`${origin}/demo/klocka`, { method: "POST", headers: { Origin: origin }, body, redirect: "manual" });
  if (moved.status !== 302) throw new Error(`the clock answered ${moved.status}`);
}

/** Uses a personal link or a sign-in link as its page does, by the post that its button makes: the session's cookie. */
export async function signIn({ origin }: Pick<House, "origin">, link: string): Promise<string> {
  const answer = await fetch(link, { method: "POST", headers: { Origin: origin }, body: new URLSearchParams(), redirect: "manual" });
  const cookie = answer.headers.get("set-cookie")?.split(";")[0];
  if (!cookie) throw new Error(`no way in: ${answer.status}`);
  return cookie;
}
