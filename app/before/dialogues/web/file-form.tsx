import type { FileChange } from "#dialogues";
import { Button } from "#ui/button.tsx";
import { Fold } from "#ui/content/fold.tsx";
import { Notice } from "#ui/content/notice.tsx";
import { SummaryList } from "#ui/content/summary-list.tsx";
import { ErrorSummary } from "#ui/forms/error-summary.tsx";
import { TextArea } from "#ui/forms/text-area.tsx";
import type { FileAnswer } from "./file-wish.ts";
import { fileTexts as t } from "./file-texts.ts";
import { placeInWords } from "./place-words.ts";
import { questionsExample } from "./questions-example.ts";

/** A file that is something else altogether has hundreds. */
const mostFaults = 30;

type Props = { text: string; version: number; answer: FileAnswer | undefined };

/** The file to write in; what is wrong with it, or what it would change, before it is saved. No script needed. */
export function FileForm({ text, version, answer }: Props) {
  const faults = answer?.faults ?? [];
  return (
    <>
      <ErrorSummary title={t.faults(faults.length)} faults={faults.slice(0, mostFaults).map((fault) => ({ field: "text", text: fault }))} />
      <form method="post" encType="multipart/form-data">
        <input type="hidden" name="version" value={version} />
        {answer?.review && <Review review={answer.review} version={version} />}
        <div className="mt-6">
          <TextArea id="text" label={t.text} hint={t.hint} rows={28} spellCheck={false} defaultValue={answer?.typed ?? text} error={faults[0]} className="textarea code" />
        </div>
        <p className="field mt-5">
          <label htmlFor="file" className="label">
            {t.upload}
          </label>
          <input type="file" id="file" name="file" accept=".yaml,.yml,text/yaml" />
        </p>
        <p className="mt-4">
          <Button look={answer?.review ? "second" : "main"} name="wish" value="review">
            {version === 0 ? t.reviewNew : t.review}
          </Button>
        </p>
      </form>
      <div className="mt-6">
        <Fold summary={t.own.title}>
          <p>{t.own.lead}</p>
          <ul>
            {t.own.points.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
          <pre className="code">{`registration:\n${questionsExample.replaceAll(/^(?=.)/gm, "  ")}`}</pre>
        </Fold>
      </div>
    </>
  );
}

function Review({ review: { title, changes, missing, published, reviewed }, version }: { review: NonNullable<FileAnswer["review"]>; version: number }) {
  const touches = (...parts: string[]) => changes.some(({ place }) => parts.some((part) => place.startsWith(part)));
  return (
    <section className="panel" aria-labelledby="changes-title">
      <h2 id="changes-title">{t.changes}</h2>
      <input type="hidden" name="reviewed" value={reviewed} />
      {version > 0 && <p className="small quiet">{changes.length === 0 ? t.none : t.count(changes.length)}</p>}
      {version === 0 && <p>{t.brandNew(title)}</p>}
      {version > 0 && changes.length > 0 && <SummaryList changeWord="" none="" rows={changes.map((change) => ({ term: placeInWords(change.place), value: <Was change={change} /> }))} />}
      {version > 0 && touches("notices.", "retention.") && <Notice>{t.notices(version)}</Notice>}
      {version > 0 && changes.some(({ place }) => /^meetings\.\d+\.(starts|ends|lobbyOpens)/.test(place)) && <Notice tone="warn">{t.dates}</Notice>}
      {version > 0 && changes.some(({ place, becomes }) => /^meetings\.\d+\.calledOff\./.test(place) && becomes !== undefined) && <Notice tone="warn">{t.calledOff}</Notice>}
      {published && <Notice tone="warn">{t.public}</Notice>}
      {missing.length > 0 && (
        <>
          <h3 className="mt-4">{t.gate(missing.length)}</h3>
          <ul>
            {missing.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </>
      )}
      {(version === 0 || changes.length > 0) && (
        <p className="mt-4">
          <Button name="wish" value="save">
            {t.save(version)}
          </Button>
        </p>
      )}
    </section>
  );
}

function Was({ change: { was, becomes } }: { change: FileChange }) {
  return (
    <>
      {was !== undefined && (
        <p>
          <span className="small quiet">{becomes === undefined ? t.gone : t.was}</span> <del>{was}</del>
        </p>
      )}
      {becomes !== undefined && (
        <p>
          <span className="small quiet">{was === undefined ? t.added : t.becomes}</span> <ins>{becomes}</ins>
        </p>
      )}
    </>
  );
}
