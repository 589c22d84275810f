import { type ColumnType, sql } from "kysely";
import type { AuthorityId } from "#authorities";
import type { Dialogue, DialogueId, MeetingId, Role } from "#dialogues";
import type { PersonId } from "#people";
import { asJson } from "#platform/as-json";
import { compiledOnce } from "#platform/compiled-once";
import type { Database, Transaction } from "#platform/database";
import type { TopicId } from "#topics";
import type { Form } from "./form/form.ts";
import type { Moved } from "./places/move-up.ts";
import type { DateState, Standing } from "./places/places.ts";
import type { OfDialogue, Registration, Source } from "./registration.ts";
import type { ExtraAnswer, RegistrationId, Status } from "./shared.ts";

export type Tables = {
  registration_date: {
    meeting_id: string;
    authority_id: string;
    dialogue_id: string;
    taken: number;
    taken_by_role: Partial<Record<Role, number>>;
    waiting: number;
    last_waiting: number;
  };
  registration_registration: {
    id: string;
    authority_id: string;
    dialogue_id: string;
    person_id: string;
    number: number;
    idempotency_key: string;
    source: Source;
    role: Role;
    organisation: string;
    municipality: string;
    languages: string[];
    topic_wishes: string[];
    notice_version: number;
    submission: unknown;
    extra_answers: ColumnType<ExtraAnswer[], never, string>;
    received_at: Date;
    changed_at: Date | null;
  };
  registration_status: {
    registration_id: string;
    meeting_id: string;
    authority_id: string;
    status: Status;
    waiting_number: number | null;
    before_cancel: "registered" | "waiting" | null;
    cancelled_at: Date | null;
    revision: number;
    offered_until: Date | null;
  };
};

const own = (db: Database) => db.$extendTables<Tables>();

/**
 * The dates as they stand, in the order of their ids, each locked until the transaction ends (house rule 4); a date that
 * nobody has asked for yet gets its row. One statement for both, since a row that is made after another was locked would
 * break the order. Without `locks` they are only read: what the control test does to show that the locks hold the capacity.
 */
export async function lockDates(trx: Transaction, dialogue: Dialogue, meetingIds: readonly MeetingId[], locks: boolean): Promise<DateState[]> {
  if (meetingIds.length === 0) return [];
  const rows = await (locks ? makeAndLock : makeAndRead)(trx, meetingIds, dialogue.authorityId, dialogue.id);
  return rows.map((row) => {
    const meeting = dialogue.meetings.find(({ id }) => id === row.meeting_id);
    if (!meeting) throw new Error(`Date ${row.meeting_id} is not of dialogue ${dialogue.id}`);
    return {
      meetingId: meeting.id,
      capacity: meeting.capacity,
      roleCapacity: meeting.roleCapacity,
      taken: row.taken,
      takenByRole: row.taken_by_role,
      waiting: row.waiting,
      lastWaiting: row.last_waiting,
    };
  });
}

type DateRow = Tables["registration_date"];

const madeDates = (meetingIds: readonly MeetingId[], authorityId: AuthorityId, dialogueId: DialogueId) => sql`
  insert into registration_date (meeting_id, authority_id, dialogue_id, taken, taken_by_role, waiting, last_waiting)
  select id, ${authorityId}::uuid, ${dialogueId}::uuid, 0, '{}', 0, 0 from unnest(${meetingIds}::uuid[]) as id order by id`;

const makeAndLock = compiledOnce(
  (_db, meetingIds: readonly MeetingId[], authorityId: AuthorityId, dialogueId: DialogueId) =>
    sql<DateRow>`${madeDates(meetingIds, authorityId, dialogueId)} on conflict (meeting_id) do update set meeting_id = excluded.meeting_id returning *`,
);

async function makeAndRead(trx: Transaction, meetingIds: readonly MeetingId[], authorityId: AuthorityId, dialogueId: DialogueId): Promise<DateRow[]> {
  await sql`${madeDates(meetingIds, authorityId, dialogueId)} on conflict do nothing`.execute(trx);
  return own(trx).selectFrom("registration_date").selectAll().where("meeting_id", "in", meetingIds).orderBy("meeting_id").execute();
}

