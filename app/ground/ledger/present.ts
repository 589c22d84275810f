import type { DiaryEntry, Hold, LedgerEvent } from "./event.ts";
import type { Json } from "./record.ts";
import type { StoredEvent, listDiary, listHolds } from "./store.ts";

/** What leaves the room, field by field (house rule 14): no hash, no salt. */
export function presentEvent(row: StoredEvent): LedgerEvent {
  return {
    sequence: row.sequence,
    at: row.at,
    type: row.type,
    actor: row.actor,
    subject: { kind: row.subject_kind, id: row.subject_id },
    class: row.class,
    ...(row.content === null ? {} : { content: JSON.parse(row.content) as Json }),
    ...(row.number === null ? {} : { diaryNumber: row.number }),
  };
}

export function presentDiaryEntry(row: Awaited<ReturnType<typeof listDiary>>[number]): DiaryEntry {
  return {
    number: row.number,
    sequence: row.sequence,
    at: row.at,
    direction: row.direction,
    title: row.title,
    ...(row.counterpart === null ? {} : { counterpart: row.counterpart }),
    subject: { kind: row.subject_kind, id: row.subject_id },
  };
}

export function presentHold(row: Awaited<ReturnType<typeof listHolds>>[number]): Hold {
  return {
    holdId: row.hold_id,
    subject: { kind: row.subject_kind, id: row.subject_id },
    because: row.because,
    placedAt: row.placed_at,
  };
}
