import { Form } from "react-router";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/content/empty-state.tsx";
import { Fold } from "#ui/content/fold.tsx";
import { Tag, type TagTone } from "#ui/content/tag.tsx";
import { Select } from "#ui/forms/select.tsx";
import { TextArea } from "#ui/forms/text-area.tsx";
import { InsightSheet } from "#ui/thread/insight-sheet.tsx";
import { NoteList } from "#ui/thread/note-card.tsx";
import type { InsightStanding } from "../shared.ts";
import { PickedNote, type Selection } from "./wall-notes.tsx";
import type { ShownInsight, ShownNote } from "./wall-view.ts";
import { wallTexts as t } from "./wall-texts.ts";

const tones: Record<InsightStanding, TagTone> = { draft: "now", waiting: "wait", confirmed: "ok", published: "ok" };

type Props = { insights: readonly ShownInsight[]; notes: ReadonlyMap<string, ShownNote> } & Selection;

export function Sheets({ insights, notes, ...selection }: Props) {
  if (insights.length === 0) return <EmptyState>{t.insightsNone}</EmptyState>;
  return (
    <div className="sheets">
      {insights.map((insight) => (
        <InsightSheet
          key={insight.id}
          id={`insikt-${insight.number}`}
          number={insight.number}
          title={insight.title}
          counted={t.counted(insight.sources.length, insight.groups)}
          state={<Tag tone={tones[insight.standing]}>{t.standing(insight.standing, insight.confirmed, insight.groups)}</Tag>}
        >
          {insight.remarks.map(({ group, remark }) => (
            <p key={`${group} ${remark}`} className="small">
              {t.remark(group)} <span className="voice">{remark}</span>
            </p>
          ))}
          <NoteList name={`${t.insight(insight.number)}: ${t.counted(insight.sources.length, insight.groups)}`} oneColumn small>
            {insight.sources.flatMap((id) => {
              const note = notes.get(id);
              return note ? [<PickedNote key={id} note={note} place={insight.id} {...selection} />] : [];
            })}
          </NoteList>
          {insight.standing !== "published" && <ChangeInsight key={insight.revision} insight={insight} others={insights.filter(({ id, standing }) => id !== insight.id && standing !== "published")} />}
        </InsightSheet>
      ))}
    </div>
  );
}

/** Sentence and explanation, merging, and taking away: folded, since most of the time the wall is read. */
function ChangeInsight({ insight, others }: { insight: ShownInsight; others: readonly ShownInsight[] }) {
  const { id, number, title, body, revision } = insight;
  return (
    <Fold summary={t.change(number)} icon="pen">
      <div className="panel">
        <Form method="post" preventScrollReset>
          <input type="hidden" name="insightId" value={id} />
          <input type="hidden" name="revision" value={revision} />
          <TextArea id={`title-${number}`} name="title" label={t.sentenceOf(number)} rows={2} defaultValue={title} />
          <TextArea id={`body-${number}`} name="body" label={t.body} hint={t.bodyHint} optional rows={4} defaultValue={body} />
          <p className="mt-4">
            <Button name="act" value="edit" look="second">
              {t.save}
            </Button>
          </p>
        </Form>
        {others.length > 0 && (
          <Form method="post" preventScrollReset className="mt-5">
            <input type="hidden" name="insightId" value={id} />
            <Select id={`into-${number}`} name="into" label={t.mergeInto} options={others.map((other) => ({ value: other.id, text: `${other.number} ${other.title}` }))} />
            <p className="mt-4">
              <Button name="act" value="merge" look="second">
                {t.merge}
              </Button>
            </p>
          </Form>
        )}
        <Form method="post" preventScrollReset className="mt-5">
          <input type="hidden" name="insightId" value={id} />
          <Button name="act" value="drop" look="alert" size="small">
            {t.drop}
          </Button>
        </Form>
      </div>
    </Fold>
  );
}
