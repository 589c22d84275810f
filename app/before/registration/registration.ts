import type { AuthorityId } from "#authorities";
import type { DialogueId, MeetingId, Role } from "#dialogues";
import type { PersonId } from "#people";
import type { TopicId } from "#topics";
import type { Standing } from "./places/places.ts";
import type { ExtraAnswer, RegistrationId, Status } from "./shared.ts";

export type Source = "form" | "phone" | "paper";

/** A registration as it holds now. `number` runs in its dialogue. */
export type Registration = {
  id: RegistrationId;
  authorityId: AuthorityId;
  dialogueId: DialogueId;
  personId: PersonId;
  number: number;
  source: Source;
  role: Role;
  organisation: string;
  municipality: string;
  languages: string[];
  /** What was said to questions of the dialogue's own. */
  extra: ExtraAnswer[];
  topicWishes: TopicId[];
  /** The dialogue's version whose notice the person saw at the form (G-05). */
  noticeVersion: number;
  receivedAt: Date;
  /** One for each date ever asked for, in the order of the dates' ids. */
  dates: (Standing & { waitingPlace?: number })[];
};

/** As the pages and letters tell a date. `offered`: while waiting, a place is held and an answer awaited. */
export type DateStatus = { meetingId: MeetingId; status: Status; waitingPlace?: number; offered?: true };

export const toldStatus = ({ status, waitingPlace, offeredUntil }: Registration["dates"][number]): Omit<DateStatus, "meetingId"> => ({
  status,
  ...(waitingPlace ? { waitingPlace } : {}),
  ...(offeredUntil ? { offered: true } : {}),
});

export const statusesOf = ({ dates }: Pick<Registration, "dates">): DateStatus[] => dates.map((date) => ({ meetingId: date.meetingId, ...toldStatus(date) }));

/** One line of staff's list; the name is the card's, so that protected identity holds. */
export type RegistrationRow = {
  personId: PersonId;
  number: number;
  name: string;
  role: Role;
  organisation: string;
  municipality: string;
  languages: string[];
  extra: ExtraAnswer[];
  source: Source;
  receivedAt: Date;
  dates: DateStatus[];
};

/** Someone whom a letter about some dates may concern, and how they stand on those. */
export type Addressee = Pick<RegistrationRow, "personId" | "number" | "name"> & {
  registrationId: RegistrationId;
  dates: Pick<Standing, "meetingId" | "status" | "revision">[];
};

/** A registration that looks like another one's double: a family shares an address, a name is shared by chance, one person twice has both. */
export type Twin = { number: number; sameAddress: boolean; sameName: boolean };

/** Two such registrations; the smaller number first. */
export type Pair = Omit<Twin, "number"> & { numbers: [number, number]; personIds: [PersonId, PersonId] };
export type SettledPair = Pick<Pair, "numbers"> & { by: PersonId; at: Date };

export type OfDialogue = { dialogueId: DialogueId; authorityId: AuthorityId };

/** Whoever acts on a registration that is not their own does it for that person: staff, on the phone or by letter (R6). */
export const isOnRequest = (actor: string, personId: PersonId): boolean => actor !== personId;

/** Someone with a place on a date, as groups are made from them. */
export type Participant = {
  personId: PersonId;
  name: string;
  role: Role;
  municipality: string;
  languages: string[];
  topicWishes: TopicId[];
};
