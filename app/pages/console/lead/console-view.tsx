import { useEffect, useState } from "react";
import { useRevalidator } from "react-router";
import { type Ask, type LiveView, currentStep, nextStep, openGroups, schedule, timeLeft } from "#live/shared";
import { hour } from "#platform/i18n";
import { toLocal } from "#platform/civil-time";
import { Button, LinkButton } from "#ui/button.tsx";
import { ConsoleRoom } from "#ui/console/console-room.tsx";
import { GroupCard } from "#ui/console/group-card.tsx";
import { type RunBlock, RunLine } from "#ui/console/run-line.tsx";
import { Notice } from "#ui/content/notice.tsx";
import { Tag } from "#ui/content/tag.tsx";
import { LiveFrame } from "#ui/frame/live-frame.tsx";
import { Clock, Timer } from "#ui/live/timer.tsx";
import { RoleMark, RoleMix } from "#ui/thread/role-mark.tsx";
import { roles } from "#dialogues/shared";
import { DemoClock } from "../../../web/demo-clock.tsx";
import { roleShape, roleWord } from "../../../web/role.ts";
import { texts as shell } from "../../../web/texts.ts";
import { ConsoleCalls } from "./console-calls.tsx";
import { type SeenGroup, seenGroups } from "./console-groups.ts";
import { ConsoleMover, ConsoleSide } from "./console-side.tsx";
import { consoleTexts as t } from "./console-texts.ts";
import { texts } from "../texts.ts";
import type { Desk } from "../desk.ts";
import { Sounds, markOf } from "../faces.tsx";
import { Controls, isTyping, useCivilNow } from "../room-parts.tsx";
import { useLive, useMedia } from "../use-desk.ts";

export type AboutConsole = {
  head: { slug: string; title: string };
  title: string;
  day: string;
  zone: string;
  leading: string[];
  notes: Record<string, number>;
  /** The page of plans and moves. */
  groupsAt: string;
};

/** Asks the server; a refusal becomes a sentence for the one who asked. */
export type Asking = (ask: Ask) => Promise<boolean>;

/** The facilitator's room: the run of show, who needs someone, the groups, and what is said to them. */
export function ConsoleView({ desk, about }: { desk: Desk; about: AboutConsole }) {
  const live = useLive(desk);
  const media = useMedia(desk);
  const now = useCivilNow(desk);
  const [problem, setProblem] = useState<string>();
  const ask: Asking = async (wish) => {
    const answer = await desk.live.ask(wish);
    setProblem(answer.outcome === "accepted" ? undefined : (t.refusals[answer.outcome === "refused" ? answer.refusal : "other"] ?? t.refusals["other"]));
    return answer.outcome === "accepted";
  };
  const groups = seenGroups(live, about.notes);
  const talking = openGroups(live.state).length > 0;
  useFreshNotes(talking);
  useConsoleKeys(live, groups, ask);
  const visited = live.state.visits[live.you?.personId ?? ""];

  return (
    <LiveFrame
      words={shell.sv.words}
      demo={<DemoClock />}
      room="console"
      authority={about.title}
      place={about.day}
      title={t.title}
      top={
        <>
          <Tag tone={live.connection !== "open" ? "alert" : live.place?.media.kind === "later" ? "wait" : "ok"}>
            {live.connection !== "open" ? t.lost : live.place?.media.kind === "later" ? t.noSound : t.services}
          </Tag>
          <span>{t.leads(about.leading.join(" och "))}</span>
          <Clock word="Klockan är" time={hour(toLocal(new Date(now), about.zone), "sv")} />
        </>
      }
      bottom={<Controls {...{ live, media, desk }} t={texts.sv} leaveTo={`/arbetsplats/${about.head.slug}`} help={false} />}
      notices={
        <>
          {problem && <Notice tone="warn">{problem}</Notice>}
          {live.state.phase === "ended" && (
            <Notice tone="ok">
              <p>{t.ended}</p>
              <p>
                <a href={`/arbetsplats/${about.head.slug}/skord`}>{t.toHarvest}</a>
              </p>
            </Notice>
          )}
        </>
      }
    >
      <Sounds media={media} />
      <ConsoleRoom
        run={<Run live={live} now={now} zone={about.zone} ask={ask} />}
        calls={<ConsoleCalls live={live} groups={groups} now={now} ask={ask} />}
        groups={{
          title: t.groups,
          count: talking ? t.groupsCount(groups.length, groups.reduce((sum, { here }) => sum + here, 0)) : t.inLobby(live.presence.here),
          filters: (
            <LinkButton look="second" size="small" href={about.groupsAt}>
              {t.toGroups}
            </LinkButton>
          ),
          cards: groups.map((seen) => <Card key={seen.group.groupId} seen={seen} visited={visited} ask={ask} />),
          legend: talking ? (
            <>
              {roles.slice(0, 4).map((role) => (
                <RoleMark key={role} shape={roleShape[role]} word={roleWord.sv[role]} />
              ))}
              <span className="quiet">{t.legend}</span>
            </>
          ) : (
            <p className="quiet">{t.noGroups}</p>
          ),
          mover: talking && <ConsoleMover live={live} groups={groups} ask={ask} />,
        }}
        side={<ConsoleSide live={live} visited={visited} ask={ask} />}
      />
    </LiveFrame>
  );
}

