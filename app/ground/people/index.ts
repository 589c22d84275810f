import type { Clock } from "#platform/clock";
import type { Database, Transaction } from "#platform/database";
import type { Ids } from "#platform/ids";
import { keyFor } from "#platform/seal";
import type { Actor, Ledger } from "#ledger";
import { type Links, openLinks } from "./links.ts";
import type { Card, NewPerson, Person, PersonId } from "./person.ts";
import type { OpenedSession } from "./session.ts";
import { type Sessions, openSessions } from "./sessions.ts";
import { type SignIn, openSignIn } from "./sign-in.ts";
import { type Staff, openStaff } from "./staff.ts";
import { type PersonRow, findPerson, insertPeople, listAddresses, listAlike, listCards, listPeople, listWithAddress, listWithoutAddress, lockPerson, updatePerson } from "./store.ts";

export type { Links, OpenedLink } from "./links.ts";
export type { Card, NewPerson, NewStaffMember, PeopleCardView, Person, PersonId, StaffMember, StaffRole } from "./person.ts";
export { staffRoles } from "./person.ts";
export type { OpenedSession, Session, SessionKind } from "./session.ts";
export type { Sessions } from "./sessions.ts";
export type { IssuedSignIn, SignIn, SignInState, UsedSignIn } from "./sign-in.ts";
export type { Staff } from "./staff.ts";
export { informationClasses, personData } from "./records.ts";

export type AddedPerson = { personId: PersonId; session?: OpenedSession };

export type People = {
  /** Writes no event of its own: the registration (or the crew row) that brings a person in has one. */
  add(trx: Transaction, person: NewPerson): Promise<PersonId>;
  /** Several in one round trip; the answer in their order. Who is let in has a participant's session: person and session are both there, or neither. */
  addAll(trx: Transaction, people: readonly (NewPerson & { letIn?: boolean | undefined })[]): Promise<AddedPerson[]>;
  /** The event says that it was changed and by whom, never from what to what: the submission as received has the first wording. */
  rename(trx: Transaction, personId: PersonId, name: string, actor: Actor): Promise<void>;
  /** Without one no letter goes to the person any more. */
  changeEmail(trx: Transaction, personId: PersonId, email: string | undefined, actor: Actor): Promise<void>;
  /** From now on others see a stand-in for the name, or see it again (R8). */
  protect(trx: Transaction, personId: PersonId, protectedIdentity: boolean, actor: Actor): Promise<void>;
  find(db: Database, personId: PersonId): Promise<Person | undefined>;
  /** The same of many, in one question and in no order; ids nobody has are left out. */
  all(db: Database, personIds: readonly PersonId[]): Promise<Person[]>;
  /** Every participant who gave this address, in all dialogues: to write to them, never to tell who they are. */
  withAddress(db: Database, email: string): Promise<Person[]>;
  /** The addresses given in a dialogue, in small letters; of those with protected identity none. */
  addressesIn(db: Database, dialogueId: string): Promise<string[]>;
  /** Participants of a dialogue who gave no address: no letter reaches them. */
  withoutAddress(db: Database, dialogueId: string): Promise<PersonId[]>;
  /** Participants of a dialogue who gave the same address, and who gave the same name; those with protected identity are left out. */
  alike(db: Database, dialogueId: string): Promise<{ same: "address" | "name"; personIds: PersonId[] }[]>;
  /** In no order; ids nobody has are left out. */
  cards(db: Database, personIds: readonly PersonId[]): Promise<Card[]>;
  links: Links;
  staff: Staff;
  signIn: SignIn;
  sessions: Sessions;
};

type Needs = {
  database: Database;
  clock: Clock;
  ids: Ids;
  ledger: Ledger;
  serverKey: string;
  /** PUBLIC_ORIGIN; asked late because a free port is known only once the server listens. */
  origin: () => URL;
};

export function openPeople({ database, clock, ids, ledger, serverKey, origin }: Needs): People {
  const sessions = openSessions({ database, clock, origin });
  const change = async (trx: Transaction, personId: PersonId, to: Parameters<typeof updatePerson>[2], type: string, actor: Actor) => {
    const person = await lockPerson(trx, personId);
    if (!person) throw new Error(`No person ${personId} to change`);
    await updatePerson(trx, personId, to);
    await ledger.append(trx, {
      chain: { authorityId: person.authority_id, dialogueId: person.dialogue_id ?? undefined },
      type,
      actor,
      subject: { kind: "person", id: personId },
      class: "people.person",
      content: {},
    });
  };
  const addAll: People["addAll"] = async (trx, people) => {
    const added = people.map((person) => {
      const personId = ids.next() as PersonId;
      const row: PersonRow = {
        person_id: personId,
        authority_id: person.authorityId,
        dialogue_id: person.dialogueId ?? null,
        name: person.name,
        email: person.email ?? null,
        language: person.language,
        protected_identity: person.protectedIdentity ?? false,
        link_generation: 1,
      };
      return { personId, row, session: person.letIn ? sessions.issue({ personId, kind: "participant" }) : undefined };
    });
    const sessionRows = added.flatMap(({ session }) => (session ? [session.row] : []));
    await insertPeople(trx, added.map(({ row }) => row), sessionRows);
    if (sessionRows.length > 0) await sessions.sweep(trx);
    return added.map(({ personId, session }) => ({ personId, ...(session && { session: session.opened }) }));
  };
  return {
    async add(trx, person) {
      const [added] = await addAll(trx, [person]);
      return (added as AddedPerson).personId;
    },
    addAll,
    rename: (trx, personId, name, actor) => change(trx, personId, { name }, "person.renamed", actor),
    changeEmail: (trx, personId, email, actor) => change(trx, personId, { email: email ?? null }, "person.email-changed", actor),
    protect: (trx, personId, protectedIdentity, actor) =>
      change(trx, personId, { protected_identity: protectedIdentity }, protectedIdentity ? "person.protected" : "person.unprotected", actor),
    async find(db, personId) {
      const row = await findPerson(db, personId);
      return row && present(row);
    },
    all: async (db, personIds) => (personIds.length === 0 ? [] : (await listPeople(db, personIds)).map(present)),
    withAddress: async (db, email) => (await listWithAddress(db, email)).map(present),
    addressesIn: listAddresses,
    withoutAddress: listWithoutAddress,
    alike: listAlike,
    async cards(db, personIds) {
      if (personIds.length === 0) return [];
      return (await listCards(db, personIds)).map((row) => ({ personId: row.person_id as PersonId, name: row.name }));
    },
    links: openLinks({ database, key: keyFor(serverKey, "personal link"), origin }),
    staff: openStaff({ database, ids, ledger }),
    signIn: openSignIn({ database, clock, origin, sessions }),
    sessions,
  };
}

/** What leaves the room of a person, field by field (house rule 14): the generation of the link stays here. */
function present(row: PersonRow): Person {
  return {
    id: row.person_id,
    authorityId: row.authority_id,
    ...(row.dialogue_id === null ? {} : { dialogueId: row.dialogue_id }),
    name: row.name,
    ...(row.email === null ? {} : { email: row.email }),
    language: row.language,
    protected: row.protected_identity,
  };
}
