import type { GroupId } from "#grouping";
import type { Live } from "#live";
import type { Notes } from "#notes";
import type { Database } from "#platform/database";
import type { Log } from "#platform/log";

type Rooms = { database: Database; live: Pick<Live, "onNews">; notes: Pick<Notes, "close" | "accessChanged">; log: Log };

/**
 * Notes follow the meeting: they close with their group, and whoever was moved may write in the new group and only read in
 * the old one. Closing twice does nothing, so every process that holds the meeting may do it.
 */
export function followMeetings({ database, live, notes, log }: Rooms): void {
  live.onNews(({ events }) => {
    const closed = events.flatMap((event) => (event.type === "groups.closed" ? event.groupIds : []));
    const follow = async () => {
      for (const groupId of closed) await database.transaction().execute((trx) => notes.close(trx, groupId as GroupId, "system"));
      await notes.accessChanged();
    };
    const movesPeople = events.some(({ type }) => /^(round|groups|person|crew|meeting)\./.test(type));
    if (movesPeople) follow().catch((fault: unknown) => log.error({ err: fault }, "notes did not follow the meeting"));
  });
}
