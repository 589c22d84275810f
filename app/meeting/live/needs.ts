import type { Agenda } from "#agenda";
import type { Attendance } from "#attendance";
import type { AuthorityId } from "#authorities";
import type { DialogueId, Dialogues, MeetingId } from "#dialogues";
import type { Grouping } from "#grouping";
import type { Ledger } from "#ledger";
import type { People } from "#people";
import type { Clock } from "#platform/clock";
import type { Database } from "#platform/database";
import type { Ids } from "#platform/ids";
import type { Log } from "#platform/log";
import type { Notifications } from "#platform/notifications";
import type { LineLimits } from "#platform/socket/endpoint";
import type { RegistrationRoom } from "#registration";
import type { Video } from "#video";

export type LiveNeeds = {
  database: Database;
  /** `onMove`: planned alarms are wrong now (demonstrations move the civil clock). */
  clock: Clock & { onMove?: (listener: () => void) => void };
  ids: Ids;
  log: Log;
  notifications: Pick<Notifications, "listen" | "onGap">;
  ledger: Pick<Ledger, "append">;
  people: Pick<People, "cards"> & { sessions: Pick<People["sessions"], "ofRequest"> };
  dialogues: Pick<Dialogues, "ofMeeting">;
  registration: Pick<RegistrationRoom, "participants">;
  agenda: Pick<Agenda, "runOfShow" | "crew">;
  attendance: Attendance;
  grouping: Pick<Grouping, "compose" | "place" | "mend" | "begin" | "assign" | "merge" | "close">;
  video: Pick<Video, "tokenFor" | "prepareMove" | "moved" | "setPermission" | "forget">;
  /** The title that a topic's group may see; the room of topics is not for this one to enter. */
  topicTitle: (topicId: string) => Promise<string | null>;
  /** Up to so many with a place, everyone may speak in the plenary; beyond that, whoever has the floor. */
  plenaryOpenUpTo: number;
  limits?: LineLimits;
};

/** Which meeting, and whose. */
export type MeetingOf = { meetingId: MeetingId; authorityId: AuthorityId; dialogueId: DialogueId };
