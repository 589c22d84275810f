import { data } from "react-router";
import type { Reasons } from "#grouping";
import { house } from "../../../web/house.ts";
import { participantOf } from "../../../web/visit.ts";
import type { Route } from "./+types/why.ts";

/** Why the one who asks sits where they sit, in counts; nobody else can be asked about. */
export async function loader({ params, context }: Route.LoaderArgs): Promise<{ why: Reasons | null }> {
  const session = await participantOf(context);
  const { dialogues, grouping } = context.get(house);
  const dialogue = await dialogues.bySlug(params.slug);
  const meeting = dialogue?.meetings.find(({ number }) => number === Number(params.number));
  if (!dialogue || !meeting || session.dialogueId !== dialogue.id) throw data(null, { status: 404 });
  return { why: (await grouping.reasons(meeting.id, session.personId)) ?? null };
}
