import { useEffect, useRef, useState } from "react";
import { type LiveView, type LiveState, currentStep, timeLeft } from "#live/shared";
import type { MediaSnapshot } from "#video/web";
import { type Language, hour, tell } from "#platform/i18n";
import { toLocal } from "#platform/civil-time";
import { Button, LinkButton } from "#ui/button.tsx";
import { Said } from "#ui/content/said.tsx";
import { Tag } from "#ui/content/tag.tsx";
import { Announcement } from "#ui/live/announcement.tsx";
import { type Control, ControlBar } from "#ui/live/control-bar.tsx";
import { Clock, Timer } from "#ui/live/timer.tsx";
import { TurnQueue } from "#ui/live/turn-queue.tsx";
import type { Desk } from "./desk.ts";
import type { MeetingTexts } from "./texts.ts";

/** Civil time as the server's clock has it, looked at once a second. */
export function useCivilNow(desk: Desk): number {
  const [now, setNow] = useState(() => desk.live.now());
  useEffect(() => {
    const read = () => setNow(desk.live.now());
    const beat = setInterval(read, 1000);
    // What the server tells comes with its time: the first picture of the meeting is already right.
    const stop = desk.live.subscribe(read);
    return () => {
      clearInterval(beat);
      stop();
    };
  }, [desk]);
  return now;
}

type Told = { live: LiveView; now: number; language: Language; zone: string; t: MeetingTexts };

/** The deadline that counts where this person is: the group's own, or the step's. */
export function deadlineOf(state: LiveState, room: string | null): number | undefined {
  return state.round?.groups.find(({ groupId, closedAt }) => groupId === room && closedAt === null)?.deadline ?? state.current?.deadline;
}

/** What is on and how much of its time has gone; for the frame's top line. */
export function nowOf({ live, now, language, t }: Told) {
  const step = currentStep(live.state);
  const deadline = deadlineOf(live.state, live.room);
  if (!step || !live.state.current || deadline === undefined) return undefined;
  const whole = Math.max(1, deadline - live.state.current.startedAt);
  const share = Math.min(1, Math.max(0, 1 - timeLeft(live.state, deadline, now) / whole));
  return { text: <Said {...tell(step.title, language)} />, share, shareWords: t.goneWords(Math.round(share * 100)) };
}

export function TopSide({ live, now, language, zone, t }: Told) {
  const step = currentStep(live.state);
  const deadline = deadlineOf(live.state, live.room);
  const minutes = deadline === undefined ? 0 : Math.ceil(timeLeft(live.state, deadline, now) / 60_000 - 0.02);
  return (
    <>
      {step && deadline !== undefined && (
        <Timer left={live.state.pausedAt === null ? t.left(minutes) : t.paused} unit={t.leftOf(step.minutes)} words={t.leftWords(minutes, step.minutes)} />
      )}
      <span className="live-flag">
        <Tag tone="off" icon="unrecorded">
          {t.notRecorded}
        </Tag>
      </span>
      <Clock word={t.clock} time={hour(toLocal(new Date(now), zone), language)} />
    </>
  );
}

/** The hands of a room, in order; names are asked for as they are needed. */
export function Turns({ live, t }: { live: LiveView; t: MeetingTexts }) {
  return (
    <TurnQueue
      title={t.turns}
      empty={t.noTurns}
      turns={live.state.hands.map(({ personId, by }) => ({ id: personId, name: live.cards[personId]?.name ?? "…", way: by, words: t.ways[by] }))}
    />
  );
}

type Said = { live: LiveView; media: MediaSnapshot; desk: Desk; now: number; t: MeetingTexts };

/** How long a move is told, and how long words from a facilitator stand. */
const moveStands = 12_000;
const wordsStand = 60_000;

/** What happens, by weight: a lost line, the end of a talk, words to all, sound that waits. That one was moved gives way: the page shows it too. */
export function Notices({ live, media, desk, now, t }: Said) {
  const group = live.state.round?.groups.find(({ groupId }) => groupId === live.room);
  const moved = useMoved(live);
  const last = live.state.announcements.findLast(({ at }) => now - at < wordsStand);
  const closing = group?.noticed && group.closedAt === null;
  return (
    <>
      {live.connection === "lost" && (
        <Announcement tone="wait" title={t.lost}>
          {t.lostText}
        </Announcement>
      )}
      {moved && !closing && !last && (
        <Announcement tone="move" title={moved.groupNumber === null ? t.back : t.moved(moved.groupNumber)}>
          {moved.groupNumber === null ? t.backText : t.movedText}
        </Announcement>
      )}
      {closing && (
        <Announcement tone="end" title={t.closing}>
          {t.closingText(t.left(Math.ceil(timeLeft(live.state, group.deadline, now) / 60_000)))}
        </Announcement>
      )}
      {last && (
        <Announcement tone="move" title={t.from(live.cards[last.personId]?.name ?? t.ledBy)}>
          {last.text}
        </Announcement>
      )}
      <MediaNotices {...{ media, desk, t }} waits={live.place?.media.kind === "later"} />
    </>
  );
}

