import type { Dialogue } from "#dialogues";
import type { NewDiaryEntry } from "#ledger";
import type { LetterSummary } from "#letters";
import type { PersonId } from "#people";
import type { Transaction } from "#platform/database";
import type { Language } from "#platform/i18n";
import type { RegistrationNeeds } from "../index.ts";
import { type InviteesOf, lockInvitees } from "../invitees/store.ts";
import { type SentLetters, readAudience, readSent } from "./audience.ts";
import { findInvitation, findLastWords, insertInvitation, listInvitations, markInvitationSent } from "./store.ts";
import { type InvitationWords, type WordsFault, checkWords, fillOwn, houseWords, writeOut } from "./words.ts";

export type InvitationRound = "first" | "reminder";
/** `invited`: has had this letter already. `not-invited`: nothing to be reminded of. */
export type LeftOut = "registered" | "unsubscribed" | "invited" | "not-invited";
export type InvitedInvitee = { id: string; address: string; name: string; source: string };
export type InvitationLine = { id: string; round: InvitationRound; madeAt: Date; sentAt?: Date };

/** Frozen when it is made: the words with each one's name open, whom it goes to and who is left out because. */
export type InvitationLetter = InvitationLine & {
  language: Language;
  subject: string;
  text: string;
  by: PersonId;
  recipients: InvitedInvitee[];
  skipped: (InvitedInvitee & { because: LeftOut })[];
};

export type InvitationSent =
  /** `left`: registered or said no more since the letter was made, and got none but a row that says why (M2). */
  | { outcome: "queued"; letters: number; left: number }
  | { outcome: "already" }
  /** Nobody could register: there is no invitation to read, or its time is over or not come. */
  | { outcome: "closed" }
  | { outcome: "unknown" };

export type Invitations = {
  /** The authority's own as written last, else the house's. */
  words(of: InviteesOf, round: InvitationRound, language: Language): Promise<InvitationWords>;
  /** Writes letter and list down; nothing is sent. */
  preview(of: InviteesOf, wish: { round: InvitationRound; language: Language; words: InvitationWords; by: PersonId }): Promise<{ outcome: "made"; id: string } | { outcome: "faulty"; faults: WordsFault[] } | { outcome: "unknown" }>;
  find(of: InviteesOf, id: string): Promise<InvitationLetter | undefined>;
  /** The letter as one of its recipients gets it. */
  example(letter: InvitationLetter, recipient: InvitedInvitee, unsubscribe: string): InvitationWords;
  /** Newest first. */
  list(of: InviteesOf): Promise<InvitationLine[]>;
  /** Queues a letter to everyone on the frozen list who still is to have it, each with a way out by one click (RFC 8058). */
  send(of: InviteesOf, id: string, by: PersonId): Promise<InvitationSent>;
  /** Takes no more letters of it; the answer counts those that waited. */
  stop(of: InviteesOf, id: string, by: PersonId): Promise<{ outcome: "stopped"; letters: number } | { outcome: "unknown" }>;
  lettersOf(id: string): Promise<LetterSummary[]>;
  /** By address in lower case; `to` asks about some only. */
  sent(of: InviteesOf, to?: readonly string[]): Promise<SentLetters>;
};

/** `unsubscribeAddress` leads to a page that acts on POST only (B3). */
export function openInvitations(needs: RegistrationNeeds, unsubscribeAddress: (inviteeId: string, language: Language) => string): Invitations {
  const { clock, database, dialogues, ids, ledger, letters, origin } = needs;
  const note = (trx: Transaction, chain: InviteesOf, type: string, actor: PersonId, content: Record<string, string | number>, diary?: NewDiaryEntry) =>
    ledger.append(trx, { chain, type, actor, subject: { kind: "dialogue", id: chain.dialogueId }, class: "registration.invitee", content, diary });
  const mine = async (trx: Transaction, { dialogueId, authorityId }: InviteesOf): Promise<Dialogue | undefined> => {
    const dialogue = await dialogues.find(dialogueId, trx);
    return dialogue?.authorityId === authorityId ? dialogue : undefined;
  };
  const example: Invitations["example"] = (letter, { name, source }, unsubscribe) => fillOwn(letter.language, letter, { name, source, unsubscribe });
  return {
    words: async (of, round, language) => (await findLastWords(database, of, round, language)) ?? houseWords[round][language],
    example,
    find: (of, id) => findInvitation(database, of, id),
    list: (of) => listInvitations(database, of),
    lettersOf: (id) => letters.of({ batchId: id }),
    sent: (of, to) => readSent(needs, database, of, to),
    preview: (of, { round, language, words, by }) =>
      database.transaction().execute(async (trx) => {
        const dialogue = await mine(trx, of);
        if (!dialogue) return { outcome: "unknown" };
        const faults = checkWords(words);
        if (faults.length > 0) return { outcome: "faulty", faults };
        const id = ids.next();
        const letter = { ...writeOut(language, words, { dialogue, origin: origin() }), ...(await readAudience(needs, trx, of, round)) };
        await insertInvitation(trx, of, { id, round, language, by, madeAt: clock.civil(), ...letter }, words);
        return { outcome: "made", id };
      }),
    send: (of, id, by) =>
      database.transaction().execute(async (trx) => {
        await lockInvitees(trx, of);
        const [dialogue, letter] = [await mine(trx, of), await findInvitation(trx, of, id)];
        if (!dialogue || !letter) return { outcome: "unknown" };
        if (letter.sentAt) return { outcome: "already" };
        if (dialogues.window(dialogue) !== "open") return { outcome: "closed" };
        const now = await readAudience(needs, trx, of, letter.round);
        const left = new Map(now.skipped.map(({ id: inviteeId, because }) => [inviteeId, because]));
        const still = new Set(now.recipients.map((one) => one.id));
        const recipients = letter.recipients.filter((one) => still.has(one.id));
        const key = { ...of, purpose: "invitation", version: id, batchId: id };
        for (const one of letter.recipients) {
          const because = left.get(one.id);
          if (because) await letters.skip(trx, { ...key, to: one.address, because });
        }
        for (const one of recipients) {
          const unsubscribe = unsubscribeAddress(one.id, letter.language);
          await letters.queue(trx, { ...key, to: one.address, language: letter.language, unsubscribe, ...example(letter, one, unsubscribe) });
        }
        await markInvitationSent(trx, id, clock.civil());
        await note(trx, of, "invitees.invited", by, { round: letter.round, letters: recipients.length }, { direction: "out", title: `Inbjudan, ${recipients.length} brev` });
        return { outcome: "queued", letters: recipients.length, left: letter.recipients.length - recipients.length };
      }),
    async stop(of, id, by) {
      if (!(await findInvitation(database, of, id))?.sentAt) return { outcome: "unknown" };
      // Stopping comes first and is noted after: it must not wait for the chain.
      const { stopped } = await letters.stopBatch(id);
      await database.transaction().execute((trx) => note(trx, of, "invitees.invitation-stopped", by, { letters: stopped }));
      return { outcome: "stopped", letters: stopped };
    },
  };
}
