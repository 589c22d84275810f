import { Form } from "react-router";
import { Button, LinkButton } from "#ui/button.tsx";
import { Select } from "#ui/forms/select.tsx";
import { TextArea } from "#ui/forms/text-area.tsx";
import { Ring } from "#ui/thread/ring.tsx";
import { Thread, type ThreadNode } from "#ui/thread/thread.tsx";
import { selectionForm } from "./wall-notes.tsx";
import type { ShownInsight, ShownNote } from "./wall-view.ts";
import { wallTexts as t } from "./wall-texts.ts";

type Props = {
  slug: string;
  selected: ReadonlySet<string>;
  current: ShownNote | undefined;
  insights: readonly ShownInsight[];
  title: string;
  onTitle: (title: string) => void;
  onClear: () => void;
};

/** What can be done with the chosen notes, all of it by keyboard, and the thread of the one chosen last. */
export function WallPanel({ slug, selected, current, insights, title, onTitle, onClear }: Props) {
  const open = insights.filter(({ standing }) => standing !== "published");
  return (
    <aside className="trace" aria-labelledby="selection-title" data-tint="">
      <h2 id="selection-title">{t.selection}</h2>
      <output className="small quiet">{t.selected(selected.size)}</output>
      <Form method="post" id={selectionForm} preventScrollReset className="stack mt-4">
        <TextArea id="title" label={t.sentence} rows={2} value={title} onChange={({ target }) => onTitle(target.value)} />
        <Button name="act" value="create" icon="plus">
          {t.create}
        </Button>
        {open.length > 0 && (
          <>
            <Select id="insightId" label={t.which} empty={t.whichEmpty} options={open.map((insight) => ({ value: insight.id, text: `${insight.number} ${insight.title}` }))} />
            <div className="row">
              <Button name="act" value="add" look="second" size="small">
                {t.add}
              </Button>
              <Button name="act" value="remove" look="second" size="small">
                {t.remove}
              </Button>
              <Button name="act" value="split" look="second" size="small" aria-describedby="split-hint">
                {t.split}
              </Button>
            </div>
            <p className="small quiet" id="split-hint">
              {t.splitHint}
            </p>
          </>
        )}
        <div className="row">
          <Button name="act" value="set-aside" look="quiet" size="small">
            {t.setAside}
          </Button>
          <Button name="act" value="take-back" look="quiet" size="small">
            {t.takeBack}
          </Button>
          {selected.size > 0 && (
            <Button type="button" look="quiet" size="small" onClick={onClear}>
              {t.clear}
            </Button>
          )}
        </div>
      </Form>
      {current && <NoteThread slug={slug} note={current} insights={insights.filter(({ sources }) => sources.some((id) => id === current.id))} />}
    </aside>
  );
}

/** From topic to answer (H4): solid is what has happened, dotted what is to come. */
function NoteThread({ slug, note, insights }: { slug: string; note: ShownNote; insights: readonly ShownInsight[] }) {
  const said = note.text.length > 40 ? `${note.text.slice(0, 40)}…` : note.text;
  const published = insights.find(({ standing }) => standing === "published");
  const nodes: ThreadNode[] = [
    ...(note.topic ? [{ title: t.topic(note.topic.number), said: note.topic.title, state: "done" as const }] : []),
    { title: t.question(note.round), when: note.day, said: note.question, state: "done" },
    { title: t.group(note.group), when: t.people(note.people), more: <Ring number={note.group} present={note.people} waiting={0} words={t.people(note.people)} wordsBeside />, state: "done" },
    { title: t.note, when: t.noteWhen(note.authorName, note.at), state: "done" },
    ...insights.map((insight): ThreadNode => ({
      title: <a href={`#insikt-${insight.number}`}>{t.insight(insight.number)}</a>,
      when: t.standing(insight.standing, insight.confirmed, insight.groups),
      state: insight.standing === "published" ? "done" : "now",
    })),
    ...(insights.length === 0 ? [{ title: t.noInsight, when: t.noInsightWhen, state: "later" as const }] : []),
    { title: t.commitment, state: "later" },
  ];
  return (
    <section className="mt-6" aria-labelledby="thread-title">
      <h2 id="thread-title">{t.thread}</h2>
      <p className="small quiet">{t.chosen(said)}</p>
      <Thread nodes={nodes} dense />
      {published && (
        <p className="mt-5">
          <LinkButton look="second" href={`/arbetsplats/${slug}/ataganden?insikt=${published.number}`}>
            {t.commit(published.number)}
          </LinkButton>
        </p>
      )}
    </section>
  );
}
