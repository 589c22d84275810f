import { useEffect, useMemo, useState } from "react";
import { type LiveView, currentStep } from "#live/shared";
import { type Draft, MergedNotes, NotesPanel, openNotesSession } from "#notes/web";
import { notebookName } from "#notes/shared";
import type { MediaSnapshot } from "#video/web";
import { type Language, tell } from "#platform/i18n";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/content/notice.tsx";
import { Said } from "#ui/content/said.tsx";
import { PanelSwitch } from "#ui/live/panel-switch.tsx";
import { QuestionCard } from "#ui/live/question-card.tsx";
import { Tiles } from "#ui/live/tile.tsx";
import { type Desk, socketUrl } from "../desk.ts";
import { Face } from "../faces.tsx";
import { Turns } from "../room-parts.tsx";
import type { MeetingTexts } from "../texts.ts";
import { WhyHere } from "./why-here.tsx";

type Props = {
  live: LiveView;
  media: MediaSnapshot;
  desk: Desk;
  draft: Draft;
  onDraft: (draft: Draft) => void;
  /** The key of the step in the run of show: the question that the notes answer. */
  questionKey: string | undefined;
  confirm: (groupId: string) => Promise<boolean>;
  language: Language;
  t: MeetingTexts;
};

/** A group's table: the question, the faces, the queue and the notes, which never shrink for a picture. */
export function GroupView({ live, media, desk, draft, onDraft, questionKey, confirm, language, t }: Props) {
  const step = currentStep(live.state);
  const you = live.you?.personId ?? "";
  const rounds = live.state.steps.filter(({ question }) => question !== null);
  const number = rounds.findIndex(({ stepId }) => stepId === step?.stepId) + 1;
  const group = live.place?.groupNumber ?? 0;
  return (
    <div className="group-room">
      <QuestionCard
        name={t.question}
        // The topic is why they sit here: it stays where the help gives way to a low window.
        number={[`${t.question} ${number}`, ...(live.place?.topic ? [t.topic(live.place.topic)] : [])].join(" · ")}
        question={step?.question ? <Said {...tell(step.question, language)} /> : ""}
        help={t.questionHelp}
      />
      <PanelSwitch
        name={t.show}
        chosen="notes"
        panels={[
          { panel: "talk", word: t.talk },
          { panel: "notes", word: t.notes },
          { panel: "turns", word: t.turns },
        ]}
      />
      <section className="g-people" aria-label={t.inGroup}>
        <Tiles>
          {live.company.map((person) => (
            <Face key={person.personId} {...{ person, you, media, language, t }} devices={desk.devices} hands={live.state.hands} />
          ))}
        </Tiles>
        <WhyHere key={live.room} language={language} />
      </section>
      <Turns {...{ live, t }} />
      {questionKey && live.room && (
        <GroupNotes key={live.room} {...{ live, draft, onDraft, confirm, language, t, group, you }} groupId={live.room} question={questionKey} />
      )}
    </div>
  );
}

type NotesProps = Pick<Props, "live" | "draft" | "onDraft" | "confirm" | "language" | "t"> & { groupId: string; question: string; you: string; group: number };

/** One session per group and question; the draft stays with the page and follows along to the next group. */
function GroupNotes({ live, draft, onDraft, confirm, language, t, groupId, question, you }: NotesProps) {
  const [confirmed, setConfirmed] = useState(false);
  const session = useMemo(
    () =>
      openNotesSession({
        url: socketUrl(new URL(location.origin), "/notes"),
        notebook: notebookName(groupId, question),
        personId: you,
        nextId: () => crypto.randomUUID(),
      }),
    [groupId, question, you],
  );
  const merged = absorbedBy(groupId, live.state.round?.groups ?? []);
  useEffect(() => () => session.close(), [session]);
  const closing = live.state.round?.groups.find((group) => group.groupId === groupId)?.noticed ?? false;
  return (
    <NotesPanel session={session} language={language} personId={you} nameOf={(personId) => nameIn(live, personId)} draft={draft} onDraft={onDraft} shortcuts>
      {merged.map((group) => (
        <MergedNotes
          key={group.groupId}
          url={socketUrl(new URL(location.origin), "/notes")}
          notebook={notebookName(group.groupId, question)}
          number={group.number}
          language={language}
          personId={you}
          nameOf={(personId) => nameIn(live, personId)}
        />
      ))}
      {confirmed && <Notice tone="ok" role="status">{t.confirmed}</Notice>}
      {closing && !confirmed && (
        <Button type="button" look="second" onClick={() => void confirm(groupId).then(setConfirmed)}>
          {t.confirm}
        </Button>
      )}
    </NotesPanel>
  );
}

function nameIn(live: LiveView, personId: string): string | undefined {
  return live.company.find((person) => person.personId === personId)?.name.split(" ")[0];
}

/** The groups that went into this one, by one merge or several: it reads and confirms what they wrote (house rule 6). */
function absorbedBy(groupId: string, groups: readonly { groupId: string; number: number; mergedInto: string | null }[]): { groupId: string; number: number }[] {
  return groups.filter(({ mergedInto }) => mergedInto === groupId).flatMap((group) => [group, ...absorbedBy(group.groupId, groups)]);
}
