import { z } from "zod";
import type { Dialogue } from "#dialogues";
import type { NoteId } from "#notes/shared";
import type { PersonId } from "#people";
import { daysAfter, toInstant, toLocal } from "#platform/civil-time";
import type { House } from "../../../web/house.ts";
import type { WallAct } from "../index.ts";
import type { InsightId } from "../shared.ts";
import { wallTexts as t } from "./wall-texts.ts";

/** What was typed comes back when it could not be used. */
export type WallAnswer = { said?: string; problem?: string; typed: { title?: string; body?: string; summary?: string; insightId?: string } };

const insightId = z.uuid().transform((id) => id as InsightId);
const noteIds = z.array(z.uuid()).transform((ids) => ids as NoteId[]);
const days = z.coerce.number().int().min(0).max(90);
const posted = z.discriminatedUnion("act", [
  z.object({ act: z.literal("create"), title: z.string(), noteIds }),
  z.object({ act: z.literal("edit"), insightId, title: z.string(), body: z.string(), revision: z.coerce.number().int() }),
  z.object({ act: z.literal("add"), insightId, noteIds }),
  z.object({ act: z.literal("remove"), insightId, noteIds }),
  z.object({ act: z.literal("merge"), insightId, into: insightId }),
  z.object({ act: z.literal("split"), insightId, title: z.string(), noteIds }),
  z.object({ act: z.literal("drop"), insightId }),
  z.object({ act: z.literal("set-aside"), noteIds }),
  z.object({ act: z.literal("take-back"), noteIds }),
  z.object({ act: z.literal("undo") }),
  z.object({ act: z.literal("propose"), insightIds: z.array(insightId), days }),
  z.object({ act: z.literal("publish"), insightIds: z.array(insightId), summary: z.string().max(4000) }),
]);

/** One post of the wall: which act it is, then the use case, then a sentence for what became of it. */
export async function handleWallForm({ harvest, clock }: Pick<House, "harvest" | "clock">, dialogue: Dialogue, by: PersonId, form: FormData): Promise<WallAnswer> {
  const all = (name: string) => form.getAll(name).filter((value) => typeof value === "string");
  const plain = Object.fromEntries([...form].filter(([, value]) => typeof value === "string"));
  const read = posted.safeParse({ ...plain, noteIds: all("note"), insightIds: all("insight") });
  const typed = Object.fromEntries(["title", "body", "summary", "insightId"].map((name) => [name, all(name)[0] ?? ""]));
  if (!read.success) return { problem: read.error.issues.some(({ path }) => path[0] === "insightId" || path[0] === "into") ? t.nothingChosen : t.unreadable, typed };
  const done = await carryOut({ harvest, clock }, dialogue, by, read.data);
  return "said" in done ? { ...done, typed: {} } : { ...done, typed };
}

type Done = { said: string } | { problem: string };

async function carryOut({ harvest, clock }: Pick<House, "harvest" | "clock">, dialogue: Dialogue, by: PersonId, act: z.infer<typeof posted>): Promise<Done> {
  switch (act.act) {
    case "undo":
      return ofChange(await harvest.undo(dialogue, by), t.undone);
    case "propose": {
      const answer = await harvest.propose(dialogue, { insightIds: act.insightIds, windowEnds: endOf(clock.civil(), act.days, dialogue.zone) }, by);
      switch (answer.outcome) {
        case "proposed":
          return { said: t.asked(answer.asked) };
        case "not-a-draft":
          return { problem: t.notADraft(answer.numbers) };
        case "without-notes":
          return { problem: t.withoutNotes(answer.numbers) };
        case "nothing-chosen":
          return { problem: t.nothingChosen };
      }
      break;
    }
    case "publish": {
      const answer = await harvest.publish(dialogue, act, by);
      if (answer.outcome === "published") return { said: t.published(answer.version) };
      return { problem: answer.outcome === "not-confirmed" ? t.notConfirmed(answer.numbers) : t.nothingChosen };
    }
    default:
      return ofChange(await harvest.act(dialogue, act satisfies WallAct, by), t.saved);
  }
}

const ofChange = (answer: Awaited<ReturnType<House["harvest"]["undo"]>>, said: string): Done => (answer.outcome === "changed" ? { said } : { problem: t.problem(answer.because) });

/** The midnight after so many whole days more; with none the window has already passed. */
function endOf(now: Date, wholeDays: number, zone: string): Date {
  if (wholeDays === 0) return now;
  return toInstant({ local: `${daysAfter(toLocal(now, zone).slice(0, 10), wholeDays + 1)}T00:00`, zone });
}
