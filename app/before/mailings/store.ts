import { sql } from "kysely";
import type { AuthorityId } from "#authorities";
import type { DialogueId } from "#dialogues";
import type { PeopleCardView, PersonId } from "#people";
import type { Database, Transaction } from "#platform/database";
import type { Language } from "#platform/i18n";
import type { Audience, MailingLine, Preview, PreviewId, Skipped } from "./index.ts";
import type { MailingKind } from "./kinds.ts";
import type { Wording } from "./letters/wording.ts";

type Tables = {
  mailings_preview: {
    id: string;
    authority_id: string;
    dialogue_id: string;
    kind: MailingKind;
    audience: unknown;
    letter: unknown;
    version: number | null;
    by_person: string | null;
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
  mailings_wording: {
    dialogue_id: string;
    kind: MailingKind;
    authority_id: string;
    wording: unknown;
    by_person: string;
    changed_at: Date;
  };
  people_card: PeopleCardView;
};

const own = (db: Database) => db.$extendTables<Tables>();

export async function insertPreview(trx: Transaction, preview: Preview): Promise<void> {
  const { id, authorityId, dialogueId, kind, audience, letter, version, by, madeAt, recipients, skipped } = preview;
  await own(trx)
    .insertInto("mailings_preview")
    .values({
      id,
      authority_id: authorityId,
      dialogue_id: dialogueId,
      kind,
      audience: JSON.stringify(audience),
      letter: JSON.stringify(letter),
      version,
      by_person: by === "system" ? null : by,
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

/** The mailings of a dialogue as lines of a list, the newest first: how many each goes to, and not who. */
export async function listPreviews(db: Database, dialogueId: DialogueId, authorityId: AuthorityId): Promise<MailingLine[]> {
  const rows = await own(db)
    .selectFrom("mailings_preview as preview")
    .select(["preview.id", "preview.kind", "preview.by_person", "preview.made_at", "preview.sent_at"])
    .select(({ selectFrom }) =>
      selectFrom("mailings_recipient as recipient")
        .whereRef("recipient.preview_id", "=", "preview.id")
        .where("recipient.because", "is", null)
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .as("recipients"),
    )
    .where("preview.dialogue_id", "=", dialogueId)
    .where("preview.authority_id", "=", authorityId)
    .orderBy("preview.made_at", "desc")
    .orderBy("preview.id")
    .execute();
  return rows.map(({ id, kind, by_person, made_at, sent_at, recipients }) => ({
    id: id as PreviewId,
    kind,
    recipients: recipients ?? 0,
    by: (by_person as PersonId | null) ?? "system",
    madeAt: made_at,
    ...(sent_at ? { sentAt: sent_at } : {}),
  }));
}

type WordingOf = { dialogueId: DialogueId; authorityId: AuthorityId; kind: MailingKind };

export async function findWording(db: Database, { dialogueId, authorityId, kind }: WordingOf): Promise<Partial<Wording> | undefined> {
  const row = await own(db)
    .selectFrom("mailings_wording")
    .select("wording")
    .where("dialogue_id", "=", dialogueId)
    .where("authority_id", "=", authorityId)
    .where("kind", "=", kind)
    .executeTakeFirst();
  return row && (row.wording as Partial<Wording>);
}

export const saveWording = (trx: Transaction, { dialogueId, authorityId, kind }: WordingOf, { wording, by, at }: { wording: Wording; by: PersonId; at: Date }) =>
  own(trx)
    .insertInto("mailings_wording")
    .values({ dialogue_id: dialogueId, authority_id: authorityId, kind, wording: JSON.stringify(wording), by_person: by, changed_at: at })
    .onConflict((conflict) =>
      conflict.columns(["dialogue_id", "kind"]).doUpdateSet({ wording: JSON.stringify(wording), by_person: by, changed_at: at }),
    )
    .execute();

export const removeWording = (trx: Transaction, { dialogueId, kind }: WordingOf) =>
  own(trx).deleteFrom("mailings_wording").where("dialogue_id", "=", dialogueId).where("kind", "=", kind).execute();

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
    .select(["recipient.person_id", "recipient.because", "recipient.email", "recipient.language", "card.name", "card.protected_identity"])
    .where("preview_id", "=", row.id)
    .orderBy(sql`card.name collate "sv-SE-x-icu"`)
    .orderBy("recipient.person_id")
    .execute();
  return {
    id: row.id as PreviewId,
    authorityId: row.authority_id as AuthorityId,
    dialogueId: row.dialogue_id as DialogueId,
    kind: row.kind,
    // Written before there was more than one part to choose.
    audience: { who: "placed", ...(row.audience as Omit<Audience, "who">) },
    letter: row.letter as Preview["letter"],
    // What was not sent before versions were noted is compared with the first.
    version: row.version ?? 1,
    recipients: list.flatMap(({ person_id, name, email, language, protected_identity }) =>
      email && language ? [{ personId: person_id as PersonId, name, email, language, protected: protected_identity }] : [],
    ),
    skipped: list.flatMap(({ person_id, name, because }) => (because ? [{ personId: person_id as PersonId, name, because }] : [])),
    by: (row.by_person as PersonId | null) ?? "system",
    madeAt: row.made_at,
    ...(row.sent_at ? { sentAt: row.sent_at } : {}),
  };
}
