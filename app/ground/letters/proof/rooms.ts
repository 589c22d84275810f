import { readFileSync } from "node:fs";
import type { Clock } from "#platform/clock";
import type { Database } from "#platform/database";
import { randomIds } from "#platform/ids";
import type { Jobs } from "#platform/jobs";
import { openLog } from "#platform/log";
import { type AuthorityId, openAuthorities, readOrganisationFile } from "#authorities";
import { openLedger } from "#ledger";
import { openPeople } from "#people";
import { type Post, openLetters } from "../index.ts";

export type Rung = { name: string; due: Date | undefined };

/** The rooms up to letters over `database`, as the product opens them; `rung` are the alarms that nobody answers here. */
export function openRooms(database: Database, clock: Clock, post: Post) {
  const origin = () => new URL("https://dialog.skane.example");
  const ids = randomIds;
  const log = openLog("silent");
  const ledger = openLedger({ database, clock });
  const people = openPeople({ database, clock, ids, ledger, serverKey: "a server key for tests only", origin });
  const authorities = openAuthorities({ database, ids });
  const rung: Rung[] = [];
  const jobs: Pick<Jobs, "bell" | "declare" | "send" | "ring"> = {
    declare: () => {},
    ring: (_trx, name) => Promise.resolve(void rung.push({ name, due: undefined })),
    bell: (payload) => ({ channel: "rung", payload }),
    send: (_trx, name, _data, options) => Promise.resolve(void rung.push({ name, due: options?.dueCivil })),
  };
  const letters = openLetters({ database, clock, ids, log, jobs, authorities, people, origin, post });
  return { database, clock, log, origin, authorities, people, letters, rung };
}

export type Rooms = ReturnType<typeof openRooms>;

/** The example's organisation; the answer is its first authority. */
export async function saveExample({ database, authorities }: Rooms): Promise<AuthorityId> {
  const read = readOrganisationFile(readFileSync("examples/organisation.yaml", "utf8"));
  if (read.outcome !== "read") throw new Error("the example is broken");
  const [first] = await database.transaction().execute((trx) => authorities.save(trx, read.file));
  if (!first) throw new Error("the example has no authority");
  return first;
}