function Run({ live, now, zone, ask }: { live: LiveView; now: number; zone: string; ask: Asking }) {
  const [ending, setEnding] = useState(false);
  const { state } = live;
  const step = currentStep(state);
  const next = nextStep(state);
  const plan = schedule(state, now);
  // The log has no start before the lobby is opened: nothing to be late against.
  const drift = state.startsAt > 0 ? Math.round(plan.behind / 60_000) : 0;
  const groups = openGroups(state);
  const deadline = groups.length > 0 ? Math.max(...groups.map((group) => group.deadline)) : state.current?.deadline;
  const left = deadline === undefined ? 0 : timeLeft(state, deadline, now);
  const time = (at: number) => hour(toLocal(new Date(at), zone), "sv");
  const clockLeft = `${Math.floor(left / 60_000)}:${String(Math.floor(left / 1000) % 60).padStart(2, "0")}`;
  return (
    <RunLine
      title={t.runOfShow}
      drift={drift > 0 ? t.behind(drift) : drift < 0 ? t.ahead(-drift) : state.startsAt > 0 ? t.onTime : t.notOpen}
      late={drift > 0}
      driftMore={state.steps.length > 0 && state.phase !== "ended" ? t.endsAt(time(plan.endsAt)) : undefined}
      blocks={state.steps.map(({ stepId, title, minutes, kind }): RunBlock => {
        const done = state.past.some((past) => past.stepId === stepId);
        const running = state.current?.stepId === stepId;
        return {
          id: stepId,
          time: time(plan.steps.find((one) => one.stepId === stepId)?.expectedStart ?? now),
          title: title.sv,
          minutes,
          state: running ? "now" : done ? "done" : "later",
          type: kind === "round" ? "talk" : kind === "break" ? "pause" : undefined,
          share: running && state.current ? Math.min(1, 1 - left / Math.max(1, (deadline ?? now) - state.current.startedAt)) : undefined,
        };
      })}
    >
      {step && <Timer left={state.pausedAt === null ? clockLeft : t.paused} unit={step.title.sv} words={t.left(clockLeft, step.title.sv)} row />}
      {state.phase === "planned" && (
        <>
          <Button type="button" onClick={() => void ask({ type: "openLobby" })}>
            {t.openLobby}
          </Button>
          <span className="small quiet">{t.lobbyHint}</span>
        </>
      )}
      {state.phase === "running" && (
        <>
          <Button type="button" look="second" icon="plus" onClick={() => void ask(fiveMore(live))}>
            {t.fiveMore}
          </Button>
          {groups.length > 0 && (
            <Button type="button" look="second" onClick={() => void ask({ type: "close", groupId: null, seconds: 60 })}>
              {t.closeSoon}
            </Button>
          )}
          <Button type="button" look="quiet" onClick={() => void ask({ type: state.pausedAt === null ? "pause" : "resume" })}>
            {state.pausedAt === null ? t.pause : t.resume}
          </Button>
        </>
      )}
      {next && (
        <Button type="button" onClick={() => void ask({ type: "next", after: state.current?.stepId ?? null })}>
          {state.current ? t.next(next.title.sv) : t.begin(next.title.sv)}
        </Button>
      )}
      {state.phase === "running" && !next && !ending && (
        <Button type="button" look="alert" onClick={() => setEnding(true)}>
          {t.end}
        </Button>
      )}
      {ending && state.phase === "running" && (
        <>
          <b>{t.endSure}</b>
          <Button type="button" look="alert" onClick={() => void ask({ type: "end" })}>
            {t.endYes}
          </Button>
          <Button type="button" look="quiet" onClick={() => setEnding(false)}>
            {t.endNo}
          </Button>
        </>
      )}
    </RunLine>
  );
}

const fiveMore = ({ state }: LiveView): Ask => ({ type: "extend", groupId: null, seen: state.current?.deadline ?? 0, minutes: 5 });

function Card({ seen, visited, ask }: { seen: SeenGroup; visited: string | undefined; ask: Asking }) {
  const { group, people, here, notes, needs } = seen;
  const marks = people.filter((person) => person.here).flatMap(({ role }) => markOf(role, "sv") ?? []);
  const isHere = visited === group.groupId;
  return (
    <GroupCard
      onOpen={() => void ask({ type: "visit", groupId: isHere ? null : group.groupId })}
      number={group.number}
      present={here}
      waiting={Math.max(0, people.length - here)}
      name={t.groupName(group.number)}
      count={t.here(here)}
      lines={[t.notes(notes), ...(group.topicId ? [t.ownTopic] : [])]}
      mix={<RoleMix shapes={marks.map(({ shape }) => shape)} words={marks.map(({ word }) => word).join(", ")} />}
      state={needs === "help" ? "help" : needs === "few" ? "watch" : undefined}
      tag={
        isHere ? (
          <Tag tone="now" small>
            {t.visiting}
          </Tag>
        ) : needs === "help" ? (
          <Tag tone="alert" icon="help" small>
            {t.asking}
          </Tag>
        ) : needs === "few" ? (
          <Tag tone="warn" icon="people" small>
            {t.few(here, group.min)}
          </Tag>
        ) : undefined
      }
      current={isHere}
    />
  );
}

/** The number of notes is not in the meeting's log: looked at every ten seconds while groups write. */
function useFreshNotes(talking: boolean) {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!talking) return;
    const look = setInterval(() => void revalidate(), 10_000);
    return () => clearInterval(look);
  }, [talking, revalidate]);
}

/** G and a number: to that group. Full stop: next. E: five minutes more. */
function useConsoleKeys(live: LiveView, groups: readonly SeenGroup[], ask: Asking) {
  const [goes, setGoes] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const group = goes ? groups.find(({ group: { number } }) => String(number) === event.key) : undefined;
      setGoes(event.key === "g");
      if (group) void ask({ type: "visit", groupId: group.group.groupId });
      else if (event.key === "." && nextStep(live.state)) void ask({ type: "next", after: live.state.current?.stepId ?? null });
      else if (event.key === "e" && live.state.phase === "running") void ask(fiveMore(live));
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  });
}