type NewRegistration = {
  id: RegistrationId;
  personId: PersonId;
  idempotencyKey: string;
  source: Source;
  form: Form;
  submission: object;
  noticeVersion: number;
  receivedAt: Date;
  standings: readonly Standing[];
};

/** Registrations of one dialogue with their running numbers, their dates' statuses and the dates' new counters: one round trip. */
export async function insertRegistrations(
  trx: Transaction,
  { authorityId, id: dialogueId }: Pick<Dialogue, "authorityId" | "id">,
  registrations: readonly NewRegistration[],
  dates: readonly DateState[],
): Promise<Map<RegistrationId, number>> {
  const last = registrations.length - 1;
  const rows = registrations.map(({ id, personId, form: { role, organisation, municipality, languages, extra }, idempotencyKey, source, noticeVersion, submission, receivedAt }, at) => ({
    ...{ id, after: last - at, person: personId, key: idempotencyKey, source, role, organisation, municipality, languages },
    ...{ notice: noticeVersion, submission, extra, received: receivedAt },
  }));
  const standings = registrations.flatMap(({ id, standings: each }) => each.map(({ meetingId, status, waitingNumber }) => ({ id, meeting: meetingId, status, waits: waitingNumber })));
  const inserted = await insertGiven(trx, dialogueId, authorityId, rows.length, asJson(rows), asJson(standings), countersOf(dates));
  return new Map(inserted.map(({ id, number }) => [id, number]));
}

const insertGiven = compiledOnce(
  (_db, dialogueId: DialogueId, authorityId: AuthorityId, count: number, registrations: string, standings: string, dates: string) => sql<{ id: RegistrationId; number: number }>`
    with counter as (
      insert into registration_counter (dialogue_id, authority_id, last_number) values (${dialogueId}, ${authorityId}, ${count})
      on conflict (dialogue_id) do update set last_number = registration_counter.last_number + excluded.last_number
      returning last_number
    ), statuses as (
      insert into registration_status (registration_id, meeting_id, authority_id, status, waiting_number)
      select id, meeting, ${authorityId}::uuid, status, waits
      from json_to_recordset(${standings}) as standing (id uuid, meeting uuid, status text, waits int)
    ), dates as (${updateDates(dates)})
    insert into registration_registration (id, authority_id, dialogue_id, person_id, number, idempotency_key, source, role,
      organisation, municipality, languages, notice_version, submission, extra_answers, received_at)
    select id, ${authorityId}::uuid, ${dialogueId}::uuid, person, last_number - after, key, source, role, organisation, municipality, languages,
      notice, submission, extra, received
    from counter, json_to_recordset(${registrations}) as row (id uuid, after int, person uuid, key uuid, source text, role text,
      organisation text, municipality text, languages text[], notice int, submission jsonb, extra jsonb, received timestamptz)
    returning id, number`,
);

/** Both as JSON, so that the words are the same for any number of them. */
const countersOf = (dates: readonly DateState[]) =>
  asJson(dates.map(({ meetingId, taken, takenByRole, waiting, lastWaiting }) => ({ id: meetingId, taken, by_role: takenByRole, waiting, last_waiting: lastWaiting })));
const updateDates = (counters: string) => sql`
  update registration_date set taken = state.taken, taken_by_role = state.by_role, waiting = state.waiting, last_waiting = state.last_waiting
  from json_to_recordset(${counters}) as state (id uuid, taken int, by_role jsonb, waiting int, last_waiting int)
  where meeting_id = state.id`;

/** Whether an insert failed because this very form was stored before. */
export function isKeyTaken(fault: unknown): boolean {
  return fault instanceof Error && "constraint" in fault && fault.constraint === "registration_registration_idempotency_key_key";
}

export async function saveDates(trx: Transaction, dates: readonly DateState[]): Promise<void> {
  if (dates.length > 0) await updateDates(countersOf(dates)).execute(trx);
}

