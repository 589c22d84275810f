import { type RawBuilder, sql } from "kysely";
import type { DialogueId, MeetingId, Role } from "#dialogues";
import { roles } from "#dialogues/shared";
import type { Json } from "#ledger";
import type { PeopleCardView, PersonId } from "#people";
import type { Database } from "#platform/database";
import type { TopicId } from "#topics";
import type { Addressee, Participant, RegistrationRow } from "../registration.ts";
import { type Sort, type Status, places } from "../shared.ts";
import type { Tables } from "../store.ts";

const own = (db: Database) => db.$extendTables<Tables & { people_card: PeopleCardView }>();

/** What staff look for. Each part narrows the list; `personIds` are those whom an address belongs to. */
export type Search = {
  dialogueId: DialogueId;
  authorityId: string;
  /** Of the name, the organisation or the number. */
  words?: string | undefined;
  personIds?: readonly PersonId[] | undefined;
  role?: Role | undefined;
  meetingId?: MeetingId | undefined;
  /** On that meeting; without one on any. */
  status?: Status | undefined;
  /** Who chose this option of a question of the dialogue's own, in whichever words. */
  chose?: { question: string; option: string } | undefined;
  sort?: Sort | undefined;
  page?: { size: number; number: number } | undefined;
};

/** With protected identity a list says neither where somebody lives, nor whom they work for, nor what else they told, and nobody is found by it (R8). */
const shown = (column: "organisation" | "municipality") => sql`case when card.protected_identity then '' else ${sql.ref(`registration.${column}`)} end`;
const ownAnswers = sql`case when card.protected_identity then '[]'::jsonb else registration.extra_answers end`;

/** The order is SQL's: names as Swedish sorts them, roles and municipalities as the forms list them. */
const orders = {
  name: sql`card.name collate "sv-SE-x-icu"`,
  number: sql`registration.number`,
  newest: sql`registration.number desc`,
  role: sql`array_position(${sql.val([...roles])}::text[], registration.role)`,
  municipality: sql`array_position(${sql.val(places("sv").map(({ code }) => code))}::text[], ${shown("municipality")})`,
} satisfies Record<Sort, RawBuilder<unknown>>;

type ListedRow = Omit<RegistrationRow, "personId" | "receivedAt"> & { person_id: PersonId; received_at: Date; total: number };

/** `total` counts all that were found, on whichever page. */
export async function listRegistrations(db: Database, search: Search): Promise<{ rows: RegistrationRow[]; total: number }> {
  const { dialogueId, authorityId, words = "", personIds, role, meetingId, status, chose, sort = "name", page } = search;
  const like = `%${words.replaceAll(/[\\%_]/g, "\\$&")}%`;
  // The page is cut out first: what a row shows is put together for so many only.
  const found = await sql<ListedRow>`
    with found as (
      select registration.id, registration.person_id, registration.number, registration.role, registration.received_at, registration.source, registration.languages,
        ${shown("organisation")} as organisation, ${shown("municipality")} as municipality, ${ownAnswers} as extra, card.name, count(*) over ()::int as total,
        row_number() over (order by ${orders[sort]}, card.name collate "sv-SE-x-icu", registration.number) as at
      from registration_registration registration
      join people_card card on card.person_id = registration.person_id
      where registration.dialogue_id = ${dialogueId} and registration.authority_id = ${authorityId}
        ${role ? sql`and registration.role = ${role}` : sql``}
        ${chose ? sql`and ${ownAnswers} @> ${JSON.stringify([{ question: chose.question, said: [chose.option] }])}::jsonb` : sql``}
        ${personIds ? sql`and registration.person_id = any(${[...personIds]}::uuid[])` : sql``}
        ${words ? sql`and (card.name ilike ${like} or ${shown("organisation")} ilike ${like} or registration.number::text = ${words.replace(/^0+/, "")})` : sql``}
        ${meetingId || status ? sql`and registration.id in (select registration_id from registration_status where ${meetingId ? sql`meeting_id = ${meetingId}` : sql`true`} and ${status ? sql`status = ${status}` : sql`true`})` : sql``}
      order by at
      ${page ? sql`limit ${page.size} offset ${page.size * (page.number - 1)}` : sql``}
    ), queue as materialized (
      select registration_id, meeting_id, row_number() over (partition by meeting_id order by waiting_number) as place
      from registration_status
      where status = 'waiting' and offered_until is null and meeting_id in (select meeting_id from registration_date where dialogue_id = ${dialogueId})
    )
    select found.person_id, found.number, found.name, found.role, found.organisation, found.municipality, found.received_at, found.source, found.languages, found.extra, found.total,
      (select json_agg(json_strip_nulls(json_build_object('meetingId', status.meeting_id, 'status', status.status, 'waitingPlace', queue.place,
          'offered', nullif(status.offered_until is not null, false))) order by status.meeting_id)
        from registration_status status left join queue using (registration_id, meeting_id) where status.registration_id = found.id) as dates
    from found
    order by found.at`.execute(db);
  const rows = found.rows.map(({ person_id: personId, received_at: receivedAt, total: _total, ...row }) => ({ ...row, personId, receivedAt }));
  return { rows, total: found.rows[0]?.total ?? 0 };
}

