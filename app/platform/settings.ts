import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { isIP } from "node:net";
import { join, resolve } from "node:path";
import { z } from "zod";
import { isLoopback } from "./loopback.ts";

export const processKinds = ["web", "live", "worker"] as const;
export type ProcessKind = (typeof processKinds)[number];

const address = (protocols: string[], say: string) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), say);
const flag = z.enum(["0", "1"], "must be 0 or 1").transform((text) => text === "1");
/** Receiving servers reject senders whose shown name holds these, so "A: B, C" is refused here and not by them. */
const sender = z
  .string()
  .regex(
    /^(?:[^<>@:,"]+ <[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/,
    'must be an address or "Name <address>", the name without @ : , or quotes',
  );

/** Every setting of the house, from the environment. None is needed for a first look on one's own machine. */
const declared = z.object({
  PUBLIC_ORIGIN: address(["http:", "https:"], "must look like https://dialog.example.se")
    .refine(
      (text) => !URL.canParse(text) || text.replace(/\/$/, "") === new URL(text).origin,
      "must end after the host name: no path",
    )
    .optional()
    .describe(
      "The address people use. Every link and every origin check is built from it. Default: http://localhost and the port.",
    ),
  PORT: z.coerce
    .number("must be a number")
    .int()
    .min(0)
    .max(65_535)
    .optional()
    .describe("The port to listen on; 0 takes a free one. Default: 3000, or the next free one."),
  HOST: z
    .string()
    .refine((text) => text === "localhost" || isIP(text) > 0, "must be an IP address of this machine, or localhost")
    .default("127.0.0.1")
    .describe("The address to listen on. Behind a proxy on another machine: 0.0.0.0."),
  DATABASE_URL: address(["postgres:", "postgresql:"], "must look like postgres://user:password@host/database")
    .optional()
    .describe(
      "PostgreSQL 16 or later. The user must be allowed to create a schema. Default: the PostgreSQL that comes with the packages.",
    ),
  VALKEY_URL: address(["redis:", "rediss:", "valkey:", "valkeys:"], "must look like redis://host:6379")
    .optional()
    .describe("Valkey or Redis, when several processes share the live meetings. Default: PostgreSQL's own notices."),
  LIVEKIT_URL: address(["ws:", "wss:", "http:", "https:"], "must look like wss://host")
    .optional()
    .describe("A LiveKit server of your own. Default: the one we build and start."),
  LIVEKIT_API_KEY: z.string().optional().describe("The key of that server."),
  LIVEKIT_API_SECRET: z.string().optional().describe("The secret of that server."),
  SMTP_URL: address(["smtp:", "smtps:"], "must look like smtps://user:password@host:465")
    .optional()
    .describe("Where letters are handed over. Default: none leave the machine, they are shown on a mailbox page."),
  MAIL_FROM: sender.optional().describe("The sender of letters. Needed with SMTP_URL."),
  DKIM_SELECTOR: z
    .string()
    .regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, "must be a label of a domain name, such as radslag2026")
    .optional()
    .describe(
      "Signs letters (DKIM) for the domain of MAIL_FROM. The public key stands in DNS at <selector>._domainkey.<domain>. Needed with DKIM_KEY_FILE. Default: the mail server signs, or nobody.",
    ),
  DKIM_KEY_FILE: z.string().optional().describe("The private RSA key for it, a PEM file. Needed with DKIM_SELECTOR."),
  INBOX_URL: address(["imap:", "imaps:", "pop3:", "pop3s:"], "must look like imaps://user:password@host/INBOX or pop3s://user:password@host")
    .optional()
    .describe(
      "A mailbox of the house's own, where answers to its letters arrive, and letters that could not be delivered come back. Looked into once a minute by IMAP or POP3, encrypted unless it is on this machine. What was read stays there; by IMAP it is marked as read. Default: none, and people answer by their personal link.",
    ),
  INBOX_ADDRESS: z
    .string()
    .regex(/^[^\s<>@+]{1,20}@[^\s<>@]+$/, "must be a bare address with at most 20 characters before the @, and no +")
    .optional()
    .describe("The address of that mailbox. It must also receive what is sent to name+anything@host. Needed with INBOX_URL."),
  SERVER_KEY: z
    .string()
    .min(32, "must have at least 32 characters")
    .optional()
    .describe(
      "The secret behind personal links and sealed values. Default: made at the first start and kept in the data folder.",
    ),
  DEMO: flag
    .optional()
    .describe(
      "1 fills an empty house with the reference dialogue, shows the mailbox and lets the clock be moved. Only on this machine. Default: 1 without PUBLIC_ORIGIN.",
    ),
  DEMO_CLOCK: z.iso
    .datetime({ offset: true, error: "must look like 2020-10-12T09:00:00+02:00" })
    .optional()
    .describe("What the clock of an empty demonstration shows. Default: the real time."),
  DATA_FOLDER: z.string().default(".data").describe("Where this installation keeps its own files."),
  TRUSTED_PROXY: flag
    .default(false)
    .describe("1 when a proxy of yours stands before us and writes X-Forwarded-For; limits then count by that address."),
  PROCESSES: z
    .string()
    .default(processKinds.join(","))
    .transform((text) => text.split(",").map((kind) => kind.trim()))
    .pipe(z.array(z.enum(processKinds, `must be some of ${processKinds.join(",")}`)).min(1))
    .describe("What this process does. Several processes need a DATABASE_URL."),
  LOG_LEVEL: z
    .enum(["trace", "debug", "info", "warn", "error", "silent"], "must be trace, debug, info, warn, error or silent")
    .default("info")
    .describe("How much is logged."),
});

type Declared = z.infer<typeof declared>;
type Name = keyof Declared;

export type Settings = {
  /** Not set: http://localhost and the port that was taken. */
  publicOrigin: URL | undefined;
  /** Not set: 3000 or the next free one. */
  port: number | undefined;
  host: string;
  databaseUrl: string | undefined;
  valkeyUrl: string | undefined;
  livekit: { url: URL; apiKey: string; secret: string } | undefined;
  smtpUrl: string | undefined;
  mailFrom: string | undefined;
  /** `keyFile` is absolute. */
  dkim: { selector: string; keyFile: string } | undefined;
  /** Where answers to letters arrive, and the address they are sent to. */
  inbox: { url: string; address: string } | undefined;
  serverKey: string | undefined;
  demo: boolean;
  /** Where the civil clock of an empty demonstration starts. */
  demoClock: Date | undefined;
  /** Absolute. */
  dataFolder: string;
  trustedProxy: boolean;
  processes: ReadonlySet<ProcessKind>;
  logLevel: string;
};

/** Each fault is a line for the person who starts the house: the setting, what is wrong, what it is for. No value is shown: many are secrets. */
export type SettingsResult = { outcome: "read"; settings: Settings } | { outcome: "faulty"; faults: string[] };

/** Reads the environment once and finds all faults at once. An empty value counts as none. `checkout` is what DATA_FOLDER is relative to. */
export function readSettings(environment: NodeJS.ProcessEnv, checkout: string): SettingsResult {
  const given = Object.fromEntries(
    Object.keys(declared.shape).flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])),
  );
  const parsed = declared.safeParse(given);
  if (!parsed.success)
    return { outcome: "faulty", faults: parsed.error.issues.map((issue) => line(issue.path[0] as Name, issue.message)) };
  const faults = contradictions(parsed.data);
  return faults.length > 0 ? { outcome: "faulty", faults } : { outcome: "read", settings: settingsOf(parsed.data, checkout) };
}