export const saveStandings = (trx: Transaction, { id, authorityId }: Pick<Registration, "id" | "authorityId">, standings: readonly Standing[]) =>
  own(trx)
    .insertInto("registration_status")
    .values(
      standings.map((standing) => ({
        registration_id: id,
        meeting_id: standing.meetingId,
        authority_id: authorityId,
        status: standing.status,
        waiting_number: standing.waitingNumber ?? null,
        before_cancel: standing.beforeCancel ?? null,
        cancelled_at: standing.cancelledAt ?? null,
        revision: standing.revision,
        offered_until: standing.offeredUntil ?? null,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(["registration_id", "meeting_id"]).doUpdateSet(({ ref }) => ({
        status: ref("excluded.status"),
        waiting_number: ref("excluded.waiting_number"),
        before_cancel: ref("excluded.before_cancel"),
        cancelled_at: ref("excluded.cancelled_at"),
        revision: ref("excluded.revision"),
        offered_until: ref("excluded.offered_until"),
      })),
    )
    .execute();

/** Who waits for a date, in their order, as they would be once they have a place. */
export async function findQueue(trx: Transaction, meetingId: MeetingId, { without, limit }: { without: readonly Role[]; limit: number }): Promise<Moved[]> {
  const rows = await own(trx)
    .selectFrom("registration_status as status")
    .innerJoin("registration_registration as registration", "registration.id", "status.registration_id")
    .select(["registration.id", "registration.person_id", "registration.role", "registration.number", "status.revision"])
    .where("status.meeting_id", "=", meetingId)
    .where("status.status", "=", "waiting")
    .where("status.offered_until", "is", null)
    .$if(without.length > 0, (query) => query.where("registration.role", "not in", without))
    .orderBy("status.waiting_number")
    .limit(limit)
    .execute();
  return rows.map(({ id, person_id, role, number, revision }) => ({
    registrationId: id as RegistrationId,
    personId: person_id as PersonId,
    role,
    meetingId,
    number,
    revision: revision + 1,
  }));
}

/** Gives the places, or holds them until `offeredUntil`. */
export const savePromoted = (trx: Transaction, meetingId: MeetingId, moved: readonly Moved[], offeredUntil: Date | undefined) =>
  own(trx)
    .updateTable("registration_status")
    .set(({ eb }) => ({ revision: eb("revision", "+", 1), ...(offeredUntil ? { offered_until: offeredUntil } : { status: "registered", waiting_number: null }) }))
    .where("meeting_id", "=", meetingId)
    .where("registration_id", "in", moved.map(({ registrationId }) => registrationId))
    .execute();

/** Those whose offer nobody answered in time, in the order of the queue. */
export async function findOffersEnded(trx: Transaction, meetingId: MeetingId, now: Date): Promise<PersonId[]> {
  const rows = await own(trx)
    .selectFrom("registration_status as status")
    .innerJoin("registration_registration as registration", "registration.id", "status.registration_id")
    .select("registration.person_id")
    .where("status.meeting_id", "=", meetingId)
    .where("status.offered_until", "<=", now)
    .orderBy("status.waiting_number")
    .execute();
  return rows.map(({ person_id }) => person_id as PersonId);
}

type Changeable = Pick<Form, "role" | "organisation" | "municipality" | "languages" | "extra">;

export const saveAnswers = (trx: Transaction, id: RegistrationId, { role, organisation, municipality, languages, extra }: Changeable, at: Date) =>
  own(trx)
    .updateTable("registration_registration")
    .set({ role, organisation, municipality, languages, extra_answers: JSON.stringify(extra), changed_at: at })
    .where("id", "=", id)
    .execute();

export const saveWishes = (trx: Transaction, id: RegistrationId, wishes: readonly TopicId[]) =>
  own(trx)
    .updateTable("registration_registration")
    .set({ topic_wishes: [...wishes] })
    .where("id", "=", id)
    .execute();

/** Those of `personIds` who had a place and are now noted as having been there. */
export async function saveAttended(trx: Transaction, meetingId: MeetingId, personIds: readonly PersonId[]): Promise<number> {
  const { numUpdatedRows } = await own(trx)
    .updateTable("registration_status")
    .set({ status: "attended" })
    .where("meeting_id", "=", meetingId)
    .where("status", "=", "registered")
    .where("registration_id", "in", ({ selectFrom }) =>
      selectFrom("registration_registration").select("registration_registration.id").where("person_id", "in", personIds),
    )
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

const ofPerson = compiledOnce((db, personId: PersonId) => withStandings(db).where("registration.person_id", "=", personId));

export const findByKey = async (db: Database, key: string) => presentRegistration(await withStandings(db).where("registration.idempotency_key", "=", key).execute());
export const findByPerson = async (db: Database, personId: PersonId) => presentRegistration(await ofPerson(db, personId));
export const findByNumber = async (db: Database, { dialogueId, authorityId }: OfDialogue, number: number) =>
  presentRegistration(
    await withStandings(db)
      .where("registration.dialogue_id", "=", dialogueId)
      .where("registration.authority_id", "=", authorityId)
      .where("registration.number", "=", number)
      .execute(),
  );

/** What the form held when it came in. */
export async function findSubmission(db: Database, id: RegistrationId): Promise<unknown> {
  const row = await own(db).selectFrom("registration_registration").select("submission").where("id", "=", id).executeTakeFirst();
  return row?.submission;
}

/** The registration's row locked, after its dates. */
export async function lockRegistration(trx: Transaction, personId: PersonId): Promise<Registration | undefined> {
  await own(trx).selectFrom("registration_registration").select("id").where("person_id", "=", personId).forUpdate().execute();
  return findByPerson(trx, personId);
}

/** One row for each of its dates; one without a date when it has none. */
const withStandings = (db: Database) =>
  own(db)
    .selectFrom("registration_registration as registration")
    .leftJoin("registration_status as status", "status.registration_id", "registration.id")
    .select(["registration.id", "registration.authority_id", "registration.dialogue_id", "registration.person_id", "registration.number"])
    .select(["registration.source", "registration.role", "registration.organisation", "registration.municipality", "registration.languages"])
    .select(["registration.extra_answers", "registration.topic_wishes", "registration.notice_version", "registration.received_at"])
    .select(["status.meeting_id", "status.status", "status.revision", "status.waiting_number", "status.before_cancel", "status.cancelled_at", "status.offered_until"])
    .select(({ selectFrom }) =>
      selectFrom("registration_status as other")
        .select(({ fn }) => fn.countAll<number>().as("place"))
        .whereRef("other.meeting_id", "=", "status.meeting_id")
        .where("other.status", "=", "waiting")
        .where("other.offered_until", "is", null)
        .whereRef("other.waiting_number", "<=", "status.waiting_number")
        .as("place"),
    )
    .orderBy("status.meeting_id");

function presentRegistration(rows: Awaited<ReturnType<ReturnType<typeof withStandings>["execute"]>>): Registration | undefined {
  const [row] = rows;
  if (!row) return undefined;
  const standings = rows.flatMap(({ meeting_id, status, revision, ...rest }) => (meeting_id === null || status === null || revision === null ? [] : [{ meeting_id, status, revision, ...rest }]));
  return {
    id: row.id as RegistrationId,
    authorityId: row.authority_id as AuthorityId,
    dialogueId: row.dialogue_id as DialogueId,
    personId: row.person_id as PersonId,
    number: row.number,
    source: row.source,
    role: row.role,
    organisation: row.organisation,
    municipality: row.municipality,
    languages: row.languages,
    extra: row.extra_answers,
    topicWishes: row.topic_wishes as TopicId[],
    noticeVersion: row.notice_version,
    receivedAt: row.received_at,
    dates: standings.map((standing) => ({
      meetingId: standing.meeting_id as MeetingId,
      status: standing.status,
      revision: standing.revision,
      ...(standing.waiting_number === null ? {} : { waitingNumber: standing.waiting_number }),
      ...(standing.before_cancel === null ? {} : { beforeCancel: standing.before_cancel }),
      ...(standing.cancelled_at === null ? {} : { cancelledAt: standing.cancelled_at }),
      ...(standing.offered_until === null ? {} : { offeredUntil: standing.offered_until }),
      ...(standing.status === "waiting" && !standing.offered_until && standing.place !== null ? { waitingPlace: standing.place } : {}),
    })),
  };
}
