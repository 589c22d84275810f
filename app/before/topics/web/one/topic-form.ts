import { z } from "zod";
import type { PersonId } from "#people";
import type { Topic } from "#topics";
import { contactWays } from "#topics/shared";
import type { House } from "../../../../web/house.ts";
import { staffTexts as t } from "../texts.ts";

/** What staff typed comes back with the answer, so that nothing is lost when it could not be saved. */
export type TopicAnswer = { form: string; said?: string; problem?: string; typed: Record<string, string> };

const forms = z.discriminatedUnion("form", [
  z.object({ form: z.literal("contact"), way: z.enum(contactWays), about: z.string().trim().min(1).max(4000) }),
  z.object({ form: z.literal("question"), question: z.string().trim().min(1).max(400) }),
  z.object({ form: z.literal("place"), stepId: z.uuid(), host: z.union([z.literal(["proposer", "nobody"]), z.uuid()]) }),
  z.object({ form: z.literal("take-off") }),
  z.object({ form: z.literal("decline"), because: z.string().trim().min(1).max(2000) }),
  z.object({ form: z.literal("join"), number: z.coerce.number().int().positive() }),
  z.object({ form: z.literal("unjoin") }),
  z.object({ form: z.literal("undo") }),
  z.object({ form: z.literal("write"), text: z.string() }),
  z.object({ form: z.literal("release"), released: z.enum(["yes", "no"]) }),
]);

export type TopicForm = z.infer<typeof forms>;
type StepId = Parameters<House["agenda"]["placeTopic"]>[1]["stepId"];
export type Rooms = Pick<House, "topics" | "agenda" | "database">;

/** One post of the topic's page: which form it is, then the use case, then a sentence for what became of it. */
export async function handleTopicForm(rooms: Rooms, topic: Topic, by: PersonId, posted: FormData): Promise<TopicAnswer> {
  const typed = Object.fromEntries([...posted].map(([name, value]) => [name, typeof value === "string" ? value : ""]));
  const form = typed["form"] ?? "";
  const read = forms.safeParse(typed);
  if (!read.success) return { form, typed, problem: t.problems[form === "place" ? "not-a-round" : form === "join" ? "no-number" : "empty"] ?? "" };
  const { outcome, said } = await carryOut(rooms, topic, by, read.data);
  if (said) return { form, said, typed: {} };
  return { form, typed, problem: t.problems[outcome] ?? t.problems["refused"] ?? "" };
}

/** `said` when it was done. */
export async function carryOut({ topics, agenda, database }: Rooms, topic: Topic, by: PersonId, form: TopicForm): Promise<{ outcome: string; said?: string }> {
  switch (form.form) {
    case "contact": {
      const { outcome } = await topics.contact(topic.id, { by, way: form.way, about: form.about });
      return { outcome, ...(outcome === "moved" ? { said: t.contactSaved } : {}) };
    }
    case "question":
      return saved(await topics.move(topic.id, { move: "prepare", question: form.question }, by));
    case "place": {
      const hostPersonId = form.host === "nobody" ? null : form.host === "proposer" ? topic.personId : (form.host as PersonId);
      const placed = await database.transaction().execute((trx) => agenda.placeTopic(trx, { stepId: form.stepId as StepId, topicId: topic.id, hostPersonId }, by));
      return { outcome: placed.outcome, ...(placed.outcome === "placed" ? { said: t.placedSaved } : {}) };
    }
    case "take-off": {
      const { outcome } = await database.transaction().execute((trx) => agenda.withdrawTopic(trx, topic.id, by));
      return { outcome, ...(outcome === "withdrawn" ? { said: t.saved } : {}) };
    }
    case "decline":
      return saved(await topics.move(topic.id, { move: "decline", because: form.because }, by), t.declinedSaved);
    case "join": {
      const into = await topics.byNumber(topic, form.number);
      return into ? saved(await topics.move(topic.id, { move: "join", into: into.id }, by), t.joinedSaved(form.number)) : { outcome: "no-number" };
    }
    case "unjoin":
      return saved(await topics.move(topic.id, { move: "unjoin" }, by));
    case "undo":
      return saved(
        topic.state === "on-agenda"
          ? await database.transaction().execute((trx) => agenda.undoPlacing(trx, topic.id, by))
          : await topics.move(topic.id, { move: "undo" }, by),
        t.undone,
      );
    case "write": {
      const written = await topics.write(topic.id, { sender: "authority", by, text: form.text });
      if (written.outcome !== "written") return written;
      return { outcome: "written", said: written.letter === "queued" ? t.sent : t.noAddress };
    }
    case "release":
      await database.transaction().execute((trx) => topics.release(trx, topic.id, form.released === "yes", by));
      return { outcome: "released", said: t.saved };
  }
}

const saved = ({ outcome }: { outcome: string }, said: string = t.saved) => ({ outcome, ...(outcome === "moved" ? { said } : {}) });
