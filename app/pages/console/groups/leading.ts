import { data } from "react-router";
import { staffDialogue } from "../../../web/staff-dialogue.ts";

/** The meeting of an address and whoever leads it. For others, and for other authorities, it is not there. */
export async function leading(context: Parameters<typeof staffDialogue>[0], { slug, number }: { slug: string; number: string }) {
  const { by, dialogue, head } = await staffDialogue(context, slug);
  if (!by.roles.some((role) => role === "facilitator" || role === "organiser")) throw data(null, { status: 404 });
  const meeting = dialogue.meetings.find((one) => one.number === Number(number));
  if (!meeting) throw data(null, { status: 404 });
  return { by, dialogue, head, meeting };
}
