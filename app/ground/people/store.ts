import { sql } from "kysely";
import { asJson } from "#platform/as-json";
import { compiledOnce } from "#platform/compiled-once";
import type { Language } from "#platform/i18n";
import type { Database, Transaction } from "#platform/database";
import type { AuthorityId } from "#authorities";
import type { PeopleCardView, PersonId, StaffRole } from "./person.ts";
import type { SessionKind } from "./session.ts";

type Tables = {
  people_person: {
    person_id: PersonId;
    authority_id: AuthorityId;
    dialogue_id: string | null;
    name: string;
    email: string | null;
    language: Language;
    protected_identity: boolean;
    link_generation: number;
  };
  people_card: PeopleCardView;
  people_staff: { person_id: PersonId; authority_id: AuthorityId; sign_in_name: string; roles: StaffRole[] };
  people_sign_in: {
    token_hash: Buffer;
    authority_id: AuthorityId;
    person_id: PersonId;
    expires_at: Date;
    used_at: Date | null;
  };
  people_session: {
    token_hash: Buffer;
    authority_id: AuthorityId;
    person_id: PersonId;
    kind: SessionKind;
    expires_at: Date;
    idle_at: Date;
  };
};

const own = (db: Database) => db.$extendTables<Tables>();

export type PersonRow = Tables["people_person"];

export type SessionRow = Omit<Tables["people_session"], "authority_id">;

/** People, and sessions of theirs, in one statement. */
export async function insertPeople(trx: Transaction, people: readonly PersonRow[], sessions: readonly SessionRow[] = []): Promise<void> {
  await insertGiven(trx, asJson(people), asJson(sessions.map((row) => ({ ...row, token_hash: row.token_hash.toString("hex") }))));
}

const insertGiven = compiledOnce(
  (_db, people: string, sessions: string) => sql`
    with added as (
      insert into people_person (person_id, authority_id, dialogue_id, name, email, language, protected_identity, link_generation)
      select person_id, authority_id, dialogue_id, name, email, language, protected_identity, link_generation
      from json_to_recordset(${people}) as person (person_id uuid, authority_id uuid, dialogue_id uuid, name text, email text, language text,
        protected_identity boolean, link_generation int)
      returning person_id, authority_id
    )
    insert into people_session (token_hash, authority_id, person_id, kind, expires_at, idle_at)
    select decode(token_hash, 'hex'), authority_id, person_id, kind, expires_at, idle_at
    from json_to_recordset(${sessions}) as session (token_hash text, person_id uuid, kind text, expires_at timestamptz, idle_at timestamptz)
    join added using (person_id)`,
);

const personOf = compiledOnce((db, personId: PersonId) => own(db).selectFrom("people_person").selectAll().where("person_id", "=", personId));

export const findPerson = async (db: Database, personId: string): Promise<PersonRow | undefined> => (await personOf(db, personId as PersonId))[0];

/** Participants who gave this address, capitals or not. */
export const listWithAddress = (db: Database, email: string) =>
  own(db)
    .selectFrom("people_person")
    .selectAll()
    .where(sql`lower(email)`, "=", sql`lower(${email})`)
    .where("dialogue_id", "is not", null)
    .orderBy("person_id")
    .execute();

export async function listAddresses(db: Database, dialogueId: string): Promise<string[]> {
  const { rows } = await sql<{ address: string }>`
    select distinct lower(email) as address from people_person where dialogue_id = ${dialogueId} and email is not null and not protected_identity`.execute(db);
  return rows.map(({ address }) => address);
}

export async function listWithoutAddress(db: Database, dialogueId: string): Promise<PersonId[]> {
  const rows = await own(db).selectFrom("people_person").select("person_id").where("dialogue_id", "=", dialogueId).where("email", "is", null).execute();
  return rows.map(({ person_id }) => person_id);
}

export async function listAlike(db: Database, dialogueId: string): Promise<{ same: "address" | "name"; personIds: PersonId[] }[]> {
  const { rows } = await sql<{ same: "address" | "name"; person_ids: PersonId[] }>`
    with shown as (select person_id, lower(name) as name, lower(email) as address from people_person where dialogue_id = ${dialogueId} and not protected_identity)
    select 'address' as same, array_agg(person_id::text order by person_id) as person_ids from shown where address is not null group by address having count(*) > 1
    union all
    select 'name', array_agg(person_id::text order by person_id) from shown group by name having count(*) > 1`.execute(db);
  return rows.map(({ same, person_ids: personIds }) => ({ same, personIds }));
}