function MediaNotices({ media, desk, waits, t }: { media: MediaSnapshot; desk: Desk; waits: boolean; t: MeetingTexts }) {
  if (media.link) {
    return (
      <Announcement tone="wait" title={t.link} actions={<LinkButton look="paper" href={media.link} target="_blank" rel="noopener">{t.openLink}</LinkButton>}>
        {t.linkText}
      </Announcement>
    );
  }
  if (media.state === "elsewhere") {
    return (
      <Announcement tone="wait" title={t.elsewhere} actions={<Button type="button" look="paper" onClick={() => void desk.media.join()}>{t.takeHere}</Button>}>
        {t.elsewhereText}
      </Announcement>
    );
  }
  if (media.soundBlocked) {
    return (
      <Announcement tone="wait" title={t.blocked} actions={<Button type="button" look="paper" onClick={() => void desk.media.unblockSound()}>{t.unblock}</Button>}>
        {t.blockedText}
      </Announcement>
    );
  }
  if (waits || media.state === "waiting") return <Announcement tone="wait" title={t.soundWaits}>{t.soundWaitsText}</Announcement>;
  if (media.state === "returning") return <Announcement tone="wait" title={t.soundBack}>{t.soundBackText}</Announcement>;
  return null;
}

/** The last change of room, for a while; the way in is none, and to be told of the same room again is none. */
function useMoved({ place }: LiveView) {
  const room = place?.room;
  const groupNumber = place?.groupNumber ?? null;
  const before = useRef(room);
  const [moved, setMoved] = useState<{ groupNumber: number | null }>();
  useEffect(() => {
    const from = before.current;
    before.current = room;
    if (from === room || !isMeetingRoom(from) || !isMeetingRoom(room)) return;
    setMoved({ groupNumber });
    const over = setTimeout(() => setMoved(undefined), moveStands);
    return () => clearTimeout(over);
  }, [room, groupNumber]);
  return moved;
}

const isMeetingRoom = (room: string | undefined) => room !== undefined && room !== "lobby" && room !== "outside";

type ControlsProps = { live: LiveView; media: MediaSnapshot; desk: Desk; leaveTo: string; help: boolean; t: MeetingTexts; more?: readonly Control[] };

/** Microphone, camera, hand, help, leave: always there, each also a single key. */
export function Controls({ live, media, desk, leaveTo, help, t, more = [] }: ControlsProps) {
  const you = live.you?.personId ?? "";
  const raised = live.state.hands.some(({ personId }) => personId === you);
  const asked = live.state.help.some(({ personId }) => personId === you);
  const sounds = desk.mode() !== "text" && live.place?.media.kind === "livekit";
  const hand = () => void desk.live.ask(raised ? { type: "lowerHand", personId: you } : { type: "raiseHand", by: desk.mode() === "text" ? "text" : "voice" });
  const controls: Control[] = [
    ...(sounds
      ? [
          {
            icon: media.me.microphone ? "mic" : "mic-off",
            word: media.me.microphone ? t.micOn : t.micOff,
            pressed: media.me.microphone,
            off: !media.me.microphone,
            shortcut: "M",
            onPress: () => void desk.media.setMicrophone(!media.me.microphone),
          } satisfies Control,
        ]
      : []),
    ...(sounds && desk.mode() === "camera"
      ? [
          {
            icon: media.me.camera ? "cam" : "cam-off",
            word: media.me.camera ? t.camOn : t.camOff,
            pressed: media.me.camera,
            off: !media.me.camera,
            shortcut: "K",
            onPress: () => void desk.media.setCamera(!media.me.camera),
          } satisfies Control,
        ]
      : []),
    { icon: "hand", word: raised ? t.lowerHand : t.raiseHand, pressed: raised, shortcut: "H", onPress: hand },
    ...more,
    ...(help
      ? [{ icon: "help", word: asked ? t.helpAsked : t.help, look: "help", shortcut: "J", pressed: asked, onPress: () => void desk.live.ask({ type: "askHelp", reason: "other" }) } satisfies Control]
      : []),
    { icon: "leave", word: t.leave, look: "leave", href: leaveTo },
  ];
  useKeys(controls);
  return <ControlBar name={t.yourControls} controls={controls} />;
}

/** Single letters work only when no field has focus. */
function useKeys(controls: readonly Control[]) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const control = controls.find(({ shortcut }) => shortcut === event.key.toUpperCase());
      if (!control?.onPress) return;
      event.preventDefault();
      (control.onPress as () => void)();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  });
}

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}
