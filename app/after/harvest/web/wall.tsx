import { useState } from "react";
import { Form, data } from "react-router";
import { type NoteKind, dyes, noteKinds } from "#notes/shared";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/content/empty-state.tsx";
import { Outcome } from "#ui/content/notice.tsx";
import { StaffHead } from "#ui/frame/staff-frame.tsx";
import { dyeIcons } from "#ui/thread/kind.tsx";
import { house } from "../../../web/house.ts";
import { staffDialogue } from "../../../web/staff-dialogue.ts";
import { StaffPage } from "../../../web/staff-page.tsx";
import type { Route } from "./+types/wall.ts";
import { useWall } from "./use-wall.ts";
import { WallFinish } from "./wall-finish.tsx";
import { type WallAnswer, handleWallForm } from "./wall-form.ts";
import { LooseNotes } from "./wall-notes.tsx";
import { WallPanel } from "./wall-panel.tsx";
import { Sheets } from "./wall-sheets.tsx";
import { wallTexts as t } from "./wall-texts.ts";
import { wallView } from "./wall-view.ts";

export const handle = { client: true };

export async function loader({ params, context }: Route.LoaderArgs) {
  const { by, dialogue, head } = await staffDialogue(context, params.slug);
  const { harvest, topics } = context.get(house);
  const [wall, raised] = await Promise.all([harvest.wall(dialogue), topics.ofDialogue({ dialogueId: dialogue.id, authorityId: by.authorityId })]);
  return { head, ...wallView(wall, dialogue, raised) };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { by, dialogue } = await staffDialogue(context, params.slug);
  const answer = await handleWallForm(context.get(house), dialogue, by.personId, await request.formData());
  return data(answer, { status: answer.problem ? 422 : 200 });
}

/** All notes on one wall while the meeting runs, and what the organiser makes of them (H1). */
export default function WallPage({ loaderData: wall, actionData }: Route.ComponentProps) {
  const answer = useLastAnswer(actionData);
  const { head, notes, insights, undo } = wall;
  const { reached } = useWall(head.slug, wall.version);
  const [kind, setKind] = useState<NoteKind>();
  const { selected, current, title, onTitle, onSelect, onClear } = useSelection(answer);
  const byId = new Map(notes.map((note) => [note.id as string, note]));
  const shown = notes.filter((note) => kind === undefined || note.kind === kind);
  const chosen = new Set([...selected].filter((id) => byId.has(id)));
  const selection = { selected: chosen, current, onSelect };
  return (
    <StaffPage dialogue={head}>
      <title>{`${t.title} – ${head.title}`}</title>
      <StaffHead title={t.title} under={t.under(notes.length, wall.talks, notes.filter(({ place }) => place !== "loose").length)}>
        <div className="row">
          {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- buttons that filter, no fields */}
          <div className="row" role="group" aria-label={t.kinds}>
            <Button type="button" look="second" size="small" aria-pressed={kind === undefined} onClick={() => setKind(undefined)}>
              {t.allKinds}
            </Button>
            {noteKinds.map((one) => (
              <Button key={one} type="button" look="second" size="small" icon={dyeIcons[dyes[one]]} aria-pressed={kind === one} onClick={() => setKind(one)}>
                {t.several[one]}
              </Button>
            ))}
          </div>
          {undo && (
            <Form method="post" preventScrollReset>
              <Button name="act" value="undo" look="second" size="small">
                {t.undo(undo)}
              </Button>
            </Form>
          )}
        </div>
      </StaffHead>
      <output className="small quiet">{reached ? t.follows : t.lost}</output>
      <Outcome said={answer?.said} problem={answer?.problem} />
      {notes.length === 0 && insights.length === 0 ? (
        <EmptyState>{t.none}</EmptyState>
      ) : (
        <div className="wall mt-5">
          <LooseNotes notes={shown.filter(({ place }) => place === "loose")} aside={shown.filter(({ place }) => place === "aside")} {...selection} />
          <div>
            <Sheets insights={insights} notes={new Map(shown.map((note) => [note.id, note]))} {...selection} />
            <WallFinish slug={head.slug} insights={insights} typed={answer?.typed.summary ?? ""} />
          </div>
          <WallPanel
            slug={head.slug}
            selected={chosen}
            current={current === undefined ? undefined : byId.get(current)}
            insights={insights}
            title={title}
            onTitle={onTitle}
            onClear={onClear}
          />
        </div>
      )}
    </StaffPage>
  );
}

/** The router forgets an answer as soon as the wall is read anew; people should have time to read it. */
function useLastAnswer(answer: WallAnswer | undefined): WallAnswer | undefined {
  const [last, setLast] = useState(answer);
  if (answer && answer !== last) setLast(answer);
  return answer ?? last;
}

/**
 * The chosen notes and the sentence being written for them: forgotten once something has been done with them, and never
 * by a wall that is read anew. `current` is the note whose thread is shown.
 */
function useSelection(answer: WallAnswer | undefined) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [current, setCurrent] = useState<string>();
  const [title, setTitle] = useState("");
  const [seen, setSeen] = useState(answer);
  if (answer !== seen) {
    setSeen(answer);
    if (answer?.said) {
      setSelected(new Set());
      setTitle("");
    }
  }
  const onSelect = (id: string, on: boolean) => {
    const next = new Set(selected);
    if (on) next.add(id);
    else next.delete(id);
    setSelected(next);
    if (on) setCurrent(id);
  };
  return { selected, current, title, onTitle: setTitle, onSelect, onClear: () => setSelected(new Set()) };
}
