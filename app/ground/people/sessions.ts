import type { Clock } from "#platform/clock";
import type { Database } from "#platform/database";
import { readCookie, setCookie } from "./cookie.ts";
import type { PersonId } from "./person.ts";
import { newSecret, secretHash } from "./secret.ts";
import { type OpenedSession, type Session, type SessionKind, idleLife, sessionLife } from "./session.ts";
import { deleteEnded, deleteSession, deleteSessionsOf, findSession, insertSessions, saveIdleAt } from "./store.ts";

export type Sessions = {
  /** Machine time from now: 12 hours for staff, 24 for a participant, and less when nobody uses it. Now and then forgets what ended more than a day ago, of anybody. */
  open(of: { personId: PersonId; kind: SessionKind }, db?: Database): Promise<OpenedSession>;
  /** Several in one round trip, in their order; fails as a whole when a person is not there. */
  openAll(of: readonly { personId: PersonId; kind: SessionKind }[], db?: Database): Promise<OpenedSession[]>;
  find(value: string | undefined, kind: SessionKind): Promise<Session | undefined>;
  /** The session that a request's Cookie header carries. */
  ofRequest(cookieHeader: string | null | undefined, kind: SessionKind): Promise<Session | undefined>;
  /** Ends the session that the Cookie header carries; the answer is the Set-Cookie header that forgets it. */
  close(cookieHeader: string | null | undefined, kind: SessionKind): Promise<string>;
  /** Ends every session of a person, on whatever device. */
  closeAll(personId: PersonId, kind: SessionKind): Promise<void>;
};

const day = 86_400_000;
const hour = 3_600_000;
/** Use is noted no oftener: a page that only looks need not write. */
const betweenNotes = 600_000;

export function openSessions({ database, clock, origin }: { database: Database; clock: Clock; origin: () => URL }): Sessions {
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

  const openAll: Sessions["openAll"] = async (of, db = database) => {
    if (of.length === 0) return [];
    const now = clock.machine().getTime();
    const opened = of.map(({ personId, kind }) => ({ personId, kind, value: newSecret() }));
    const stored = new Set(
      await insertSessions(
        db,
        opened.map(({ personId, kind, value }) => ({ token_hash: secretHash(value), person_id: personId, kind, expires_at: new Date(now + sessionLife[kind]), idle_at: new Date(now + idleLife[kind]) })),
      ),
    );
    for (const { personId } of opened) if (!stored.has(personId)) throw new Error(`No person ${personId} to open a session for`);
    if (now - sweptAt >= hour) {
      sweptAt = now;
      await deleteEnded(db, new Date(now - day));
    }
    return opened.map(({ kind, value }) => ({ value, setCookie: setCookie(kind, origin(), value, sessionLife[kind] / 1000) }));
  };

  return {
    openAll,
    open: async (of, db) => (await openAll([of], db))[0] as OpenedSession,
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
