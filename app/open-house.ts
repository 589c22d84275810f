import { type Access, openAccess } from "#access";
import { openAgenda } from "#agenda";
import { attendanceTimes, openAttendance } from "#attendance";
import { openAuthorities } from "#authorities";
import { openCommitments } from "#commitments";
import { openDialogues } from "#dialogues";
import { openFeedback } from "#feedback";
import { type GroupId, composeFor, openGrouping } from "#grouping";
import { openHarvest } from "#harvest";
import { openLedger } from "#ledger";
import { type Post, openLetters } from "#letters";
import { openLive } from "#live";
import { openMailings } from "#mailings";
import { accessByGroups, openNotes } from "#notes";
import { openPeople } from "#people";
import type { CivilClock } from "#platform/civil-clock";
import type { Database } from "#platform/database";
import { openPace } from "#platform/http/pace";
import type { Ids } from "#platform/ids";
import type { Jobs } from "#platform/jobs";
import type { Log } from "#platform/log";
import { type Notifications, notify } from "#platform/notifications";
import { openSeal } from "#platform/seal";
import { openRegistration } from "#registration";
import { type TopicId, openTopics } from "#topics";
import { type MediaEngine, openVideo } from "#video";

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
  /** Where answers to letters by mail arrive, if they can. */
  inboxAddress?: string | undefined;
  media: MediaEngine;
  /** A demonstration on this machine: its clock can be moved. */
  demo: boolean;
  /** Known only once the server listens. */
  origin: () => URL;
};

export type OpenHouse = ReturnType<typeof openHouse>;

/** Opens every room once, in the order of the floor plan, each with only what it uses. */
export function openHouse(foundations: Foundations) {
  const { database, clock, ids, jobs, log, notifications, serverKey, post, inboxAddress, media, demo, origin } = foundations;

  const seal = openSeal({ serverKey });
  const authorities = openAuthorities({ database, ids });
  const ledger = openLedger({ database, clock });
  const people = openPeople({ database, clock, ids, ledger, serverKey, origin });
  const letters = openLetters({ database, clock, ids, log, jobs, authorities, people, origin, post, inboxAddress });

  const dialogues = openDialogues({ database, clock, ids, ledger, authorities });
  const topics = openTopics({ database, clock, ids, ledger, people, letters, dialogues, inboxAddress, serverKey });
  // Access measures are written with the registration, by the room below it in the plan.
  const keepMeasures: Access["save"] = (trx, need) => access.save(trx, need);
  const registration = openRegistration({ database, clock, ids, authorities, ledger, people, letters, dialogues, topics, keepMeasures, jobs, seal, origin });
  const access = openAccess({ database, clock, ids, ledger, registration, dialogues });
  const mailings = openMailings({ database, clock, ids, ledger, people, letters, dialogues, registration, jobs, origin });

  const agenda = openAgenda({ database, clock, ids, ledger, dialogues, topics });

  const attendance = openAttendance({ database, clock, ids, log, notifications, notify, registration, times: attendanceTimes });
  const grouping = openGrouping({ database, clock, ids, ledger, dialogues, topics, registration, access, agenda, compose: composeFor(thinkingTime) });
  const video = openVideo({ engine: media });
  const byGroups = accessByGroups({ dialogues, agenda, grouping });
  const visits = async (personId: string, groupId: GroupId) => {
    const group = await grouping.group(groupId);
    return group !== undefined && (await live.roomOf(group.meetingId, personId)) === groupId;
  };
  const mayRead: typeof byGroups.mayRead = async (personId, groupId) => (await byGroups.mayRead(personId, groupId)) || visits(personId, groupId);
  const notes = openNotes({ database, clock, log, ledger, ...byGroups, mayRead });
  const topicTitle = async (topicId: string) => (await topics.find(topicId as TopicId))?.title ?? null;
  const live = openLive({
    database,
    clock,
    ids,
    log,
    notifications,
    ledger,
    people,
    dialogues,
    registration,
    agenda,
    attendance,
    grouping,
    video,
    topicTitle,
    plenaryOpenUpTo,
  });

  const harvest = openHarvest({ database, clock, ids, ledger, people, letters, dialogues, topics, agenda, grouping, notes });
  const commitments = openCommitments({ database, clock, ids, ledger, people, letters, topics, harvest, origin });
  const feedback = openFeedback({ database, clock, ids, ledger, letters, authorities, dialogues });

  const machine = () => clock.machine().getTime();
  const mailTo = openPace(mailToAllowance, machine);
  const pace = {
    register: openPace(registerAllowance, machine),
    links: openPace(linksAllowance, machine),
    comments: openPace(commentsAllowance, machine),
    changes: openPace(changesAllowance, machine),
    mailTo: (email: string) => mailTo(email.trim().toLowerCase()),
  };

  return {
    demo,
    origin,
    database,
    clock,
    serverKey,
    seal,
    pace,
    authorities,
    ledger,
    people,
    letters,
    dialogues,
    topics,
    registration,
    access,
    mailings,
    agenda,
    attendance,
    grouping,
    video,
    notes,
    live,
    harvest,
    commitments,
    feedback,
  };
}

/** From one client address. A town hall gets 100 registrations a minute through; a machine that fills forms in no time pays more. */
const registerAllowance = { burst: 400, perMinute: 150 };
const linksAllowance = { burst: 20, perMinute: 10 };
const commentsAllowance = { burst: 60, perMinute: 20 };
/** By one person to their own registration: each change is a letter. */
const changesAllowance = { burst: 30, perMinute: 3 };
/** To one e-mail address that somebody typed, and who may be anybody: a family or an office gets through, a flood does not. */
const mailToAllowance = { burst: 20, perMinute: 1 };
/** Milliseconds that the engine may think before a round: short enough that nobody waits for it. */
const thinkingTime = 400;
/** Up to so many registered people everyone may speak in the common room without being given the floor. */
const plenaryOpenUpTo = 60;
