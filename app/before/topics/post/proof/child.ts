import { once } from "node:events";
import { stoppedClock } from "#platform/clock";
import { openDatabase } from "#platform/database";
import { openMailInbox } from "#platform/mail-inbox";
import { openRooms } from "./rooms.ts";

/** A reading process that is there to be killed. Its one argument is a `ChildTask`. */
export type ChildTask = {
  database: string;
  inbox: string;
  /** The control has no message ids to know a letter by. */
  order: "product" | "forgetful";
};

const { database: url, inbox, order } = JSON.parse(process.argv[2] ?? "") as ChildTask;
const { database, topics, letters } = openRooms(openDatabase(url, { max: 3 }), stoppedClock(new Date("2020-10-14T07:42:00Z")));

/** Says where it is, and goes no further until it is told to. */
async function at(step: "fetched" | "written"): Promise<void> {
  process.stdout.write(step);
  await once(process.stdin, "data");
}

await openMailInbox(inbox, letters.inboxMemory).readNew(async (mail) => {
  await at("fetched");
  await topics.takeReply(order === "product" ? mail : { ...mail, messageId: `<${Math.random()}@nowhere>` });
  await at("written");
});
await database.destroy();
process.exit(0);
