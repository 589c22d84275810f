import { createPrivateKey } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { openCivilClock } from "#platform/civil-clock";
import { migrate, openDatabase } from "#platform/database";
import type { Post } from "#letters";
import { openHttpServer } from "#platform/http/http-server";
import { openStaticFiles } from "#platform/http/static-files";
import { randomIds } from "#platform/ids";
import { openJobs } from "#platform/jobs";
import { type Log, openLog } from "#platform/log";
import { openMailInbox } from "#platform/mail-inbox";
import { openMailTransport } from "#platform/mail-transport";
import { openNotifications } from "#platform/notifications";
import { startEmbeddedPostgres } from "#platform/postgres/embedded-postgres";
import { noteRunning } from "#platform/running";
import { type Settings, keptServerKey, readSettings } from "#platform/settings";
import { every } from "./every.ts";
import { followMeetings } from "./follow-meetings.ts";
import { loadDemo } from "./load-demo.ts";
import { startMedia } from "./media.ts";
import { openHouse } from "./open-house.ts";
import { printAddresses } from "./print-addresses.ts";
import { readInbox } from "./read-inbox.ts";
import { addDoors } from "./socket-doors.ts";
import { openVisits } from "./visits.ts";

const checkout = join(import.meta.dirname, "..");

/** What was started, in order; stopped in the opposite order, each once, whatever the others do. */
function openStops(log: Log) {
  const stops: [string, () => Promise<unknown>][] = [];
  return {
    add: (what: string, stop: () => Promise<unknown>) => void stops.push([what, stop]),
    async all() {
      for (const [what, stop] of stops.toReversed()) {
        await stop().catch((fault: unknown) => log.error({ what, err: fault }, "could not be stopped"));
      }
    },
  };
}

