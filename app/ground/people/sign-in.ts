import type { Clock } from "#platform/clock";
import type { Database } from "#platform/database";
import { newSecret, secretHash } from "./secret.ts";
import { type OpenedSession, signInLife } from "./session.ts";
import type { Sessions } from "./sessions.ts";
import { findSignIn, findStaffBySignInName, insertSignIn, takeSignIn } from "./store.ts";

export type IssuedSignIn = { outcome: "issued"; url: string } | { outcome: "unknown" };
export type SignInState = { outcome: "usable" | "expired" | "used" | "unknown" };
export type UsedSignIn = { outcome: "signed-in"; session: OpenedSession } | { outcome: "expired" | "used" | "unknown" };

/** How staff get in. OIDC and passkeys will replace what is behind this door, not the door. */
export type SignIn = {
  /** A link that works once within ten minutes of machine time. "unknown": nobody on the staff has that sign-in name. */
  issue(signInName: string): Promise<IssuedSignIn>;
  /** What the link is worth now; consumes nothing, so the page can be fetched by a scanner. */
  look(token: string): Promise<SignInState>;
  use(token: string): Promise<UsedSignIn>;
};

export function openSignIn({
  database,
  clock,
  origin,
  sessions,
}: {
  database: Database;
  clock: Clock;
  origin: () => URL;
  sessions: Sessions;
}): SignIn {
  const stateOf = async (db: Database, tokenHash: Buffer): Promise<SignInState> => {
    const row = await findSignIn(db, tokenHash);
    if (!row) return { outcome: "unknown" };
    if (row.used_at) return { outcome: "used" };
    return { outcome: row.expires_at > clock.machine() ? "usable" : "expired" };
  };
  return {
    async issue(signInName) {
      const staff = await findStaffBySignInName(database, signInName);
      if (!staff) return { outcome: "unknown" };
      const token = newSecret();
      await insertSignIn(database, {
        token_hash: secretHash(token),
        authority_id: staff.authority_id,
        person_id: staff.person_id,
        expires_at: new Date(clock.machine().getTime() + signInLife),
        used_at: null,
      });
      return { outcome: "issued", url: new URL(`/logga-in/${token}`, origin()).href };
    },
    look: (token) => stateOf(database, secretHash(token)),
    use: (token) =>
      database.transaction().execute(async (trx) => {
        const tokenHash = secretHash(token);
        const taken = await takeSignIn(trx, tokenHash, clock.machine());
        if (taken) return { outcome: "signed-in", session: await sessions.open({ personId: taken.person_id, kind: "staff" }, trx) };
        const { outcome } = await stateOf(trx, tokenHash);
        // A row that was usable and yet not taken went to someone else a moment ago.
        return { outcome: outcome === "usable" ? "used" : outcome };
      }),
  };
}