export async function countRegistrations(db: Database, { dialogueId, authorityId }: Pick<Search, "dialogueId" | "authorityId">): Promise<{ registered: number; byRole: Partial<Record<Role, number>> }> {
  const rows = await own(db)
    .selectFrom("registration_registration")
    .select("role")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("dialogue_id", "=", dialogueId)
    .where("authority_id", "=", authorityId)
    .groupBy("role")
    .execute();
  return { registered: rows.reduce((sum, { count }) => sum + count, 0), byRole: Object.fromEntries(rows.map(({ role, count }) => [role, count])) };
}

export type AddresseesOf = { dialogueId: DialogueId; authorityId: string; meetingIds: readonly MeetingId[] };

/** Whom letters may be about: everyone who ever asked for one of these dates, in Swedish order of name. */
export async function listAddressees(db: Database, { dialogueId, authorityId, meetingIds }: AddresseesOf): Promise<Addressee[]> {
  const { rows } = await sql<Addressee>`
    select registration.id as "registrationId", registration.person_id as "personId", registration.number, card.name,
      json_agg(json_build_object('meetingId', status.meeting_id, 'status', status.status, 'revision', status.revision) order by status.meeting_id) as dates
    from registration_registration registration
    join people_card card on card.person_id = registration.person_id
    join registration_status status on status.registration_id = registration.id
    where registration.dialogue_id = ${dialogueId} and registration.authority_id = ${authorityId} and status.meeting_id = any(${meetingIds})
    group by registration.id, card.name
    order by card.name collate "sv-SE-x-icu", registration.number`.execute(db);
  return rows;
}

/** Those with a place on a date, or who were there. */
export async function listParticipants(db: Database, meetingId: MeetingId): Promise<Participant[]> {
  const rows = await own(db)
    .selectFrom("registration_status as status")
    .innerJoin("registration_registration as registration", "registration.id", "status.registration_id")
    .innerJoin("people_card as card", "card.person_id", "registration.person_id")
    .select(["registration.person_id", "card.name", "registration.role", "registration.municipality"])
    .select(["registration.languages", "registration.topic_wishes"])
    .where("status.meeting_id", "=", meetingId)
    .where("status.status", "in", ["registered", "attended"])
    .orderBy("registration.number")
    .execute();
  return rows.map(({ person_id, name, role, municipality, languages, topic_wishes }) => ({
    personId: person_id as PersonId,
    name,
    role,
    municipality,
    languages,
    topicWishes: topic_wishes as TopicId[],
  }));
}

/** How one person stands on one date; nothing when never asked for. */
export async function findStatus(db: Database, personId: PersonId, meetingId: MeetingId): Promise<Status | undefined> {
  const row = await own(db)
    .selectFrom("registration_status as status")
    .innerJoin("registration_registration as registration", "registration.id", "status.registration_id")
    .select("status.status")
    .where("registration.person_id", "=", personId)
    .where("status.meeting_id", "=", meetingId)
    .executeTakeFirst();
  return row?.status;
}

/** Counted, not taken from the dates' counters: the two must agree, and a test says so. */
export type StatusCount = { meetingId: MeetingId; role: Role; status: Status; count: number; held: number };

export async function countStatuses(db: Database, dialogueId: DialogueId, personIds?: readonly PersonId[]): Promise<StatusCount[]> {
  const rows = await own(db)
    .selectFrom("registration_status as status")
    .innerJoin("registration_registration as registration", "registration.id", "status.registration_id")
    .select(["status.meeting_id", "registration.role", "status.status"])
    .select(({ fn }) => [fn.countAll<number>().as("count"), fn.count<number>("status.offered_until").as("held")])
    .where("registration.dialogue_id", "=", dialogueId)
    .$if(personIds !== undefined, (query) => query.where("registration.person_id", "=", sql<PersonId>`any(${personIds})`))
    .groupBy(["status.meeting_id", "registration.role", "status.status"])
    .execute();
  return rows.map(({ meeting_id, ...counted }) => ({ meetingId: meeting_id as MeetingId, ...counted }));
}

export async function exportOf(db: Database, personId: string): Promise<Json> {
  const { rows } = await sql<{ registration: Json }>`
    select json_build_object('number', number, 'source', source, 'role', role, 'organisation', organisation, 'municipality', municipality,
      'languages', languages, 'extraAnswers', extra_answers, 'topicWishes', topic_wishes, 'noticeVersion', notice_version, 'submission', submission, 'receivedAt', received_at,
      'changedAt', changed_at, 'dates', (select json_agg(json_build_object('meetingId', meeting_id, 'status', status, 'cancelledAt', cancelled_at)
        order by meeting_id) from registration_status where registration_id = id)) as registration
    from registration_registration where person_id = ${personId}`.execute(db);
  return rows[0]?.registration ?? null;
}
