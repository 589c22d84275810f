import { createHash } from "node:crypto";
import type { DialogueId, FileChange, ImportOnly } from "#dialogues";
import type { Session } from "#people";
import type { House } from "../../../web/house.ts";
import { faultInWords, fileTexts as t } from "./file-texts.ts";
import { reasonInWords, staffTexts } from "./staff-texts.ts";

export type FileAnswer = {
  typed: string;
  faults?: string[];
  review?: { title: string; changes: FileChange[]; missing: string[]; published: boolean; reviewed: string };
  saved?: { slug: string; version: number; dialogueId: DialogueId };
};

/**
 * What staff wanted with the file. Saved is exactly what was reviewed: a text that was changed since is reviewed again.
 * `slug` is the dialogue that the page is about, none on the page for new ones.
 */
export async function answerFile(rooms: House, by: Session, request: Request, slug?: string): Promise<FileAnswer> {
  const posted = await request.formData();
  const typed = await textOf(posted);
  if (!(await isOrganiser(rooms, by))) return { typed, faults: [staffTexts.forbidden] };
  const only = { authorityId: by.authorityId, slug, onVersion: Number(posted.get("version")) || 0 };
  if (posted.get("wish") === "save" && posted.get("reviewed") === digestOf(typed)) return save(rooms, by, typed, only);
  const review = await rooms.dialogues.review(typed, only);
  if (review.outcome === "refused") return { typed, faults: review.reasons.map(faultInWords) };
  const { title, changes, published, checks } = review;
  return { typed, review: { title, changes, published, missing: checks.flatMap(({ reasons }) => reasons.map(reasonInWords)), reviewed: digestOf(typed) } };
}

/** The import and the run of show of every meeting, or neither. */
async function save(rooms: House, { personId }: Session, typed: string, only: ImportOnly): Promise<FileAnswer> {
  const { database, dialogues, agenda, registration } = rooms;
  try {
    const answer = await database.transaction().execute(async (trx): Promise<FileAnswer> => {
      const imported = await dialogues.importYaml(trx, typed, { actor: personId, ...only });
      if (imported.outcome === "refused") {
        const gate = imported.checks?.flatMap(({ reasons }) => reasons.map(reasonInWords)) ?? [];
        return { typed, faults: [...imported.reasons.map(faultInWords), ...gate] };
      }
      const dialogue = await dialogues.find(imported.dialogueId, trx);
      for (const meeting of dialogue?.meetings ?? []) {
        const taken = await agenda.takeOver(trx, meeting, personId);
        if (taken.outcome === "refused") throw new NotTaken(taken.steps);
      }
      return { typed, saved: { slug: imported.slug, version: imported.version, dialogueId: imported.dialogueId } };
    });
    // There may be more places. Apart: it locks the dates before the chain's head, which the import holds.
    if (answer.saved) await registration.fillPlaces(answer.saved.dialogueId);
    return answer;
  } catch (fault) {
    if (fault instanceof NotTaken) return { typed, faults: [t.agenda(fault.steps.join(", "))] };
    throw fault;
  }
}

/** Takes the import back with it. */
class NotTaken extends Error {
  readonly steps: string[];
  constructor(steps: string[]) {
    super("The run of show cannot be taken over");
    this.steps = steps;
  }
}

export async function isOrganiser({ people }: Pick<House, "people">, { personId, authorityId }: Session): Promise<boolean> {
  return (await people.staff.list(authorityId)).some((member) => member.personId === personId && member.roles.includes("organiser"));
}

/** A chosen file goes before the text; browsers post line ends as two characters. */
async function textOf(posted: FormData): Promise<string> {
  const file = posted.get("file");
  const text = file instanceof File && file.size > 0 ? await file.text() : String(posted.get("text") ?? "");
  return text.replaceAll("\r\n", "\n");
}

const digestOf = (text: string) => createHash("sha256").update(text).digest("hex");
