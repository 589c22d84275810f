import { sql } from "kysely";
import type { PersonId } from "#people";
import type { Database, Transaction } from "#platform/database";
import type { Language } from "#platform/i18n";
import type { InviteesOf, Tables as InviteeTables } from "../invitees/store.ts";
import type { InvitationLetter, InvitationLine, InvitationRound, LeftOut } from "./invitations.ts";
import type { InvitationWords } from "./words.ts";

type LetterRow = {
  id: string;
  authority_id: string;
  dialogue_id: string;
  round: InvitationRound;
  language: Language;
  words: unknown;
  subject: string;
  text: string;
  by_person: PersonId;
  made_at: Date;
  sent_at: Date | null;
};
type Tables = InviteeTables & {
  registration_invitation_letter: LetterRow;
  registration_invitation_recipient: { letter_id: string; invitee_id: string; authority_id: string; because: LeftOut | null };
};

const own = (db: Database) => db.$extendTables<Tables>();

export async function insertInvitation(trx: Transaction, { dialogueId, authorityId }: InviteesOf, letter: InvitationLetter, words: InvitationWords): Promise<void> {
  const { id, round, language, subject, text, by, madeAt, recipients, skipped } = letter;
  await own(trx)
    .insertInto("registration_invitation_letter")
    .values({ id, authority_id: authorityId, dialogue_id: dialogueId, round, language, words: JSON.stringify(words), subject, text, by_person: by, made_at: madeAt, sent_at: null })
    .execute();
  const of = { letter_id: id, authority_id: authorityId };
  const rows = [
    ...recipients.map((one) => ({ ...of, invitee_id: one.id, because: null })),
    ...skipped.map((one) => ({ ...of, invitee_id: one.id, because: one.because })),
  ];
  // A row has four values, and PostgreSQL takes 65,535 in a statement.
  for (let at = 0; at < rows.length; at += 10_000) await own(trx).insertInto("registration_invitation_recipient").values(rows.slice(at, at + 10_000)).execute();
}

const letters = (db: Database, { dialogueId, authorityId }: InviteesOf) =>
  own(db).selectFrom("registration_invitation_letter").where("dialogue_id", "=", dialogueId).where("authority_id", "=", authorityId);

/** With its list in Swedish order of name; whoever was destroyed since is not in it. */
export async function findInvitation(db: Database, of: InviteesOf, id: string): Promise<InvitationLetter | undefined> {
  const row = await letters(db, of).selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) return undefined;
  const list = await own(db)
    .selectFrom("registration_invitation_recipient as recipient")
    .innerJoin("registration_invitee as invitee", "invitee.id", "recipient.invitee_id")
    .select(["invitee.id", "invitee.address", "invitee.name", "invitee.source", "recipient.because"])
    .where("recipient.letter_id", "=", id)
    .orderBy(sql`invitee.name collate "sv-SE-x-icu"`)
    .orderBy("invitee.address")
    .execute();
  const recipients = list.flatMap(({ because, ...invitee }) => (because ? [] : [invitee]));
  const skipped = list.flatMap(({ because, ...invitee }) => (because ? [{ ...invitee, because }] : []));
  return { ...lineOf(row), language: row.language, subject: row.subject, text: row.text, by: row.by_person, recipients, skipped };
}

/** What staff wrote last for this round in this language. */
export async function findLastWords(db: Database, of: InviteesOf, round: InvitationRound, language: Language): Promise<InvitationWords | undefined> {
  const row = await letters(db, of).select("words").where("round", "=", round).where("language", "=", language).orderBy("made_at", "desc").limit(1).executeTakeFirst();
  return row && (row.words as InvitationWords);
}

/** Newest first. */
export async function listInvitations(db: Database, of: InviteesOf): Promise<InvitationLine[]> {
  const rows = await letters(db, of).select(["id", "round", "made_at", "sent_at"]).orderBy("made_at", "desc").orderBy("id").execute();
  return rows.map(lineOf);
}

const lineOf = ({ id, round, made_at, sent_at }: Pick<LetterRow, "id" | "round" | "made_at" | "sent_at">): InvitationLine => ({ id, round, madeAt: made_at, ...(sent_at ? { sentAt: sent_at } : {}) });

export const markInvitationSent = (trx: Transaction, id: string, at: Date) =>
  own(trx).updateTable("registration_invitation_letter").set({ sent_at: at }).where("id", "=", id).execute();
