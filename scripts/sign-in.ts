// npm run sign-in -- anna: a new one-time link for someone on the staff of the house that runs here.
import { join } from "node:path";
import { openLedger } from "#ledger";
import { openPeople } from "#people";
import { openDatabase } from "#platform/database";
import { randomIds } from "#platform/ids";
import { findRunning } from "#platform/running";
import { keptServerKey, readSettings } from "#platform/settings";

const checkout = join(import.meta.dirname, "..");
const signInName = process.argv[2];
const read = readSettings(process.env, checkout);
if (!signInName) fail("Vem? Skriv till exempel: npm run sign-in -- anna");
if (read.outcome === "faulty") fail(read.faults.join("\n"));
const { settings } = read;
const running = await findRunning(settings.dataFolder);
if (!running) fail("Rådslag är inte igång här. Starta det först: npm start");

const database = openDatabase(running.databaseUrl, { max: 1 });
const clock = { civil: () => new Date(), machine: () => new Date() };
const people = openPeople({
  database,
  clock,
  ids: randomIds,
  ledger: openLedger({ database, clock }),
  serverKey: settings.serverKey ?? (await keptServerKey(settings.dataFolder)),
  origin: () => new URL(running.origin),
});
const issued = await people.signIn.issue(signInName);
await database.destroy();
if (issued.outcome === "unknown") fail(`Ingen på arbetsplatsen har inloggningsnamnet ${signInName}.`);
console.log(`Gäller en gång, i tio minuter:\n${issued.url}`);

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
