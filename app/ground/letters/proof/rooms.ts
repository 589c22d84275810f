import type { Clock } from "#platform/clock";
import type { Database } from "#platform/database";
import { randomIds } from "#platform/ids";
import { openLog } from "#platform/log";
import { openAuthorities } from "#authorities";
import { openLedger } from "#ledger";
import { openPeople } from "#people";

/** The rooms that letters lean on, over `database`, as the product opens them. */
export function openRooms(database: Database, clock: Clock) {
  const origin = () => new URL("https://dialog.skane.example");
  const ledger = openLedger({ database, clock });
  const people = openPeople({ database, clock, ids: randomIds, ledger, serverKey: "a server key for tests only", origin });
  const authorities = openAuthorities({ database, ids: randomIds });
  return { database, clock, ids: randomIds, log: openLog("silent"), authorities, people, origin };
}
