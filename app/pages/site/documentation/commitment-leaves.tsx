import { Tag, type TagTone } from "#ui/content/tag.tsx";
import { CommitmentSheet } from "#ui/thread/commitment-sheet.tsx";
import type { ThreadNode } from "#ui/thread/thread.tsx";
import { type DocumentationView, anchors } from "./documentation-view.ts";
import { texts } from "./texts.ts";

type Shown = DocumentationView["commitments"][number];
type Standing = Shown["status"] | "overdue";

const tones: Record<Standing, TagTone> = { done: "ok", ongoing: "now", overdue: "warn", planned: "wait", declined: "off" };
const order: Standing[] = ["done", "ongoing", "overdue", "planned", "declined"];
const standingOf = ({ status, overdue }: Shown): Standing => (overdue ? "overdue" : status);

/** What became of it: every commitment with its owner and days, and every no with its reason (A1–A3). */
export function CommitmentLeaves({ view: { language, commitments, updated } }: { view: DocumentationView }) {
  const t = texts[language];
  const counts = order.map((standing) => ({ standing, number: commitments.filter((one) => standingOf(one) === standing).length })).filter(({ number }) => number > 0);
  return (
    <>
      <div className="spread">
        <h2 className="headline" id="sedan-title">
          {t.after}
        </h2>
        {updated && (
          <p className="small">
            <time dateTime={updated.local}>{t.updated(updated.day)}</time>
          </p>
        )}
      </div>
      {commitments.length === 0 && <p className="body-voice">{t.nothingYet}</p>}
      {counts.length > 0 && (
        <ul className="standing">
          {counts.map(({ standing, number }) => (
            <li key={standing}>
              <Tag tone={tones[standing]}>{t.standing(standing, number)}</Tag>
            </li>
          ))}
        </ul>
      )}
      <div className="commits">
        {commitments.map((commitment) => (
          <CommitmentLeaf key={commitment.number} commitment={commitment} language={language} />
        ))}
      </div>
    </>
  );
}

function CommitmentLeaf({ commitment, language }: { commitment: Shown; language: DocumentationView["language"] }) {
  const t = texts[language];
  const { number, insight, owner, receiver, status, due, review } = commitment;
  const standing = standingOf(commitment);
  const open = status === "planned" || status === "ongoing";
  return (
    <CommitmentSheet
      id={anchors.commitment(number)}
      from={insight !== undefined && <a href={`#${anchors.insight(insight)}`}>{t.from(insight)}</a>}
      title={<span lang="sv">{commitment.what}</span>}
      facts={[
        { term: t.facts.state, value: <Tag tone={tones[standing]}>{standing === "overdue" ? t.overdue : t.status(status)}</Tag> },
        { term: status === "declined" ? t.facts.decidedBy : t.facts.owner, value: <span lang="sv">{owner}</span> },
        ...(receiver ? [{ term: t.facts.receiver, value: <span lang="sv">{receiver}</span> }] : []),
        ...(open && due ? [{ term: t.facts.due, value: <time dateTime={due.local}>{due.day}</time> }] : []),
        ...(open && review ? [{ term: t.facts.review, value: <time dateTime={review.local}>{review.day}</time> }] : []),
      ]}
      updates={updatesOf(commitment, language)}
    />
  );
}

/** A no has one node, its reason; a promise begins the day it was made. */
function updatesOf({ status, because, published, updates }: Shown, language: DocumentationView["language"]): ThreadNode[] {
  const t = texts[language];
  const made: ThreadNode = { title: published, text: t.promised, state: "done" };
  const said = updates.map(({ text, day }): ThreadNode => ({ title: day, text: <span lang="sv">{text}</span>, state: "done" }));
  if (status === "declined") return [...said.slice(0, -1), { title: t.reason, text: <span lang="sv">{because}</span>, state: "done" }];
  const nodes = [made, ...said];
  return nodes.map((node, at) => (at === nodes.length - 1 && status !== "done" ? { ...node, state: "now" } : node));
}
