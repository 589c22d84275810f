import { z } from "zod";
import type { PersonId } from "#people";
import type { Topic } from "#topics";
import type { House } from "../../../web/house.ts";
import { staffTexts as t } from "./staff-texts.ts";

/** What staff typed comes back with the answer, so that nothing is lost when it could not be saved. */
export type TopicAnswer = { form: string; said?: string; problem?: string; typed: Record<string, string> };

const forms = z.discriminatedUnion("form", [
  z.object({ form: z.literal("contact"), way: z.enum(["phone", "mail", "meeting"]), about: z.string().trim().min(1).max(4000) }),
  z.object({ form: z.literal("question"), question: z.string().trim().min(1).max(400) }),
  z.object({ form: z.literal("place"), stepId: z.uuid() }),
  z.object({ form: z.literal("take-off") }),
  z.object({ form: z.literal("decline"), because: z.string().trim().min(1).max(2000) }),
  z.object({ form: z.literal("write"), text: z.string() }),
  z.object({ form: z.literal("release"), released: z.enum(["yes", "no"]) }),
]);

type Rooms = Pick<House, "topics" | "agenda" | "database">;

/** One post of the topic's page: which form it is, then the use case, then a sentence for what became of it. */
export async function handleTopicForm(rooms: Rooms, topic: Topic, by: PersonId, posted: FormData): Promise<TopicAnswer> {
  const typed = Object.fromEntries([...posted].map(([name, value]) => [name, typeof value === "string" ? value : ""]));
  const form = typed["form"] ?? "";
  const read = forms.safeParse(typed);
  if (!read.success) return { form, typed, problem: t.problems["empty"] ?? "" };
  const { outcome, said } = await carryOut(rooms, topic, by, read.data);
  if (said) return { form, said, typed: {} };
  return { form, typed, problem: t.problems[outcome] ?? t.problems["refused"] ?? "" };
}

async function carryOut({ topics, agenda, database }: Rooms, topic: Topic, by: PersonId, form: z.infer<typeof forms>): Promise<{ outcome: string; said?: string }> {
  switch (form.form) {
    case "contact": {
      const { outcome } = await topics.contact(topic.id, { by, way: form.way, about: form.about });
      return { outcome, ...(outcome === "moved" ? { said: t.contactSaved } : {}) };
    }
    case "question":
      return saved(await topics.move(topic.id, { move: "prepare", question: form.question }, by));
    case "place": {
      const place = { stepId: form.stepId as never, topicId: topic.id, hostPersonId: topic.personId };
      const placed = await database.transaction().execute((trx) => agenda.placeTopic(trx, place, by));
      return { outcome: placed.outcome, ...(placed.outcome === "placed" ? { said: t.saved } : {}) };
    }
    case "take-off": {
      const { outcome } = await database.transaction().execute((trx) => agenda.withdrawTopic(trx, topic.id, by));
      return { outcome, ...(outcome === "withdrawn" ? { said: t.saved } : {}) };
    }
    case "decline":
      return saved(await topics.move(topic.id, { move: "decline", because: form.because }, by));
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

const saved = ({ outcome }: { outcome: string }) => ({ outcome, ...(outcome === "moved" ? { said: t.saved } : {}) });
