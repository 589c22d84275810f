import type { AuthorityId } from "#authorities";
import type { DialogueId, Dialogues, MeetingId } from "#dialogues";
import type { Ledger } from "#ledger";
import type { PersonId, StaffRole } from "#people";
import type { Clock } from "#platform/clock";
import type { Database, Transaction } from "#platform/database";
import type { Ids } from "#platform/ids";
import { manyLines } from "#platform/plain-text";
import type { RegistrationRoom } from "#registration";
import type { Measures } from "./shared.ts";
import { findMeasures, listMeasures, saveMeasures } from "./store.ts";

export type { Measures } from "./shared.ts";
export { informationClasses, personData } from "./records.ts";

export type Need = { personId: PersonId; name: string; measures: Measures };

type NewNeed = { authorityId: AuthorityId; dialogueId: DialogueId; personId: PersonId; measures: Measures };

export type Sharing = { need: "interpreter" | "caption-writer"; personIds: PersonId[] };

/** The measures of the dialogue's file that one person can provide for a whole group. */
const shared = { "sign-language": "interpreter", captions: "caption-writer" } as const;

export type Access = {
  /** Keeps what a person needs, in the caller's transaction; what it said before is replaced. */
  save(trx: Transaction, need: NewNeed): Promise<void>;
  /** The same for somebody on the phone, by whom may see it (R6). */
  saveFor(need: NewNeed, by: { personId: PersonId; authorityId: AuthorityId; roles: readonly StaffRole[] }): Promise<{ outcome: "saved" } | { outcome: "forbidden" }>;
  /** The person's own. */
  of(personId: PersonId, db?: Database): Promise<Measures | undefined>;
  /** One person's, for whom arranges it: only staff of that authority with the role `access`. */
  ofPerson(personId: PersonId, by: { authorityId: AuthorityId; roles: readonly StaffRole[] }): Promise<{ outcome: "found"; measures: Measures | undefined } | { outcome: "forbidden" }>;
  /**
   * Those with a place on a date who asked for something, for whom arranges it: only staff of that authority with the role
   * `access`. There is no list by measure.
   */
  ofMeeting(
    meetingId: MeetingId,
    by: { authorityId: AuthorityId; roles: readonly StaffRole[] },
  ): Promise<{ outcome: "listed"; needs: Need[] } | { outcome: "forbidden" }>;
  /**
   * Those with a place on a date who can share somebody's work, by whose work it is. Ids for the machine that makes groups:
   * it is shown to nobody.
   */
  sharing(meetingId: MeetingId): Promise<Sharing[]>;
};

type AccessNeeds = {
  database: Database;
  clock: Clock;
  ids: Ids;
  ledger: Ledger;
  registration: Pick<RegistrationRoom, "participants">;
  dialogues: Pick<Dialogues, "ofMeeting">;
};

export function openAccess({ database, clock, ids, ledger, registration, dialogues }: AccessNeeds): Access {
  async function keep(trx: Transaction, { authorityId, dialogueId, personId, measures: { chosen, other } }: NewNeed, actor: string): Promise<void> {
    const measures = { chosen, other: manyLines(other) };
    const id = await saveMeasures(trx, { id: ids.next(), authorityId, dialogueId, personId, measures, at: clock.civil() });
    await ledger.append(trx, {
      chain: { authorityId, dialogueId },
      type: "access.received",
      actor,
      subject: { kind: "access", id },
      class: "access.need",
      content: {},
      diary: { direction: "in", title: "Önskemål inför mötet" },
    });
  }
  return {
    // Neither actor nor counterpart names the person: the diary is public, and that someone asked is not.
    save: (trx, need) => keep(trx, need, "public"),
    async saveFor(need, by) {
      if (!by.roles.includes("access") || by.authorityId !== need.authorityId) return { outcome: "forbidden" };
      await database.transaction().execute((trx) => keep(trx, need, by.personId));
      return { outcome: "saved" };
    },
    of: (personId, db = database) => findMeasures(db, personId),
    async ofPerson(personId, { authorityId, roles }) {
      if (!roles.includes("access")) return { outcome: "forbidden" };
      return { outcome: "found", measures: (await listMeasures(database, authorityId, [personId])).get(personId) };
    },
    async ofMeeting(meetingId, { authorityId, roles }) {
      if (!roles.includes("access")) return { outcome: "forbidden" };
      const participants = await registration.participants(meetingId);
      const measures = await listMeasures(
        database,
        authorityId,
        participants.map(({ personId }) => personId),
      );
      const needs = participants.flatMap(({ personId, name }) => {
        const asked = measures.get(personId);
        return asked ? [{ personId, name, measures: asked }] : [];
      });
      return { outcome: "listed", needs };
    },
    async sharing(meetingId) {
      const participants = await registration.participants(meetingId);
      const of = await dialogues.ofMeeting(meetingId);
      if (!of) return [];
      const measures = await listMeasures(
        database,
        of.meeting.authorityId,
        participants.map(({ personId }) => personId),
      );
      return Object.entries(shared).map(([measure, need]) => ({
        need,
        personIds: [...measures].flatMap(([personId, { chosen }]) => (chosen.includes(measure) ? [personId] : [])),
      }));
    },
  };
}
