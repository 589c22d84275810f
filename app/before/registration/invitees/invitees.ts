import { z } from "zod";
import type { DialogueId } from "#dialogues";
import type { PersonId } from "#people";
import type { Transaction } from "#platform/database";
import { oneLine } from "#platform/plain-text";
import { type Language, prefixOf } from "#platform/i18n";
import type { RegistrationNeeds } from "../index.ts";
import { listInvitations } from "../invitations/store.ts";
import { listDue } from "./list-due.ts";
import { type ReadList, readList } from "./read-list.ts";
import { type InviteeSearch, type InviteesOf, countInvitees, deleteInvitees, findInvitee, insertInvitees, saveUnsubscribed, searchInvitees } from "./store.ts";

/** `registered`: somebody registered with this address. An invitee is an address and no person. */
export type Invitee = { id: string; address: string; name: string; source: string; unsubscribed: boolean; registered: boolean };
export type ImportedInvitees = { added: number; known: number; refused: ReadList["refused"] };
export type Unsubscribing = { outcome: "subscribed" | "unsubscribed"; dialogueId: DialogueId } | { outcome: "unknown" };

export type Invitees = {
  /** One a line, pasted or from a CSV. Who is there already stays as they are, also those who said no more. */
  import(of: InviteesOf, list: { text: string; source: string; by: PersonId }): Promise<ImportedInvitees>;
  /** Searched and paged; `total` counts what was found on all pages, `counts` all there are. */
  search(of: InviteesOf, search?: InviteeSearch): Promise<{ rows: Invitee[]; total: number; counts: { all: number; registered: number; unsubscribed: number } }>;
  /** Destroys the whole list, and stops what waits to be sent to it; the answer counts it. */
  purge(of: InviteesOf, by: PersonId): Promise<number>;
  /** Destroys the lists whose time is over by their authority's retention decision, unless something pending forbids it; the answer counts the invitees. */
  purgeDue(): Promise<number>;
  /** The address for List-Unsubscribe and for the end of the letter: GET shows, POST acts (RFC 8058). */
  unsubscribeAddress(inviteeId: string, language: Language): string;
  /** Looks, changes nothing. */
  lookUnsubscribe(token: string): Promise<Unsubscribing>;
  unsubscribe(token: string): Promise<Unsubscribing>;
};

const purpose = "invitation unsubscribe";
const sealedId = z.uuid();

export function openInvitees(needs: RegistrationNeeds): Invitees {
  const { clock, database, ids, ledger, letters, origin, people, seal } = needs;
  const note = (trx: Transaction, chain: InviteesOf, type: string, actor: string, content: Record<string, number>) =>
    ledger.append(trx, { chain, type, actor, subject: { kind: "dialogue", id: chain.dialogueId }, class: "registration.invitee", content });
  const look = async (token: string) => {
    const opened = seal.unseal(token, purpose);
    const id = sealedId.safeParse(opened.outcome === "opened" ? opened.value : undefined).data;
    const row = id && (await findInvitee(database, id));
    return id && row ? { id, row } : undefined;
  };
  const purge = (of: InviteesOf, by: string) =>
    database.transaction().execute(async (trx) => {
      for (const { id, sentAt } of await listInvitations(trx, of)) if (sentAt) await letters.stopBatch(id, trx);
      const destroyed = await deleteInvitees(trx, of);
      if (destroyed > 0) await note(trx, of, "invitees.destroyed", by, { destroyed });
      return destroyed;
    });
  return {
    import: (of, { text, source, by }) =>
      database.transaction().execute(async (trx) => {
        const { invitees, refused } = readList(text);
        const about = { authority_id: of.authorityId, dialogue_id: of.dialogueId, source: oneLine(source).slice(0, 100), imported_at: clock.civil() };
        const added = await insertInvitees(trx, invitees.map((invitee) => ({ id: ids.next(), ...about, ...invitee })));
        if (added > 0) await note(trx, of, "invitees.imported", by, { added });
        return { added, known: invitees.length - added, refused };
      }),
    async search(of, { words = "", ...search } = {}) {
      const registered = await people.addressesIn(database, of.dialogueId);
      const [rows, counts] = [await searchInvitees(database, of, { ...search, words: oneLine(words) }, registered), await countInvitees(database, of, registered)];
      return { rows: rows.map(({ total: _total, ...invitee }) => invitee), total: rows[0]?.total ?? 0, counts };
    },
    purge,
    async purgeDue() {
      let destroyed = 0;
      for (const of of await listDue(needs)) destroyed += await purge(of, "system");
      return destroyed;
    },
    unsubscribeAddress: (id, language) => new URL(`${prefixOf(language)}/avsluta-inbjudan/${seal.seal(id, purpose)}`, origin()).href,
    async lookUnsubscribe(token) {
      const found = await look(token);
      if (!found) return { outcome: "unknown" };
      return { outcome: found.row.unsubscribed_at ? "unsubscribed" : "subscribed", dialogueId: found.row.dialogue_id as DialogueId };
    },
    async unsubscribe(token) {
      const found = await look(token);
      if (!found) return { outcome: "unknown" };
      const of = { dialogueId: found.row.dialogue_id as DialogueId, authorityId: found.row.authority_id as InviteesOf["authorityId"] };
      await database.transaction().execute(async (trx) => {
        if (!(await saveUnsubscribed(trx, found.id, clock.civil()))) return;
        await letters.decline(trx, { ...of, to: found.row.address, purpose: "invitation" });
        await note(trx, of, "invitees.unsubscribed", "public", {});
      });
      return { outcome: "unsubscribed", dialogueId: of.dialogueId };
    },
  };
}
