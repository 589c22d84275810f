import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { keptServerKey, readSettings } from "./settings.ts";

function read(environment: NodeJS.ProcessEnv) {
  const result = readSettings(environment, "/checkout");
  if (result.outcome === "faulty") throw new Error(result.faults.join("\n"));
  return result.settings;
}
const faults = (environment: NodeJS.ProcessEnv) => {
  const result = readSettings(environment, "/checkout");
  return result.outcome === "faulty" ? result.faults.map((fault) => fault.slice(0, fault.indexOf(" ("))) : [];
};

test("A1: nothing set is a demonstration on this machine, with everything in one process", () => {
  expect(read({ PORT: "", HOME: "/root" })).toMatchObject({
    port: undefined,
    host: "127.0.0.1",
    demo: true,
    dataFolder: "/checkout/.data",
    trustedProxy: false,
    logLevel: "info",
  });
  expect([...read({}).processes]).toEqual(["web", "live", "worker"]);
});

test("a public installation", () => {
  const settings = read({
    PUBLIC_ORIGIN: "https://dialog.example.se",
    HOST: "0.0.0.0",
    PORT: "8080",
    TRUSTED_PROXY: "1",
    DATABASE_URL: "postgres://a:b@db/c",
    PROCESSES: "web, worker",
    SMTP_URL: "smtp://mail:25",
    MAIL_FROM: "Barnombudet <dialog@example.se>",
  });
  expect(settings).toMatchObject({ port: 8080, demo: false, trustedProxy: true, databaseUrl: "postgres://a:b@db/c" });
  expect(settings.publicOrigin?.origin).toBe("https://dialog.example.se");
  expect([...settings.processes]).toEqual(["web", "worker"]);
});

test("all faults are told at once, each with what the setting is for, none with its value", () => {
  const environment = {
    PORT: "eighty",
    PUBLIC_ORIGIN: "dialog.example.se",
    SERVER_KEY: "hemligt",
    DEMO: "yes",
    PROCESSES: "web,mail",
    MAIL_FROM: "A: B <a@b.se>",
  };
  const result = readSettings(environment, "/checkout");
  expect(faults(environment).map((fault) => fault.split(" ")[0])).toEqual([
    "PUBLIC_ORIGIN",
    "PORT",
    "MAIL_FROM",
    "SERVER_KEY",
    "DEMO",
    "PROCESSES",
  ]);
  expect(JSON.stringify(result)).toContain("personal links");
  expect(JSON.stringify(result)).not.toContain("hemligt");
});

test.each([
  [
    "rule 13: without https only this machine is served",
    { PUBLIC_ORIGIN: "http://dialog.example.se" },
    "PUBLIC_ORIGIN must be https: without https only this machine is served.",
  ],
  [
    "rule 13: also when only HOST opens us",
    { HOST: "0.0.0.0" },
    "HOST opens us to other machines, which needs a PUBLIC_ORIGIN with https.",
  ],
  [
    "rule 17: the clock of a public house cannot be moved",
    { PUBLIC_ORIGIN: "https://dialog.example.se", DEMO: "1" },
    "DEMO cannot be 1 when others can reach us.",
  ],
  [
    "a path in the origin",
    { PUBLIC_ORIGIN: "https://example.se/dialog" },
    "PUBLIC_ORIGIN must end after the host name: no path.",
  ],
  [
    "half a LiveKit",
    { LIVEKIT_URL: "wss://sound.example.se", LIVEKIT_API_KEY: "k" },
    "LIVEKIT_API_SECRET is missing beside the other two.",
  ],
  ["an inbox without its address", { INBOX_URL: "imaps://svar:x@mail.example/INBOX" }, "INBOX_ADDRESS is missing."],
  ["letters without a sender", { SMTP_URL: "smtp://mail:25" }, "MAIL_FROM is missing."],
  [
    "one of several processes without a shared database",
    { PROCESSES: "web" },
    "PROCESSES names only some, so DATABASE_URL is needed: our own PostgreSQL serves one process.",
  ],
])("%s", (_name, environment, sentence) => {
  expect(faults(environment)).toEqual([sentence]);
});

test.each(["http://localhost:8080", "http://127.0.0.1:3000", "http://[::1]:3000"])("rule 13: %s is this machine", (origin) => {
  expect(read({ PUBLIC_ORIGIN: origin, HOST: "127.0.0.1" }).publicOrigin?.origin).toBe(origin);
});

test("the server key is made once and kept for its owner alone", async () => {
  const folder = await mkdtemp(join(tmpdir(), "radslag-key-"));
  const first = await keptServerKey(join(folder, "data"));
  expect(first).toHaveLength(43);
  expect(await keptServerKey(join(folder, "data"))).toBe(first);
  expect((await stat(join(folder, "data", "server.key"))).mode & 0o777).toBe(0o600);
  await rm(folder, { recursive: true });
});

test("letters are signed only with both a selector and a key", () => {
  expect(read({}).dkim).toBeUndefined();
  expect(read({ DKIM_SELECTOR: "radslag2026", DKIM_KEY_FILE: "dkim.pem" }).dkim).toEqual({ selector: "radslag2026", keyFile: "/checkout/dkim.pem" });
  expect(faults({ DKIM_SELECTOR: "radslag2026" })).toEqual(["DKIM_KEY_FILE is missing beside the other."]);
  expect(faults({ DKIM_KEY_FILE: "dkim.pem" })).toEqual(["DKIM_SELECTOR is missing beside the other."]);
});

test.each(["imap", "imaps", "pop3", "pop3s"])("answers are fetched by %s", (protocol) => {
  const url = `${protocol}://svar:x@mail.example`;
  expect(read({ INBOX_URL: url, INBOX_ADDRESS: "Svar@mail.example" }).inbox).toEqual({ url, address: "svar@mail.example" });
  expect(faults({ INBOX_URL: url.replace(protocol, "http"), INBOX_ADDRESS: "svar@mail.example" })).toEqual(["INBOX_URL must look like imaps://user:password@host/INBOX or pop3s://user:password@host."]);
});
