import { data } from "react-router";
import { day, hour, tell } from "#platform/i18n";
import { toInstant } from "#platform/civil-time";
import { Notice } from "#ui/content/notice.tsx";
import { Said } from "#ui/content/said.tsx";
import { Wrap } from "#ui/frame/wrap.tsx";
import { house } from "../../../web/house.ts";
import { inLanguage } from "../../../web/language.ts";
import { PublicPage } from "../../../web/public-page.tsx";
import { participantOf, visit } from "../../../web/visit.ts";
import type { Route } from "./+types/meeting.ts";
import { MeetingRoom } from "./meeting-room.tsx";
import { texts } from "../texts.ts";
import { useDesk } from "../use-desk.ts";

export const handle = { client: true };

/** Only who has a place on the date comes in; where they belong inside, the line itself says. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { language } = context.get(visit);
  const session = await participantOf(context);
  const { dialogues, people, agenda, database, registration } = context.get(house);
  const dialogue = await dialogues.bySlug(params.slug);
  const meeting = dialogue?.meetings.find(({ number }) => number === Number(params.number));
  if (!dialogue || !meeting || session.dialogueId !== dialogue.id) throw data(null, { status: 404 });
  const status = await registration.statusOf(session.personId, meeting.id);
  if (meeting.calledOff || (status !== "registered" && status !== "attended")) throw data(null, { status: 404 });
  const person = await people.find(database, session.personId);
  const steps = await agenda.runOfShow(meeting.id);
  return {
    language,
    meetingId: meeting.id,
    title: tell(dialogue.title, language),
    day: day(meeting.startsLocal, language),
    startTime: hour(meeting.startsLocal, language),
    startsAt: toInstant({ local: meeting.startsLocal, zone: dialogue.zone }).getTime(),
    zone: dialogue.zone,
    phone: dialogue.contact.phone,
    you: { personId: session.personId, name: person?.name ?? "" },
    /** The key of each step: what the notes are filed under. */
    keys: Object.fromEntries(steps.map(({ stepId, key }) => [stepId, key])),
    leaveTo: inLanguage("/mitt-deltagande", language),
  };
}

/** What one asks of the page itself: why one sits where one sits, or that the group's notes are confirmed by one who sat there. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const session = await participantOf(context);
  const { notes, dialogues, grouping } = context.get(house);
  const form = await request.formData();
  if (form.has("why")) {
    const dialogue = await dialogues.bySlug(params.slug);
    const meeting = dialogue?.meetings.find(({ number }) => number === Number(params.number));
    if (!dialogue || !meeting || session.dialogueId !== dialogue.id) throw data(null, { status: 404 });
    return { why: (await grouping.reasons(meeting.id, session.personId)) ?? null };
  }
  const { outcome } = await notes.confirm(String(form.get("confirm") ?? "") as never, session.personId);
  return { outcome };
}

export default function Meeting({ loaderData }: Route.ComponentProps) {
  const desk = useDesk({ meetingId: loaderData.meetingId, staff: false, mode: "camera" });
  const t = texts[loaderData.language];
  return (
    <>
      <title>{`${loaderData.title.text} – ${loaderData.day}`}</title>
      {desk ? (
        <MeetingRoom desk={desk} about={loaderData} t={t} />
      ) : (
        <PublicPage subject={<b><Said {...loaderData.title} /></b>}>
          <Wrap>
            <h1>{t.welcome(loaderData.you.name)}</h1>
            <p>{t.lobbyLead}</p>
            <noscript>
              <Notice tone="warn">{t.needsScript}</Notice>
            </noscript>
          </Wrap>
        </PublicPage>
      )}
    </>
  );
}
