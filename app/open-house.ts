import { type Access, openAccess } from "#access";
import { openAgenda } from "#agenda";
import { openAuthorities } from "#authorities";
import { openDialogues } from "#dialogues";
import { openLedger } from "#ledger";
import { type Post, openLetters } from "#letters";
import { openMailings } from "#mailings";
import { openPeople } from "#people";
import type { CivilClock } from "#platform/civil-clock";
import type { Database } from "#platform/database";
import type { Ids } from "#platform/ids";
import type { Jobs } from "#platform/jobs";
import type { Log } from "#platform/log";
import type { Notifications } from "#platform/notifications";
import { openSeal } from "#platform/seal";
import { openRegistration } from "#registration";
import { openTopics } from "#topics";

/** What the house stands on. */
export type Foundations = {
  database: Database;
  notifications: Notifications;
  clock: CivilClock;
  ids: Ids;
  jobs: Jobs;
  log: Log;
  serverKey: string;
  post: Post;
  /** A demonstration on this machine: its clock can be moved. */
  demo: boolean;
  /** Known only once the server listens. */
  origin: () => URL;
};

export type OpenHouse = ReturnType<typeof openHouse>;

/** Opens every room once, in the order of the floor plan, each with only what it uses. */
export function openHouse(foundations: Foundations) {
  const { database, clock, ids, jobs, log, serverKey, post, demo, origin } = foundations;

  const authorities = openAuthorities({ database, ids });
  const ledger = openLedger({ database, clock });
  const people = openPeople({ database, clock, ids, ledger, serverKey, origin });
  const letters = openLetters({ database, clock, ids, log, jobs, authorities, people, origin, post });

  const dialogues = openDialogues({ database, clock, ids, ledger, authorities });
  const topics = openTopics({ database, clock, ids, ledger, people, letters, dialogues });
  // Access measures are written with the registration, by the room below it in the plan.
  const keepMeasures: Access["save"] = (trx, need) => access.save(trx, need);
  const registration = openRegistration({ database, clock, ids, ledger, people, letters, dialogues, topics, keepMeasures, origin });
  const access = openAccess({ database, clock, ids, ledger, registration });
  const mailings = openMailings({ database, clock, ids, ledger, people, letters, dialogues, registration });

  const agenda = openAgenda({ database, clock, ids, ledger, dialogues, topics });

  return { demo, database, clock, serverKey, seal: openSeal({ serverKey }), authorities, ledger, people, letters, dialogues, topics, registration, access, mailings, agenda };
}