function line(name: Name, what: string): string {
  return `${name} ${what}. (${declared.shape[name].description})`;
}

function contradictions(given: Declared): string[] {
  const faults: string[] = [];
  const origin = new URL(given.PUBLIC_ORIGIN ?? "http://localhost");
  const local = isLoopback(origin.hostname);
  if (origin.protocol === "http:" && !local)
    faults.push(line("PUBLIC_ORIGIN", "must be https: without https only this machine is served"));
  if (origin.protocol === "http:" && local && !isLoopback(given.HOST))
    faults.push(line("HOST", "opens us to other machines, which needs a PUBLIC_ORIGIN with https"));
  if (given.DEMO && !local) faults.push(line("DEMO", "cannot be 1 when others can reach us"));
  if (given.SMTP_URL && !given.MAIL_FROM) faults.push(line("MAIL_FROM", "is missing"));
  if (Boolean(given.DKIM_SELECTOR) !== Boolean(given.DKIM_KEY_FILE))
    faults.push(line(given.DKIM_SELECTOR ? "DKIM_KEY_FILE" : "DKIM_SELECTOR", "is missing beside the other"));
  if (given.INBOX_URL && !given.INBOX_ADDRESS) faults.push(line("INBOX_ADDRESS", "is missing"));
  const livekit = ["LIVEKIT_URL", "LIVEKIT_API_KEY", "LIVEKIT_API_SECRET"] as const;
  if (livekit.some((name) => given[name]))
    faults.push(...livekit.filter((name) => !given[name]).map((name) => line(name, "is missing beside the other two")));
  if (new Set(given.PROCESSES).size < processKinds.length && !given.DATABASE_URL)
    faults.push(line("PROCESSES", "names only some, so DATABASE_URL is needed: our own PostgreSQL serves one process"));
  return faults;
}

function settingsOf(given: Declared, checkout: string): Settings {
  const { LIVEKIT_URL: url, LIVEKIT_API_KEY: apiKey, LIVEKIT_API_SECRET: secret, INBOX_URL: inbox, INBOX_ADDRESS: answers } = given;
  return {
    publicOrigin: given.PUBLIC_ORIGIN ? new URL(given.PUBLIC_ORIGIN) : undefined,
    port: given.PORT,
    host: given.HOST,
    databaseUrl: given.DATABASE_URL,
    valkeyUrl: given.VALKEY_URL,
    livekit: url && apiKey && secret ? { url: new URL(url), apiKey, secret } : undefined,
    smtpUrl: given.SMTP_URL,
    mailFrom: given.MAIL_FROM,
    dkim: given.DKIM_SELECTOR && given.DKIM_KEY_FILE ? { selector: given.DKIM_SELECTOR, keyFile: resolve(checkout, given.DKIM_KEY_FILE) } : undefined,
    inbox: inbox && answers ? { url: inbox, address: answers.toLowerCase() } : undefined,
    serverKey: given.SERVER_KEY,
    demo: given.DEMO ?? !given.PUBLIC_ORIGIN,
    demoClock: given.DEMO_CLOCK ? new Date(given.DEMO_CLOCK) : undefined,
    dataFolder: resolve(checkout, given.DATA_FOLDER),
    trustedProxy: given.TRUSTED_PROXY,
    processes: new Set(given.PROCESSES),
    logLevel: given.LOG_LEVEL,
  };
}

/** The SERVER_KEY of an installation that was given none: made once, readable by nobody else. Whoever loses it loses every personal link. */
export async function keptServerKey(dataFolder: string): Promise<string> {
  const file = join(dataFolder, "server.key");
  await mkdir(dataFolder, { recursive: true });
  await writeFile(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" }).catch(
    (fault: NodeJS.ErrnoException) => {
      if (fault.code !== "EEXIST") throw fault;
    },
  );
  return readFile(file, "utf8");
}