async function start(settings: Settings, stops: ReturnType<typeof openStops>, log: Log): Promise<void> {
  const { processes } = settings;
  const began = performance.now();
  const postgres = settings.databaseUrl
    ? { url: settings.databaseUrl }
    : await startEmbeddedPostgres({ folder: join(settings.dataFolder, "postgres"), log });
  if ("stop" in postgres) stops.add("database server", () => postgres.stop());

  const database = openDatabase(postgres.url, { onIdleFault: (fault) => log.warn({ err: fault }, "a database connection was lost") });
  stops.add("database", () => database.destroy());
  await migrate(database, join(checkout, "db/migrations"));
  const notifications = await openNotifications(postgres.url, log);
  stops.add("notifications", () => notifications.close());

  let origin = settings.publicOrigin ?? new URL("http://localhost");
  const web = openHttpServer({ origin: () => origin, log, openPosts: /^(\/(en|fi))?\/avsluta-inbjudan\// });
  stops.add("web", () => web.close());
  const port = await listen(web, settings);
  if (!settings.publicOrigin) origin = new URL(`http://localhost:${port}`);

  const clock = await openCivilClock({
    database,
    notifications,
    log,
    settable: settings.demo,
    mayGoBack: (trx) => house.ledger.isEmpty(trx),
  });
  const jobs = openJobs({ url: postgres.url, clock, notifications, log });
  const serverKey = settings.serverKey ?? (await keptServerKey(settings.dataFolder));
  const media = await startMedia({ settings, checkout, origin, log });
  stops.add("media server", () => media.stop());
  const house = openHouse({ database, notifications, clock, ids: randomIds, jobs, log, serverKey, post: await postOf(settings), inboxAddress: settings.inbox?.address, media: media.engine, demo: settings.demo, origin: () => origin });
  // Refused once the ledger has an event: a second start goes on where the first one was.
  if (settings.demoClock) await clock.move(settings.demoClock);
  await jobs.start({ work: processes.has("worker") });
  stops.add("jobs", () => jobs.stop());
  if (settings.demo) await loadDemo(house, join(checkout, "examples"));
  followMeetings({ ...house, log });
  if (processes.has("live")) {
    await house.attendance.start();
    await house.live.start();
  }
  stops.add("attendance", () => house.attendance.close());
  stops.add("live meetings", () => house.live.close());
  stops.add("notes", () => house.notes.stop());
  if (processes.has("worker")) {
    const worker = house.letters.work();
    stops.add("letters", () => worker.stop());
    const reminding = every(10 * 60_000, () => house.topics.remindStaff(origin), log);
    const warning = every(10 * 60_000, house.mailings.warnTooFew, log);
    const purging = every(60 * 60_000, () => house.registration.invitees.purgeDue(), log);
    clock.onMove(() => {
      reminding.now();
      warning.now();
      purging.now();
    });
    stops.add("retention", () => purging.stop());
    stops.add("reminders", () => reminding.stop());
    stops.add("warnings", () => warning.stop());
    if (settings.inbox) {
      const reading = readInbox({ inbox: openMailInbox(settings.inbox.url, house.letters.inboxMemory), takers: [house.topics.takeReply, house.letters.takeBounce], log });
      stops.add("inbox", () => reading.stop());
    }
  }

  if (processes.has("web")) {
    web.addDoor(openStaticFiles(join(checkout, "build/client")));
    media.addDoors(web);
    addDoors(web, house);
    const { openWeb } = (await import(new URL("../build/server/index.js", import.meta.url).href)) as typeof import("./web/handler.ts");
    web.setPages(openWeb({ house, origin, openVisit: openVisits(house.people, settings) }));
  }
  stops.add("note of running", await noteRunning(settings.dataFolder, { origin: origin.href, databaseUrl: postgres.url }));
  await printAddresses({ origin, house, media, settings, seconds: (performance.now() - began) / 1000 });
}

/** To a mail server when there is one; on our own machine to the mailbox page; else letters wait in the outbox. */
async function postOf({ smtpUrl, mailFrom, dkim, publicOrigin }: Settings): Promise<Post> {
  if (smtpUrl && mailFrom) {
    const signing = dkim && { selector: dkim.selector, privateKey: await readKey(dkim.keyFile) };
    return { to: "server", transport: openMailTransport({ url: smtpUrl, from: mailFrom, signing }) };
  }
  return publicOrigin && publicOrigin.protocol === "https:" ? { to: "nowhere" } : { to: "mailbox" };
}

/** Told at the start: with a key that cannot sign every letter would leave without its signature. */
async function readKey(file: string): Promise<string> {
  const key = await readFile(file, "utf8").catch(() => undefined);
  try {
    if (key && createPrivateKey(key).asymmetricKeyType === "rsa") return key;
  } catch {
    // Told below, without what was in the file.
  }
  throw new Error(`DKIM_KEY_FILE: ${file} is no private RSA key that can be read`);
}

/** The wished port; without a wish 3000 or the next free one. */
async function listen(web: ReturnType<typeof openHttpServer>, { port, host }: Settings): Promise<number> {
  if (port !== undefined) return web.listen(port, host);
  for (let candidate = 3000; ; candidate += 1) {
    try {
      return await web.listen(candidate, host);
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== "EADDRINUSE" || candidate >= 3050) throw fault;
    }
  }
}

const read = readSettings(process.env, checkout);
if (read.outcome === "faulty") {
  console.error(["Rådslag startar inte. Rätta detta:", ...read.faults.map((fault) => `  ${fault}`)].join("\n"));
  process.exit(78);
}
const log = openLog(read.settings.logLevel);
const stops = openStops(log);
let stopping: Promise<void> | undefined;
const stop = (code: number) => (stopping ??= stops.all().then(() => process.exit(code)));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop(0));
// The launcher was killed (scripts/start.mjs): nobody can reach us by Ctrl-C any more.
process.on("disconnect", () => void stop(0));
start(read.settings, stops, log).catch((fault: unknown) => {
  console.error(fault instanceof Error ? fault.message : fault);
  log.debug({ err: fault }, "start failed");
  void stop(1);
});
