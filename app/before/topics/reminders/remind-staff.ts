import { fromPerson } from "#letters";
import type { Transaction } from "#platform/database";
import type { TopicNeeds } from "../index.ts";
import { type Overdue, listOverdue, noteReminded } from "./store.ts";

/** So many topics stand in a letter by name; of the rest it says how many. */
const named = 20;

/** One letter to each organiser of a dialogue in which a topic has waited too long. The answer counts the letters. */
export async function remindStaff(needs: TopicNeeds, origin: URL): Promise<number> {
  let letters = 0;
  for (const overdue of await listOverdue(needs.database, needs.clock.civil())) {
    letters += await needs.database.transaction().execute((trx) => remindOf(needs, trx, overdue, origin));
  }
  return letters;
}

async function remindOf({ people, letters, dialogues }: TopicNeeds, trx: Transaction, overdue: Overdue, origin: URL): Promise<number> {
  const { authorityId, dialogueId, topics, days, until } = overdue;
  const dialogue = await dialogues.find(dialogueId, trx);
  if (!dialogue || !(await noteReminded(trx, overdue))) return 0;
  const board = new URL(`/arbetsplats/${dialogue.slug}/amnen?vy=lista&vantar=1`, origin).href;
  let queued = 0;
  for (const { personId, name, email } of await people.staff.reached(authorityId, "organiser", trx)) {
    await letters.queue(trx, {
      authorityId,
      dialogueId,
      personId,
      to: email,
      purpose: "topic-reminder",
      version: until.toISOString(),
      language: "sv",
      ...reminderLetter({ name, topics, days, board }),
    });
    queued += 1;
  }
  return queued;
}

export function reminderLetter({ name, topics, days, board }: Pick<Overdue, "topics" | "days"> & { name: string; board: string }): { subject: string; text: string } {
  const many = topics.length > 1;
  const rest = topics.length - named;
  return {
    subject: many ? `${topics.length} ämnen väntar på svar` : "Ett ämne väntar på svar",
    text: [
      `Hej ${name}`,
      `${many ? "De här ämnena har" : "Det här ämnet har"} väntat i minst ${days} dagar på att någon av er hör av sig till förslagsställaren:`,
      [...topics.slice(0, named).map(({ number, title }) => `${number}. ${fromPerson(title)}`), ...(rest > 0 ? [`och ${rest} till`] : [])].join("\n"),
      `Öppna dem här:\n${board}`,
    ].join("\n\n"),
  };
}
