import { sql } from "kysely";
import { stoppedClock } from "#platform/clock";
import type { Transaction } from "#platform/database";
import { openMailTransport } from "#platform/mail-transport";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import type { AuthorityId } from "#authorities";
import type { NewLetter, Post } from "../index.ts";
import { sendDue } from "../send-letters.ts";
import { type MailSink, type Manner, openMailSink } from "./mail-sink.ts";
import { openRooms, saveExample } from "./rooms.ts";

export const start = new Date("2020-10-20T07:30:00Z");

/** The room over a database of the test's own, with the example's first authority. */
export async function openOutbox() {
  const fresh: FreshDatabase = await freshDatabase();
  const { database } = fresh;
  const authorityId: AuthorityId = await saveExample(openRooms(database, stoppedClock(start), { to: "nowhere" }));
  let sink: MailSink | undefined;
  let numbered = 0;
  return {
    database,
    databaseUrl: fresh.url,
    authorityId,
    within: <Answer>(work: (trx: Transaction) => Promise<Answer>) => database.transaction().execute(work),
    /** With a mail server of the wanted manner, and the alarms that were set or rung; a letter that may go at once rings by its own statement. */
    async open(manner: (to: string) => Manner = () => "accept", post?: Post, silence = 60_000) {
      sink = await openMailSink({ manner });
      const clock = stoppedClock(start);
      const transport = openMailTransport({ url: sink.url, from: "Dialog <dialog@skane.example>", patience: { connecting: 20_000, silence } });
      const rooms = openRooms(database, clock, post ?? { to: "server", transport });
      const { letters, rung } = rooms;
      return { clock, rung, rooms, letters, sink, send: () => sendDue({ ...rooms, transport }) };
    },
    letter: (over: Partial<NewLetter> = {}): NewLetter => ({
      authorityId,
      to: `nr${(numbered += 1)}@exempel.example`,
      purpose: "receipt",
      version: "1",
      subject: "Vi har tagit emot din anmälan",
      text: "Hej!\nVälkommen.\n",
      language: "sv",
      ...over,
    }),
    /** Between two tests. */
    async empty() {
      await sink?.close();
      sink = undefined;
      await sql`truncate letters_letter, letters_stop, letters_pause cascade`.execute(database);
    },
    drop: () => fresh.drop(),
  };
}
