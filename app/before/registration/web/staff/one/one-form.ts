import { z } from "zod";
import type { DateWish, DatesOutcome, SentLink } from "#registration";
import type { One } from "./of-address.ts";
import type { Done } from "./texts.ts";

const forms = z.discriminatedUnion("form", [
  z.object({ form: z.literal("date"), date: z.string(), want: z.enum(["drop", "restore", "add", "accept"]) }),
  z.object({ form: z.literal("cancel") }),
  z.object({ form: z.literal("link"), fresh: z.enum(["yes", "no"]) }),
  z.object({ form: z.literal("identity"), protected: z.enum(["yes", "no"]) }),
]);

/** `link` is there when it has to go on paper. */
export type Carried = { done: Done; link?: string };

/** One post of the page of a registration. What staff do is what the person could have done, with staff as the one who did it. */
export async function carryOut({ by, dialogue, rooms, registration: { personId, dates } }: One, posted: FormData): Promise<Carried> {
  const read = forms.safeParse(Object.fromEntries(posted));
  if (!read.success) return { done: "unchanged" };
  const actor = by.personId;
  const form = read.data;
  switch (form.form) {
    case "cancel":
      return { done: doneBy(await rooms.registration.cancel(personId, actor), "cancelled") };
    case "date": {
      const meeting = dialogue.meetings.find(({ number }) => String(number) === form.date);
      if (!meeting) return { done: "unchanged" };
      const outcome = await rooms.registration.changeDates({ personId, wishes: [{ meetingId: meeting.id, want: form.want }], actor });
      const status = outcome.outcome === "changed" && outcome.dates.find(({ meetingId }) => meetingId === meeting.id)?.status;
      const waited = dates.find(({ meetingId }) => meetingId === meeting.id)?.beforeCancel === "waiting";
      if (form.want === "restore" && status === "waiting" && !waited) return { done: "queued" };
      return { done: doneBy(outcome, doneOf[form.want]) };
    }
    case "link":
      return linkDone(await rooms.registration.sendLink({ personId, fresh: form.fresh === "yes", actor }), form.fresh === "yes");
    case "identity":
      await rooms.registration.protect(personId, form.protected === "yes", actor);
      return { done: form.protected === "yes" ? "protected" : "unprotected" };
  }
}

const doneOf: Record<DateWish["want"], Done> = { drop: "dropped", restore: "restored", add: "added", accept: "accepted" };

const doneBy = ({ outcome }: DatesOutcome, done: Done): Done => (outcome === "changed" ? done : outcome === "too-late" ? "too-late" : "unchanged");

function linkDone(sent: SentLink, fresh: boolean): Carried {
  if (sent.outcome === "on-paper") return { done: "link-renewed", link: sent.link };
  if (sent.outcome === "sent") return { done: fresh ? "link-renewed" : "link-sent" };
  return { done: sent.outcome === "unknown" ? "unchanged" : sent.outcome };
}
