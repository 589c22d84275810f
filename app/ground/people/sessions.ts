import type { Clock } from "#platform/clock";
import type { Database } from "#platform/database";
import { readCookie, setCookie } from "./cookie.ts";
import type { PersonId } from "./person.ts";
import { newSecret, secretHash } from "./secret.ts";
import { type OpenedSession, type Session, type SessionKind, idleLife, sessionLife } from "./session.ts";
import { type SessionRow, deleteEnded, deleteSession, deleteSessionsOf, findSession, insertSession, saveIdleAt } from "./store.ts";

export type Sessions = {
  /** Machine time from now: 12 hours for staff, 24 for a participant, and less when nobody uses it. Now and then forgets what ended more than a day ago, of anybody. */
  open(of: { personId: PersonId; kind: SessionKind }, db?: Database): Promise<OpenedSession>;
  find(value: string | undefined, kind: SessionKind): Promise<Session | undefined>;
  /** The session that a request's Cookie header carries. */
  ofRequest(cookieHeader: string | null | undefined, kind: SessionKind): Promise<Session | undefined>;
  /** Ends the session that the Cookie header carries; the answer is the Set-Cookie header that forgets it. */
  close(cookieHeader: string | null | undefined, kind: SessionKind): Promise<string>;
  /** Ends every session of a person, on whatever device. */
  closeAll(personId: PersonId, kind: SessionKind): Promise<void>;
};

/** What the rest of the room may do besides. */
type OwnSessions = Sessions & {
  /** A session whose row somebody else stores, together with the person's. */
  issue(of: { personId: PersonId; kind: SessionKind }): { row: SessionRow; opened: OpenedSession };
  /** Once an hour, and else nothing: forgets what ended more than a day ago. */
  sweep(db: Database): Promise<void>;
};

const day = 86_400_000;
const hour = 3_600_000;
/** Use is noted no oftener: a page that only looks need not write. */
const betweenNotes = 600_000;

export function openSessions({ database, clock, origin }: { database: Database; clock: Clock; origin: () => URL }): OwnSessions {
  const find: Sessions["find"] = async (value, kind) => {
    if (!value) return undefined;
    const now = clock.machine().getTime();
    const row = await findSession(database, secretHash(value), new Date(now));
    if (row?.kind !== kind) return undefined;
    const idleAt = now + idleLife[kind];
    if (idleAt - row.idle_at.getTime() >= betweenNotes) await saveIdleAt(database, secretHash(value), new Date(idleAt));
    return {
      personId: row.person_id,
      kind,
      authorityId: row.authority_id,
      ...(row.dialogue_id === null ? {} : { dialogueId: row.dialogue_id }),
      roles: kind === "staff" ? (row.roles ?? []) : [],
    };
  };
  let sweptAt = Number.NEGATIVE_INFINITY;
  const sweep: OwnSessions["sweep"] = async (db) => {
    const now = clock.machine().getTime();
    if (now - sweptAt < hour) return;
    sweptAt = now;
    await deleteEnded(db, new Date(now - day));
  };
  const issue: OwnSessions["issue"] = ({ personId, kind }) => {
    const now = clock.machine().getTime();
    const value = newSecret();
    const row = { token_hash: secretHash(value), person_id: personId, kind, expires_at: new Date(now + sessionLife[kind]), idle_at: new Date(now + idleLife[kind]) };
    return { row, opened: { value, setCookie: setCookie(kind, origin(), value, sessionLife[kind] / 1000) } };
  };

  return {
    issue,
    sweep,
    async open(of, db = database) {
      const { row, opened } = issue(of);
      const [stored] = await insertSession(db, row.token_hash, row.person_id, row.kind, row.expires_at, row.idle_at);
      if (!stored) throw new Error(`No person ${of.personId} to open a session for`);
      await sweep(db);
      return opened;
    },
    find,
    ofRequest: (cookieHeader, kind) => find(readCookie(cookieHeader, kind, origin()), kind),
    async close(cookieHeader, kind) {
      const value = readCookie(cookieHeader, kind, origin());
      if (value) await deleteSession(database, secretHash(value));
      return setCookie(kind, origin(), "", 0);
    },
    closeAll: async (personId, kind) => void (await deleteSessionsOf(database, personId, kind)),
  };
}
