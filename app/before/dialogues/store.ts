import type { AuthorityId } from "#authorities";
import { compiledOnce } from "#platform/compiled-once";
import type { Database, Transaction } from "#platform/database";
import type { DialogueFile } from "./file/dialogue-file.ts";
import type { DialogueState } from "./dialogue.ts";
import type { MeetingFile } from "./file/meeting-file.ts";
import type { DialogueId, MeetingId } from "./shared.ts";

type Tables = {
  dialogues_dialogue: {
    id: string;
    authority_id: string;
    slug: string;
    diary_number: string;
    state: DialogueState;
    version: number;
    created_at: Date;
  };
  dialogues_version: { dialogue_id: string; version: number; authority_id: string; file: string; imported_at: Date };
  dialogues_meeting: {
    id: string;
    authority_id: string;
    dialogue_id: string;
    number: number;
    starts_local: string;
    ends_local: string;
    lobby_opens_local: string;
    capacity: number;
    role_capacity: string;
  };
};

const own = (db: Database) => db.$extendTables<Tables>();

type Of = { id: DialogueId; authorityId: AuthorityId };

/** The dialogue of a slug as it stands before an import, its row locked: two imports of one file wait for each other. */
export async function findHead(trx: Transaction, slug: string) {
  const head = await own(trx).selectFrom("dialogues_dialogue").selectAll().where("slug", "=", slug).forUpdate().executeTakeFirst();
  if (!head) return undefined;
  const meetings = await own(trx).selectFrom("dialogues_meeting").select("number").where("dialogue_id", "=", head.id).execute();
  return { ...head, meeting_numbers: meetings.map(({ number }) => number) };
}

/** Whether another dialogue of the authority has the diary number. */
export async function isDiaryNumberTaken(trx: Transaction, authorityId: AuthorityId, { slug, diaryNumber }: { slug: string; diaryNumber: string }): Promise<boolean> {
  const other = await own(trx)
    .selectFrom("dialogues_dialogue")
    .select("id")
    .where("authority_id", "=", authorityId)
    .where("diary_number", "=", diaryNumber)
    .where("slug", "!=", slug)
    .executeTakeFirst();
  return other !== undefined;
}

export const listVersions = (db: Database, id: DialogueId) =>
  own(db).selectFrom("dialogues_version").select(["version", "imported_at"]).where("dialogue_id", "=", id).orderBy("version", "desc").execute();

type NewHead = { slug: string; diaryNumber: string; version: number; at: Date };

export const insertDialogue = (trx: Transaction, { id, authorityId }: Of, { slug, diaryNumber, version, at }: NewHead) =>
  own(trx)
    .insertInto("dialogues_dialogue")
    .values({ id, authority_id: authorityId, slug, diary_number: diaryNumber, state: "draft", version, created_at: at })
    .onConflict((conflict) => conflict.column("id").doUpdateSet({ diary_number: diaryNumber, version }))
    .execute();

export const insertVersion = (
  trx: Transaction,
  { id, authorityId }: Of,
  { version, file, at }: { version: number; file: DialogueFile; at: Date },
) =>
  own(trx)
    .insertInto("dialogues_version")
    .values({ dialogue_id: id, version, authority_id: authorityId, file: JSON.stringify(file), imported_at: at })
    .execute();

export const saveMeetings = (trx: Transaction, { id, authorityId }: Of, meetings: readonly MeetingFile[], nextId: () => MeetingId) =>
  own(trx)
    .insertInto("dialogues_meeting")
    .values(
      meetings.map((meeting) => ({
        id: nextId(),
        authority_id: authorityId,
        dialogue_id: id,
        number: meeting.number,
        starts_local: meeting.starts,
        ends_local: meeting.ends,
        lobby_opens_local: meeting.lobbyOpens,
        capacity: meeting.capacity,
        role_capacity: JSON.stringify(meeting.roleCapacity ?? {}),
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(["dialogue_id", "number"]).doUpdateSet(({ ref }) => ({
        starts_local: ref("excluded.starts_local"),
        ends_local: ref("excluded.ends_local"),
        lobby_opens_local: ref("excluded.lobby_opens_local"),
        capacity: ref("excluded.capacity"),
        role_capacity: ref("excluded.role_capacity"),
      })),
    )
    .execute();

/** Whether the state was `from` and is now `to`. */
export async function setState(trx: Transaction, id: DialogueId, from: DialogueState, to: DialogueState): Promise<boolean> {
  const { numUpdatedRows } = await own(trx)
    .updateTable("dialogues_dialogue")
    .set({ state: to })
    .where("id", "=", id)
    .where("state", "=", from)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

const heads = (db: Database) =>
  own(db)
    .selectFrom("dialogues_dialogue as dialogue")
    .innerJoin("dialogues_meeting as meeting", "meeting.dialogue_id", "dialogue.id")
    .select(["dialogue.id", "dialogue.authority_id", "dialogue.state", "dialogue.version"])
    .select(({ fn, ref }) => fn<Record<string, string>>("json_object_agg", [ref("meeting.number"), ref("meeting.id")]).as("meetings"))
    .groupBy("dialogue.id");

/** A dialogue without its texts, which are many and never change within a version; `meetingIds` by number. */
export type Head = { id: DialogueId; authorityId: AuthorityId; state: DialogueState; version: number; meetingIds: Map<number, MeetingId> };

type HeadRow = { id: string; authority_id: string; state: DialogueState; version: number; meetings: Record<string, string> };

const presentHead = ({ id, authority_id, state, version, meetings }: HeadRow): Head => ({
  id: id as DialogueId,
  authorityId: authority_id as AuthorityId,
  state,
  version,
  meetingIds: new Map(Object.entries(meetings).map(([number, meetingId]) => [Number(number), meetingId as MeetingId])),
});

export type HeadOf = { id: DialogueId } | { slug: string } | { meetingId: MeetingId };

const headById = compiledOnce((db, id: DialogueId) => heads(db).where("dialogue.id", "=", id));
const headBySlug = compiledOnce((db, slug: string) => heads(db).where("dialogue.slug", "=", slug));
const headByMeeting = compiledOnce((db, id: MeetingId) =>
  heads(db).where("dialogue.id", "=", ({ selectFrom }) => selectFrom("dialogues_meeting as wanted").select("wanted.dialogue_id").where("wanted.id", "=", id)),
);

export async function findHeadOf(db: Database, of: HeadOf): Promise<Head | undefined> {
  const [row] = await ("id" in of ? headById(db, of.id) : "slug" in of ? headBySlug(db, of.slug) : headByMeeting(db, of.meetingId));
  return row && presentHead(row);
}

/** By first date, the earliest first. */
export async function listHeads(db: Database, { authorityId, drafts = false }: { authorityId?: AuthorityId; drafts?: boolean }): Promise<Head[]> {
  const rows = await heads(db)
    .$if(authorityId !== undefined, (query) => query.where("dialogue.authority_id", "=", authorityId ?? ""))
    .$if(!drafts, (query) => query.where("dialogue.state", "!=", "draft"))
    .orderBy(({ fn }) => fn.min("meeting.starts_local"))
    .execute();
  return rows.map(presentHead);
}

export async function findFile(db: Database, { id, version }: Pick<Head, "id" | "version">): Promise<DialogueFile> {
  const { file } = await own(db)
    .selectFrom("dialogues_version")
    .select("file")
    .where("dialogue_id", "=", id)
    .where("version", "=", version)
    .executeTakeFirstOrThrow();
  return file as unknown as DialogueFile;
}
