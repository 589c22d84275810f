import type { Dialogue } from "#dialogues";
import { shortDay } from "#platform/i18n";
import type { House } from "../../../web/house.ts";

/** The rounds a topic can stand in, with the day of each. */
export async function roundsOf(agenda: House["agenda"], { meetings }: Dialogue) {
  const rounds = await Promise.all(
    meetings.map(async ({ id: meetingId, startsLocal }) =>
      (await agenda.runOfShow(meetingId)).filter(({ round }) => round).map(({ stepId, title }) => ({ stepId, meetingId, text: `${shortDay(startsLocal, "sv")}: ${title.sv}` })),
    ),
  );
  return rounds.flat();
}
