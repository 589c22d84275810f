import { data } from "react-router";
import { say, shortDay } from "#platform/i18n";
import { PageHead } from "#ui/content/leaf.tsx";
import { house } from "../../../web/house.ts";
import { StaffPage } from "../../../web/staff-page.tsx";
import { staffDialogue } from "../../../web/staff-dialogue.ts";
import type { Route } from "./+types/lead.ts";
import { ConsoleView } from "./console-view.tsx";
import { consoleTexts as t } from "./console-texts.ts";
import { useDesk } from "../use-desk.ts";

export const handle = { client: true };

/** The facilitators' page of one meeting. What is true there comes over the line; this only says which meeting. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { by, dialogue, head } = await staffDialogue(context, params.slug);
  if (!by.roles.some((role) => role === "facilitator" || role === "organiser")) throw data(null, { status: 404 });
  const meeting = dialogue.meetings.find(({ number }) => number === Number(params.number));
  if (!meeting) throw data(null, { status: 404 });
  const { notes, agenda, people } = context.get(house);
  const crew = await agenda.crew(meeting.id);
  const leading = await people.cards(context.get(house).database, crew.filter(({ role }) => role === "facilitator").map(({ personId }) => personId));
  return {
    head,
    meetingId: meeting.id,
    title: say(dialogue.title, "sv"),
    day: shortDay(meeting.startsLocal, "sv"),
    zone: dialogue.zone,
    leading: leading.map(({ name }) => name.split(" ")[0] ?? name),
    /** Notes by group, asked again while the page stands. */
    notes: Object.fromEntries(await notes.counts(meeting.id)),
    groupsAt: `/arbetsplats/${head.slug}/mote/${meeting.number}/grupper`,
  };
}

export default function Lead({ loaderData }: Route.ComponentProps) {
  const desk = useDesk({ meetingId: loaderData.meetingId, staff: true, mode: "camera" });
  return (
    <>
      <title>{`${t.title} – ${loaderData.title}`}</title>
      {desk ? (
        <ConsoleView desk={desk} about={loaderData} />
      ) : (
        <StaffPage dialogue={loaderData.head}>
          <PageHead title={t.title} lead={loaderData.title} />
        </StaffPage>
      )}
    </>
  );
}
