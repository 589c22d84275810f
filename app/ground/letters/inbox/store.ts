import { sql } from "kysely";
import type { Database } from "#platform/database";
import type { InboxMemory } from "#platform/mail-inbox";

type Tables = { letters_inbox: { mailbox: string; id: string } };

const own = (db: Database) => db.$extendTables<Tables>();

/** The same for all processes, so that a letter which one has taken is taken. */
export const openInboxMemory = (database: Database): InboxMemory => ({
  async fresh(mailbox, ids) {
    await own(database).deleteFrom("letters_inbox").where("mailbox", "=", mailbox).where("id", "<>", sql<string>`all(${ids})`).execute();
    const taken = new Set((await own(database).selectFrom("letters_inbox").select("id").where("mailbox", "=", mailbox).execute()).map(({ id }) => id));
    return ids.filter((id) => !taken.has(id));
  },
  async taken(mailbox, id) {
    await own(database).insertInto("letters_inbox").values({ mailbox, id }).onConflict((conflict) => conflict.doNothing()).execute();
  },
});
