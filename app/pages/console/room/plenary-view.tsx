import { type Companion, type LiveView, schedule } from "#live/shared";
import type { MediaSnapshot } from "#video/web";
import { type Language, hour, tell } from "#platform/i18n";
import { toLocal } from "#platform/civil-time";
import { Said } from "#ui/content/said.tsx";
import { PanelSwitch } from "#ui/live/panel-switch.tsx";
import { PlenaryRoom, SideBlock } from "#ui/live/rooms.tsx";
import { TextSurface } from "#ui/live/text-surface.tsx";
import { RoleCount } from "#ui/thread/role-mark.tsx";
import { Thread } from "#ui/thread/thread.tsx";
import type { Desk } from "../desk.ts";
import { Face, markOf } from "../faces.tsx";
import { Turns } from "../room-parts.tsx";
import type { MeetingTexts } from "../texts.ts";

type Props = { live: LiveView; media: MediaSnapshot; desk: Desk; now: number; language: Language; zone: string; t: MeetingTexts };

/** At most so many faces on the stage: one large, two beside it. */
const onStage = 3;

/** Everyone in one room: whoever speaks on the stage, the queue, the programme and how many we are beside it. */
export function PlenaryView({ live, media, desk, now, language, zone, t }: Props) {
  const [first, ...others] = stageOf(live, media, desk);
  const face = (person: Companion) => (
    <Face key={person.personId} {...{ person, media, language, t }} you={live.you?.personId ?? ""} devices={desk.devices} hands={live.state.hands} />
  );
  return (
    <PlenaryRoom
      stageName={t.stage}
      speaker={first && face(first)}
      beside={others.length > 0 ? others.map(face) : undefined}
      text={<TextSurface name={t.textArea} captions={[]} typed={[]} typedName={t.typing} note={t.textNote} />}
      sideName={t.meeting}
      side={
        <>
          <PanelSwitch
            name={t.show}
            chosen="turns"
            panels={[
              { panel: "turns", word: t.turns },
              { panel: "programme", word: t.programme },
              { panel: "people", word: t.people },
            ]}
          />
          <Turns {...{ live, t }} />
          <SideBlock panel="programme" title={t.programme}>
            <Thread dense nodes={programmeOf(live, now, language, zone)} />
          </SideBlock>
          <SideBlock panel="people" title={t.people}>
            <p className="small">{t.present(live.presence.here)}</p>
            <RoleCount rows={Object.entries(live.presence.roles).flatMap(([role, count]) => ({ shape: "star" as const, word: role, ...markOf(role, language), count }))} />
          </SideBlock>
        </>
      }
    />
  );
}

/** The one with the floor, then who speaks, then who shows a picture, then oneself: somebody always stands there. */
function stageOf(live: LiveView, media: MediaSnapshot, desk: Desk): Companion[] {
  const floor = live.state.hands.find(({ floorAt }) => floorAt !== null)?.personId;
  const weight = (personId: string, speaking: boolean, picture: boolean) =>
    (personId === floor ? 4 : 0) + (speaking ? 2 : 0) + (picture ? 1 : 0);
  const others = media.people
    .map(({ personId, name, speaking, picture }) => ({ personId, name, weight: weight(personId, speaking, picture !== null) }))
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ personId, name }): Companion => ({ personId, name: live.cards[personId]?.name ?? name, role: live.cards[personId]?.role ?? "", here: true, mode: "camera" }));
  const me = live.you && { ...live.you, here: true, mode: desk.mode() };
  return [...others, ...(me ? [me] : [])].slice(0, onStage);
}

function programmeOf(live: LiveView, now: number, language: Language, zone: string) {
  const { steps } = schedule(live.state, now);
  const past = new Set(live.state.past.map(({ stepId }) => stepId));
  return live.state.steps.map((step) => {
    const at = steps.find(({ stepId }) => stepId === step.stepId)?.expectedStart ?? now;
    const title = tell(step.title, language);
    const begins = hour(toLocal(new Date(at), zone), language);
    return {
      title: step.question ? <span className="voice"><Said {...tell(step.question, language)} /></span> : <Said {...title} />,
      when: step.question ? <>{begins}, <Said {...title} /></> : begins,
      state: past.has(step.stepId) ? ("done" as const) : step.stepId === live.state.current?.stepId ? ("now" as const) : ("later" as const),
    };
  });
}
