import { toLocal, weekOf } from "#platform/civil-time";
import { day, dayAndYear, hour } from "#platform/i18n";
import { LinkButton } from "#ui/button.tsx";
import { Figures } from "#ui/console/counts.tsx";
import { Notice } from "#ui/content/notice.tsx";
import { Timetable } from "#ui/content/timetable.tsx";
import { StaffHead } from "#ui/frame/staff-frame.tsx";
import { house } from "../../web/house.ts";
import { StaffPage } from "../../web/staff-page.tsx";
import { staffDialogue } from "../../web/staff-dialogue.ts";
import type { Route } from "./+types/overview.ts";
import { workspaceTexts as t } from "./workspace-texts.ts";

/** One dialogue at a glance: how many, what waits, and the way into each meeting. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { by, dialogue, head } = await staffDialogue(context, params.slug);
  const { registration, topics, agenda, dialogues, clock } = context.get(house);
  const counts = await registration.counts(dialogue.id);
  const raised = await topics.ofDialogue({ dialogueId: dialogue.id, authorityId: by.authorityId });
  const { registered } = await registration.size({ dialogueId: dialogue.id, authorityId: by.authorityId });
  return {
    head,
    registered,
    topics: raised.length,
    newTopics: raised.filter(({ state }) => state === "received").length,
    open: dialogues.window(dialogue) === "open",
    closes: day(lastMoment(dialogue.closesExclusive), "sv"),
    meetings: await Promise.all(
      dialogue.meetings.map(async (meeting) => {
        const placed = await agenda.placements(meeting.id);
        const steps = await agenda.runOfShow(meeting.id);
        return {
          number: meeting.number,
          title: meeting.title.sv,
          calledOff: meeting.calledOff?.sv,
          placed: placed.length,
          isOver: meeting.endsLocal < toLocal(clock.civil(), dialogue.zone),
          day: day(meeting.startsLocal, "sv"),
          short: dayAndYear(meeting.startsLocal, "sv"),
          week: t.week(weekOf(meeting.startsLocal)),
          lobby: hour(meeting.lobbyOpensLocal, "sv"),
          capacity: meeting.capacity,
          minimum: meeting.minimum,
          registered: counts.filter((one) => one.meetingId === meeting.id && one.status === "registered").reduce((sum, one) => sum + one.count, 0),
          steps: plannedTimes(meeting.startsLocal, steps).map(({ step, at }) => ({
            at: at.slice(11, 16),
            title: step.title.sv,
            kind: step.kind,
            minutes: step.minutes,
            tables: placed.filter(({ stepId }) => stepId === step.stepId).length,
          })),
        };
      }),
    ),
  };
}

/** Shown deadlines are inclusive: a door that shuts at midnight shuts the day before at 23.59. */
function lastMoment(exclusive: string): string {
  return new Date(Date.parse(`${exclusive.slice(0, 16)}:00Z`) - 60_000).toISOString();
}

function plannedTimes<Step extends { minutes: number }>(startsLocal: string, steps: readonly Step[]): { step: Step; at: string }[] {
  let at = Date.parse(`${startsLocal.slice(0, 16)}:00Z`);
  return steps.map((step) => {
    const planned = { step, at: new Date(at).toISOString() };
    at += step.minutes * 60_000;
    return planned;
  });
}

export default function Overview({ loaderData }: Route.ComponentProps) {
  const { head, registered, topics, newTopics, open, closes, meetings } = loaderData;
  const base = `/arbetsplats/${head.slug}`;
  return (
    <StaffPage dialogue={head}>
      <title>{`${t.overview} – ${head.title}`}</title>
      <StaffHead title={t.overview} under={open ? t.closes(closes) : t.closed}>
        <LinkButton look="second" href={`/dialog/${head.slug}`}>
          {t.invitation}
        </LinkButton>
      </StaffHead>
      <Figures
        figures={[
          { term: t.registered, value: registered },
          { term: t.topics, value: topics },
          { term: t.newTopics, value: newTopics, under: newTopics > 0 && <a href={`${base}/amnen`}>{t.toTopics}</a> },
          ...meetings.map((meeting) => ({ term: `${meeting.short}, ${meeting.week}`, value: meeting.registered, under: t.places(meeting.registered, meeting.capacity, meeting.minimum) })),
        ]}
      />
      <div className="cols-2 mt-6">
        {meetings.map((meeting) => (
          <section key={meeting.number} aria-labelledby={`meeting-${meeting.number}`}>
            <h2 id={`meeting-${meeting.number}`}>{`${meeting.title}, ${meeting.day}, ${meeting.week}`}</h2>
            {meeting.calledOff ? (
              <Notice tone="warn">
                <p>
                  <b>{t.calledOff}</b> <span className="pre-line">{meeting.calledOff}</span>
                </p>
                {meeting.placed > 0 && <p>{t.stillPlaced(meeting.placed)}</p>}
                <p>
                  <a href={`${base}/utskick?installt=${meeting.number}`}>{t.tell}</a>
                </p>
              </Notice>
            ) : (
              <p>
                <LinkButton href={`${base}/mote/${meeting.number}`}>{t.lead}</LinkButton> <span className="small quiet">{t.leadHint(meeting.lobby)}</span>
              </p>
            )}
            <p className="row">
              <a href={`${base}/mote/${meeting.number}/grupper`}>{t.groups}</a>
              {!meeting.isOver && <a href={`${base}/mote/${meeting.number}/installt`}>{meeting.calledOff ? t.hold : t.callOff}</a>}
            </p>
            <h3 className="mt-4">{t.runOfShow}</h3>
            <Timetable
              items={meeting.steps.map(({ at, title, kind, minutes, tables }) => ({
                time: at.replace(":", "."),
                dateTime: at,
                title,
                more: [t.minutes(minutes), tables > 0 && t.ownTopics(tables)].filter(Boolean).join(" · "),
                type: kind === "round" ? "talk" : kind === "break" ? "pause" : undefined,
              }))}
            />
          </section>
        ))}
      </div>
    </StaffPage>
  );
}
