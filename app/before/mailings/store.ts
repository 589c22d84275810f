import type { AuthorityId } from "#authorities";
import type { DialogueId } from "#dialogues";
import type { PeopleCardView, PersonId } from "#people";
import type { Database, Transaction } from "#platform/database";
import type { Language } from "#platform/i18n";
import type { Audience, MailingKind, Preview, PreviewId, Skipped } from "./index.ts";

type Tables = {
  mailings_preview: {
    id: string;
    authority_id: string;
    dialogue_id: string;
    kind: MailingKind;
    audience: unknown;
    letter: unknown;
    by_person: string;
    made_at: Date;
    sent_at: Date | null;
  };
  mailings_recipient: {
    preview_id: string;
    person_id: string;
    authority_id: string;
    because: Skipped["because"] | null;
    email: string | null;
    language: Language | null;
  };
  people_card: PeopleCardView;
};

const own = (db: Database) => db.$extendTables<Tables>();

export async function insertPreview(trx: Transaction, preview: Preview): Promise<void> {
  const { id, authorityId, dialogueId, kind, audience, letter, by, madeAt, recipients, skipped } = preview;
  await own(trx)
    .insertInto("mailings_preview")
    .values({
      id,
      authority_id: authorityId,
      dialogue_id: dialogueId,
      kind,
      audience: JSON.stringify(audience),
      letter: JSON.stringify(letter),
      by_person: by,
      made_at: madeAt,
      sent_at: null,
    })
    .execute();
  const of = { preview_id: id, authority_id: authorityId };
  const rows = [
    ...recipients.map(({ personId, email, language }) => ({ ...of, person_id: personId, because: null, email, language })),
    ...skipped.map(({ personId, because }) => ({ ...of, person_id: personId, because, email: null, language: null })),
  ];
  // A statement takes 65,535 values at most.
  for (let at = 0; at < rows.length; at += 5000) {
    await own(trx).insertInto("mailings_recipient").values(rows.slice(at, at + 5000)).execute();
  }
}

export const markSent = (trx: Transaction, id: PreviewId, at: Date) =>
  own(trx).updateTable("mailings_preview").set({ sent_at: at }).where("id", "=", id).execute();

export async function lockPreview(trx: Transaction, id: PreviewId): Promise<Preview | undefined> {
  await own(trx).selectFrom("mailings_preview").select("id").where("id", "=", id).forUpdate().execute();
  return findPreview(trx, id);
}

export async function findPreview(db: Database, id: PreviewId): Promise<Preview | undefined> {
  const row = await own(db).selectFrom("mailings_preview").selectAll().where("id", "=", id).executeTakeFirst();
  return row && withList(db, row);
}

export async function listPreviews(db: Database, dialogueId: DialogueId, authorityId: AuthorityId): Promise<Preview[]> {
  const rows = await own(db)
    .selectFrom("mailings_preview")
    .selectAll()
    .where("dialogue_id", "=", dialogueId)
    .where("authority_id", "=", authorityId)
    .orderBy("made_at", "desc")
    .execute();
  return Promise.all(rows.map((row) => withList(db, row)));
}

export async function countOf(db: Database, personId: string): Promise<number> {
  const { count } = await own(db)
    .selectFrom("mailings_recipient")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("person_id", "=", personId)
    .executeTakeFirstOrThrow();
  return count;
}

async function withList(db: Database, row: Tables["mailings_preview"]): Promise<Preview> {
  const list = await own(db)
    .selectFrom("mailings_recipient as recipient")
    .innerJoin("people_card as card", "card.person_id", "recipient.person_id")
    .select(["recipient.person_id", "recipient.because", "recipient.email", "recipient.language", "card.name"])
    .where("preview_id", "=", row.id)
    .orderBy("card.name")
    .execute();
  return {
    id: row.id as PreviewId,
    authorityId: row.authority_id as AuthorityId,
    dialogueId: row.dialogue_id as DialogueId,
    kind: row.kind,
    audience: row.audience as Audience,
    letter: row.letter as Preview["letter"],
    recipients: list.flatMap(({ person_id, name, email, language }) =>
      email && language ? [{ personId: person_id as PersonId, name, email, language }] : [],
    ),
    skipped: list.flatMap(({ person_id, name, because }) => (because ? [{ personId: person_id as PersonId, name, because }] : [])),
    by: row.by_person as PersonId,
    madeAt: row.made_at,
    ...(row.sent_at ? { sentAt: row.sent_at } : {}),
  };
}
