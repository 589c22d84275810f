import { openLedger } from "#ledger";
import { stoppedClock } from "#platform/clock";
import { openDatabase } from "#platform/database";
import { personId, seats, startForgetfulServer, startNotesServer } from "./notes-server.ts";

/** A server that is there to be killed: `node child.ts <database> durable|forgetful`; tells its address on one line. */
const [url = "", how] = process.argv.slice(2);
const database = openDatabase(url);
const clock = stoppedClock(new Date("2020-11-03T13:26:00Z"));
if (how === "forgetful") process.stdout.write(`ws://127.0.0.1:${await startForgetfulServer(database)}/notes/\n`);
else {
  const server = await startNotesServer(database, seats(), openLedger({ database, clock }));
  process.stdout.write(`${server.url(personId(1)).replace(personId(1), "")}\n`);
}
