import { z } from "zod";
import type { PersonId } from "#people";
import type { Topic } from "#topics";
import { contactWays } from "#topics/shared";
import { type Rooms, type TopicForm, carryOut } from "../one/topic-form.ts";

/** "contact:phone", "prepare", "place:<step>", "undo": where a card is sent from the board. */
const target = z.union([
  z.templateLiteral(["contact:", z.enum(contactWays)]),
  z.literal("prepare"),
  z.templateLiteral(["place:", z.uuid()]),
  z.literal("undo"),
]);
const posted = z.union([
  z.object({ number: z.coerce.number().int().positive(), to: target }),
  z.object({ days: z.coerce.number().int().min(0).max(60) }),
  z.object({ release: z.literal("on-agenda") }),
]);

type BoardMove = Extract<z.infer<typeof posted>, { to: unknown }>;

export const readBoardForm = (form: FormData) => posted.safeParse(Object.fromEntries(form));

/** Whether the card went there. A question that was agreed on stays when a topic comes back to be prepared. */
export async function moveCard(rooms: Rooms, topic: Topic, { to }: BoardMove, by: PersonId): Promise<boolean> {
  const { said } = await carryOut(rooms, topic, by, formOf(to, topic));
  return said !== undefined;
}

function formOf(to: BoardMove["to"], topic: Topic): TopicForm {
  if (to === "undo") return { form: "undo" };
  if (to === "prepare") return { form: "question", question: topic.question ?? "" };
  const [what, which = ""] = to.split(":");
  const way = contactWays.find((one) => one === which);
  return what === "contact" && way ? { form: "contact", way, about: "" } : { form: "place", stepId: which, host: "proposer" };
}
