import type { Dialogue, Meeting } from "#dialogues";
import { daysAfter, toLocal } from "#platform/civil-time";
import { day } from "#platform/i18n";
import type { MailingNeeds } from "./index.ts";
import { turnOf } from "./rules/rule.ts";

/** When staff are told, on the wall clock: with two days in which to call the date off and write to people. */
const told = { days: 2, atLocal: "08:00" };

/** One letter to each organiser about each coming date that has fewer registered than its minimum (D-19). The answer counts the letters. */
export async function warnTooFew(needs: MailingNeeds): Promise<number> {
  let letters = 0;
  for (const dialogue of await needs.dialogues.all()) {
    for (const meeting of dialogue.meetings) if (isTime(needs, dialogue, meeting)) letters += await warnOf(needs, dialogue, meeting);
  }
  return letters;
}

/** Not on the day itself: people are to hear the day before at the latest. */
function isTime({ clock }: MailingNeeds, { state, zone }: Dialogue, meeting: Meeting): boolean {
  const now = clock.civil();
  return state === "published" && meeting.minimum !== undefined && turnOf(told, meeting, zone, now).turn === "now" && toLocal(now, zone).slice(0, 10) < meeting.startsLocal.slice(0, 10);
}

async function warnOf({ database, registration, people, letters, origin }: MailingNeeds, dialogue: Dialogue, meeting: Meeting): Promise<number> {
  const { authorityId, id: dialogueId, slug } = dialogue;
  return database.transaction().execute(async (trx) => {
    const counts = await registration.counts(dialogueId, trx);
    const registered = counts.flatMap(({ meetingId, status, count }) => (meetingId === meeting.id && status === "registered" ? [count] : [])).reduce((sum, count) => sum + count, 0);
    const { minimum = 0 } = meeting;
    if (registered >= minimum) return 0;
    const page = new URL(`/arbetsplats/${slug}/mote/${meeting.number}/installt`, origin()).href;
    const organisers = await people.staff.reached(authorityId, "organiser", trx);
    const queued = await letters.queueAll(
      trx,
      organisers.map(({ personId, name, email }) => ({
        authorityId,
        dialogueId,
        personId,
        to: email,
        purpose: "too-few",
        // The outbox' own key keeps it to one letter for each date as it stands.
        version: `${meeting.id} ${meeting.startsLocal}`,
        language: "sv",
        ...warning({ name, title: dialogue.title.sv, meeting, registered, minimum, page }),
      })),
    );
    return queued.filter(({ outcome }) => outcome === "queued").length;
  });
}

type Warning = { name: string; title: string; meeting: Pick<Meeting, "startsLocal">; registered: number; minimum: number; page: string };

function warning({ name, title, meeting: { startsLocal }, registered, minimum, page }: Warning): { subject: string; text: string } {
  const date = day(startsLocal, "sv");
  const before = daysAfter(startsLocal.slice(0, 10), -1);
  return {
    subject: `Få anmälda till ${date}`,
    text: [
      `Hej ${name}`,
      `${registered === 0 ? "Ingen" : registered} är anmäld${registered > 1 ? "a" : ""} till ${date} i ”${title}”. Ni har satt gränsen vid ${minimum}.`,
      `Blir mötet av ändå behöver du inte göra något. Annars ställer du in dagen här, så att de anmälda får veta det senast ${day(before, "sv")}:\n${page}`,
    ].join("\n\n"),
  };
}
