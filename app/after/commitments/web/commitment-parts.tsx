import { Button } from "#ui/button.tsx";
import { Fold } from "#ui/content/fold.tsx";
import { Tag, type TagTone } from "#ui/content/tag.tsx";
import { ChoiceRows } from "#ui/forms/choice-rows.tsx";
import { ErrorSummary } from "#ui/forms/error-summary.tsx";
import { Fieldset } from "#ui/forms/fieldset.tsx";
import { Select } from "#ui/forms/select.tsx";
import { TextArea } from "#ui/forms/text-area.tsx";
import { TextField } from "#ui/forms/text-field.tsx";
import { CommitmentSheet } from "#ui/thread/commitment-sheet.tsx";
import type { Fault } from "../index.ts";
import { type CommitmentStatus, commitmentStatuses } from "../shared.ts";
import type { CommitmentAnswer } from "./commitment-form.ts";
import type { ShownCommitment, ShownInsight } from "./staff-commitments.tsx";
import { texts as t } from "./texts.ts";

const tones: Record<CommitmentStatus, TagTone> = { planned: "wait", ongoing: "now", done: "ok", declined: "off" };
const statusOptions = commitmentStatuses.map((value) => ({ value, text: t.statuses[value] }));

/** Ids are the commitment's own: several forms stand on the page. */
const fieldsOf = (number: number | undefined, answer: CommitmentAnswer | undefined) => {
  const id = (field: Fault["field"]) => `${field}-${number ?? "new"}`;
  const error = (field: Fault["field"]) => {
    const fault = answer?.faults.find((one) => one.field === field);
    return fault && t.fault(fault);
  };
  const summary = answer && answer.faults.length > 0 && <ErrorSummary title={t.faultTitle(answer.faults.length)} faults={answer.faults.map((fault) => ({ field: id(fault.field), text: t.fault(fault) }))} />;
  return { id, error, summary };
};

type DraftProps = { insights: readonly ShownInsight[]; draft?: ShownCommitment; wanted?: number; answer: CommitmentAnswer | undefined };

/** What is promised, by whom and for whom; or what it will not be, and why. */
export function DraftForm({ insights, draft, wanted, answer }: DraftProps) {
  const { id, error, summary } = fieldsOf(draft?.number, answer);
  const typed = (name: keyof ShownCommitment & Fault["field"]) => answer?.typed[name] ?? draft?.[name] ?? "";
  const form = (
    <form method="post" noValidate>
      {summary}
      <input type="hidden" name="form" value={draft ? "reword" : "draft"} />
      {draft ? (
        <input type="hidden" name="commitment" value={draft.id} />
      ) : (
        <Select
          id="insight"
          label={t.insight}
          options={insights.map((insight) => ({ value: insight.id, text: `${insight.number} ${insight.title}` }))}
          defaultValue={answer?.typed["insight"] ?? insights.find(({ number }) => number === wanted)?.id}
        />
      )}
      <Select id={id("status")} name="status" label={t.status} options={statusOptions} defaultValue={typed("status") || "planned"} />
      <TextArea id={id("what")} name="what" label={t.what} hint={t.whatHint} rows={2} error={error("what")} defaultValue={typed("what")} />
      <TextField id={id("owner")} name="owner" label={t.owner} error={error("owner")} defaultValue={typed("owner")} />
      <TextField id={id("receiver")} name="receiver" label={t.receiver} optional error={error("receiver")} defaultValue={typed("receiver")} />
      <TextArea id={id("because")} name="because" label={t.because} optional rows={2} error={error("because")} defaultValue={typed("because")} />
      <TextField id={id("reviewOn")} name="reviewOn" type="date" width="short" label={t.reviewOn} hint={t.reviewHint} error={error("reviewOn")} defaultValue={typed("reviewOn")} />
      <TextField id={id("due")} name="due" type="date" width="short" label={t.due} optional error={error("due")} defaultValue={typed("due")} />
      <p className="mt-4">
        <Button look={draft ? "second" : "main"}>{t.save}</Button>
      </p>
    </form>
  );
  if (draft) {
    return (
      <Fold summary={t.change(draft.number)} icon="pen" open={answer !== undefined && !answer.said}>
        <div className="panel">{form}</div>
      </Fold>
    );
  }
  return (
    <section className="panel" aria-labelledby="fresh-title">
      <h2 id="fresh-title">{t.fresh}</h2>
      {form}
    </section>
  );
}

export function PublishForm({ drafts }: { drafts: readonly ShownCommitment[] }) {
  return (
    <form method="post" className="mt-4">
      <input type="hidden" name="form" value="publish" />
      <Fieldset id="which" legend={t.which} hint={t.publishHelp}>
        <ChoiceRows
          name="commitments"
          type="checkbox"
          choices={drafts.map(({ id, number, what, insight, status, owner }) => ({ value: id, text: `${number} ${what}`, hint: `${t.insightNumber(insight)}. ${t.statuses[status]}. ${t.by(owner)}` }))}
          chosen={drafts.map(({ id }) => id)}
        />
      </Fieldset>
      <p className="mt-4">
        <Button>{t.publish}</Button>
      </p>
    </form>
  );
}

/** A promise that everybody can read, and what has happened since. */
export function PublishedCommitment({ commitment, answer }: { commitment: ShownCommitment; answer: CommitmentAnswer | undefined }) {
  const { id: commitmentId, number, insight, what, owner, status, because, overdue, review, updates } = commitment;
  const { id, error, summary } = fieldsOf(number, answer);
  const open = status === "planned" || status === "ongoing";
  return (
    <div>
      <CommitmentSheet
        id={`atagande-${number}`}
        from={`${t.number(number)}, ${t.insightNumber(insight).toLowerCase()}`}
        title={what}
        facts={[
          { term: t.status, value: <Tag tone={overdue ? "warn" : tones[status]}>{overdue ? t.overdue : t.statuses[status]}</Tag> },
          { term: t.owner, value: owner },
          ...(open && review ? [{ term: t.reviewOn, value: review }] : []),
          ...(because ? [{ term: t.because, value: because }] : []),
        ]}
        updates={updates.map(({ text, day }) => ({ title: day, text, state: "done" }))}
      />
      <Fold summary={t.update} icon="pen" open={answer !== undefined && !answer.said}>
        <form method="post" noValidate className="panel">
          {summary}
          <input type="hidden" name="form" value="update" />
          <input type="hidden" name="commitment" value={commitmentId} />
          <TextArea id={id("text")} name="text" label={t.updateText} hint={t.updateHint} rows={3} error={error("text")} defaultValue={answer?.typed["text"] ?? ""} />
          <Select id={id("status")} name="status" label={t.updateStatus} options={statusOptions} defaultValue={answer?.typed["status"] ?? status} />
          <p className="mt-4">
            <Button look="second">{t.updateButton}</Button>
          </p>
        </form>
      </Fold>
    </div>
  );
}