export const lockPerson = (trx: Transaction, personId: PersonId) =>
  own(trx).selectFrom("people_person").selectAll().where("person_id", "=", personId).forUpdate().executeTakeFirst();

export const updatePerson = (
  trx: Transaction,
  personId: PersonId,
  change: Partial<Pick<PersonRow, "name" | "email" | "protected_identity" | "link_generation">>,
) => own(trx).updateTable("people_person").set(change).where("person_id", "=", personId).execute();

export const listCards = (db: Database, personIds: readonly PersonId[]) =>
  own(db).selectFrom("people_card").select(["person_id", "name"]).where("person_id", "in", personIds).execute();

export const listPeople = (db: Database, personIds: readonly PersonId[]) =>
  own(db).selectFrom("people_person").selectAll().where("person_id", "=", sql<PersonId>`any(${personIds})`).execute();

export const insertStaff = (trx: Transaction, row: Tables["people_staff"]) =>
  own(trx).insertInto("people_staff").values(row).execute();

export const listStaff = (db: Database, authorityId: AuthorityId) =>
  own(db)
    .selectFrom("people_staff as staff")
    .innerJoin("people_person as person", "person.person_id", "staff.person_id")
    .select(["staff.person_id", "person.name", "person.email", "staff.sign_in_name", "staff.roles"])
    .where("staff.authority_id", "=", authorityId)
    .orderBy("person.name")
    .execute();

export const findStaffBySignInName = (db: Database, signInName: string) =>
  own(db).selectFrom("people_staff").selectAll().where("sign_in_name", "=", signInName).executeTakeFirst();

export const findStaff = (db: Database, personId: string) =>
  own(db).selectFrom("people_staff").selectAll().where("person_id", "=", personId as PersonId).executeTakeFirst();

export const insertSignIn = (db: Database, row: Tables["people_sign_in"]) => own(db).insertInto("people_sign_in").values(row).execute();

export const findSignIn = (db: Database, tokenHash: Buffer) =>
  own(db).selectFrom("people_sign_in").selectAll().where("token_hash", "=", tokenHash).executeTakeFirst();

/** Uses a sign-in once: of two who try at the same time one gets the row. */
export const takeSignIn = (trx: Transaction, tokenHash: Buffer, now: Date) =>
  own(trx)
    .updateTable("people_sign_in")
    .set({ used_at: now })
    .where("token_hash", "=", tokenHash)
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .returning(["person_id", "authority_id"])
    .executeTakeFirst();

/** Nothing when the person is not there. */
export const insertSession = compiledOnce(
  (_db, tokenHash: Buffer, personId: PersonId, kind: SessionKind, expiresAt: Date, idleAt: Date) => sql<{ person_id: PersonId }>`
    insert into people_session (token_hash, authority_id, person_id, kind, expires_at, idle_at)
    select ${tokenHash}, authority_id, person_id, ${kind}, ${expiresAt}, ${idleAt} from people_person where person_id = ${personId}
    returning person_id`,
);

const sessionOf = compiledOnce((db, tokenHash: Buffer, now: Date) =>
  own(db)
    .selectFrom("people_session as session")
    .innerJoin("people_person as person", "person.person_id", "session.person_id")
    .leftJoin("people_staff as staff", "staff.person_id", "session.person_id")
    .select(["session.person_id", "session.kind", "session.authority_id", "session.idle_at", "person.dialogue_id", "staff.roles"])
    .where("session.token_hash", "=", tokenHash)
    .where("session.expires_at", ">", now)
    .where("session.idle_at", ">", now),
);

export const findSession = async (db: Database, tokenHash: Buffer, now: Date) => (await sessionOf(db, tokenHash, now))[0];

export const saveIdleAt = (db: Database, tokenHash: Buffer, idleAt: Date) =>
  own(db).updateTable("people_session").set({ idle_at: idleAt }).where("token_hash", "=", tokenHash).execute();

export const deleteSession = (db: Database, tokenHash: Buffer) =>
  own(db).deleteFrom("people_session").where("token_hash", "=", tokenHash).execute();

export const deleteSessionsOf = (db: Database, personId: PersonId, kind: SessionKind) =>
  own(db).deleteFrom("people_session").where("person_id", "=", personId).where("kind", "=", kind).execute();

/** Secrets that have ended serve nobody. */
export async function deleteEnded(db: Database, now: Date): Promise<void> {
  await own(db).deleteFrom("people_session").where("expires_at", "<=", now).execute();
  await own(db).deleteFrom("people_sign_in").where("expires_at", "<=", now).execute();
}
