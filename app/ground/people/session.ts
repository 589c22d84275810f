import type { AuthorityId } from "#authorities";
import type { PersonId, StaffRole } from "./person.ts";

export type SessionKind = "staff" | "participant";

export type Session = {
  personId: PersonId;
  kind: SessionKind;
  authorityId: AuthorityId;
  /** The participant's dialogue; staff belong to none. */
  dialogueId?: string;
  roles: StaffRole[];
};

/** `value` is the secret the cookie carries; `setCookie` the whole header. */
export type OpenedSession = { value: string; setCookie: string };

const hour = 3_600_000;

/** Machine time. A working day, and for a participant the evening before plus the meeting; the personal link opens a new one. */
export const sessionLife: Record<SessionKind, number> = { staff: 12 * hour, participant: 24 * hour };

/** So long a session lives without being used. A meeting is followed on an open line, which asks only once: longer than any of them. */
export const idleLife: Record<SessionKind, number> = { staff: 5 * hour, participant: 12 * hour };

export const signInLife = 10 * 60_000;
