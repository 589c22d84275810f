import { useEffect, useRef, useState } from "react";
import type { Mode } from "#live/shared";
import { type Draft, emptyDraft } from "#notes/web";
import type { Language, Told } from "#platform/i18n";
import { LinkButton, Button } from "#ui/button.tsx";
import { PageHead } from "#ui/content/leaf.tsx";
import { Said } from "#ui/content/said.tsx";
import { LiveFrame } from "#ui/frame/live-frame.tsx";
import { Wrap } from "#ui/frame/wrap.tsx";
import { DemoClock } from "../../../web/demo-clock.tsx";
import { PublicPage } from "../../../web/public-page.tsx";
import { texts as shell } from "../../../web/texts.ts";
import type { Desk } from "../desk.ts";
import { Sounds } from "../faces.tsx";
import { GroupView } from "./group-view.tsx";
import { LobbyView } from "./lobby-view.tsx";
import { PlenaryView } from "./plenary-view.tsx";
import { Controls, Notices, TopSide, nowOf, useCivilNow } from "../room-parts.tsx";
import type { MeetingTexts } from "../texts.ts";
import { useLive, useMedia } from "../use-desk.ts";

export type AboutMeeting = {
  language: Language;
  title: Told;
  day: string;
  startTime: string;
  startsAt: number;
  zone: string;
  phone: string | undefined;
  you: { personId: string; name: string };
  keys: Record<string, string>;
  leaveTo: string;
};

/** A person in a meeting: lobby, common room, group, end. The line to the server says where; this only draws it. */
export function MeetingRoom({ desk, about, t }: { desk: Desk; about: AboutMeeting; t: MeetingTexts }) {
  const live = useLive(desk);
  const media = useMedia(desk);
  const now = useCivilNow(desk);
  const [mode, setMode] = useState<Mode>(desk.mode());
  const [entered, setEntered] = useState(false);
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const { language, zone } = about;
  const { phase } = live.state;
  // Whoever waited in the lobby goes in when the meeting begins; whoever comes later says when they are ready.
  const waited = useRef(false);
  useEffect(() => {
    if (phase === "lobby") waited.current = true;
    if (phase === "running" && waited.current) setEntered(true);
  }, [phase]);
  useFocusAfterMove(entered ? live.room : "lobby");

  if (live.connection === "ended") return <Closed code={live.endCode} about={about} t={t} />;
  if (phase === "ended") return <Ended about={about} t={t} />;
  if (phase !== "running" || !entered) {
    return (
      <PublicPage subject={<><b><Said {...about.title} /></b> {about.day}</>}>
        <LobbyView
          {...{ mode, t }}
          devices={desk.devices}
          you={about.you}
          phone={about.phone}
          onMode={(next) => {
            setMode(next);
            desk.setMode(next);
          }}
          untilStart={about.startsAt - now}
          startTime={about.startTime}
          running={phase === "running"}
          onEnter={() => {
            setEntered(true);
            void desk.media.unblockSound();
          }}
          here={live.presence.here}
        />
      </PublicPage>
    );
  }

  const inGroup = live.place?.groupNumber !== null && live.place !== null && live.place.room === live.room;
  const told = { live, now, language, zone, t };
  return (
    <LiveFrame
      words={shell[language].words}
      demo={<DemoClock />}
      room={inGroup ? "group" : "plenary"}
      authority={<Said {...about.title} />}
      place={inGroup ? t.group(live.place?.groupNumber ?? 0) : t.mainRoom}
      {...(inGroup ? {} : { title: t.mainRoom })}
      now={nowOf(told)}
      top={<TopSide {...told} />}
      notices={<Notices {...{ live, media, desk, now, t }} />}
      bottom={<Controls {...{ live, media, desk, t }} leaveTo={about.leaveTo} help={inGroup} />}
    >
      <Sounds media={media} />
      {inGroup ? (
        <GroupView
          {...{ live, media, desk, draft, language, t }}
          onDraft={setDraft}
          questionKey={about.keys[live.state.current?.stepId ?? ""]}
          confirm={confirmNotes}
        />
      ) : (
        <PlenaryView {...{ live, media, desk, now, language, zone, t }} />
      )}
    </LiveFrame>
  );
}

/** Posts to this very page; true when the confirmation is stored. */
async function confirmNotes(groupId: string): Promise<boolean> {
  const answer = await fetch(`${location.pathname}.data`, { method: "POST", body: new URLSearchParams({ confirm: groupId }) }).catch(() => undefined);
  return answer?.ok ?? false;
}

/** Focus follows the person: after a move it lands on the heading of the new room. */
function useFocusAfterMove(room: string) {
  const before = useRef(room);
  useEffect(() => {
    if (before.current === room) return;
    before.current = room;
    document.querySelector<HTMLElement>(".question h1, main")?.focus({ preventScroll: true });
  }, [room]);
}

function Ended({ about, t }: { about: AboutMeeting; t: MeetingTexts }) {
  return (
    <PublicPage>
      <Wrap>
        <PageHead kicker={<Said {...about.title} />} title={t.ended} lead={t.endedLead} />
        <LinkButton href={about.leaveTo}>{t.toMine}</LinkButton>
      </Wrap>
    </PublicPage>
  );
}

function Closed({ code, about, t }: { code: number | null; about: AboutMeeting; t: MeetingTexts }) {
  const reasons: Record<string, string> = t.refused;
  return (
    <PublicPage>
      <Wrap>
        <PageHead kicker={<Said {...about.title} />} title={t.lost} lead={reasons[String(code)] ?? t.refused.other} />
        <div className="row">
          <Button type="button" onClick={() => location.reload()}>
            {t.reload}
          </Button>
          <a href={about.leaveTo}>{t.toMine}</a>
        </div>
      </Wrap>
    </PublicPage>
  );
}
