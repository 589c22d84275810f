import type { RetentionDecision } from "#authorities";
import { leaves } from "./file/compare-files.ts";
import type { DialogueFile } from "./file/dialogue-file.ts";
import { type GateQuestion, type NoticeItem, gateQuestions, noticeItems } from "./shared.ts";

/** Why an invitation may not go out yet; `what` names the item of the notice, or the place in the file. */
export type GateReason =
  | { because: "unanswered"; what: string }
  | { because: "not-covered"; what: NoticeItem }
  | { because: "no-question" }
  | { because: "no-such-decision"; what: string }
  | { because: "not-before-registration-closes" | "not-after-registration-opens" }
  | { because: "after-first-meeting" }
  | { because: "before-last-meeting" }
  | { because: "wrong-order" }
  | { because: "tested-long-ago" };

export type GateCheck = { asks: GateQuestion; reasons: GateReason[] };

/**
 * What must be settled before the public is asked (D-01, D-04, G-02, A-12, A-15): each question with all that is missing.
 * A text in a draft may be a question mark until someone has decided; nothing is published with one left.
 */
export function gateOf(file: DialogueFile, decisions: readonly Pick<RetentionDecision, "class" | "number">[]): GateCheck[] {
  const reasons: Partial<Record<GateQuestion, GateReason[]>> = {
    use: answerDates(file),
    question: file.questions.every(({ question }) => question.sv.trim() === "?" || question.sv.trimEnd().endsWith("?")) ? [] : [{ because: "no-question" }],
    notice: noticeItems.filter((item) => !file.notices.personalData.some(({ covers }) => covers?.includes(item))).map((what) => ({ because: "not-covered", what })),
    retention: decisions.some((one) => one.class === "registration.registration" && one.number === file.retention.decision) ? [] : [{ because: "no-such-decision", what: file.retention.decision }],
    access: accessDates(file),
    statement: isRecent(file) ? [] : [{ because: "tested-long-ago" }],
    dates: file.registration.closes <= firstStart(file) ? [] : [{ because: "after-first-meeting" }],
  };
  const open = leaves(file).flatMap(({ place, value }) => (value.trim() === "?" ? [place] : []));
  return gateQuestions.map((asks) => ({ asks, reasons: [...open.filter((place) => questionOf(place) === asks).map((what) => ({ because: "unanswered" as const, what })), ...(reasons[asks] ?? [])] }));
}

export const isOpenGate = (checks: readonly GateCheck[]): boolean => checks.every(({ reasons }) => reasons.length === 0);

const firstStart = ({ meetings }: DialogueFile) => meetings.map(({ starts }) => starts).toSorted()[0] ?? "";
const lastEnd = ({ meetings }: DialogueFile) => meetings.map(({ ends }) => ends).toSorted().at(-1) ?? "";

/** When people are told what came of it: after the meetings, and the answers not before the documentation. */
function answerDates(file: DialogueFile): GateReason[] {
  const { documentationBy, answersBy } = file.influence;
  return [
    ...(documentationBy < lastEnd(file).slice(0, 10) ? [{ because: "before-last-meeting" as const }] : []),
    ...(answersBy < documentationBy ? [{ because: "wrong-order" as const }] : []),
  ];
}

/** The earlier deadline for those who need an interpreter is one only while registration is open. */
function accessDates({ accessibility: { askBy }, registration: { opens, closes } }: DialogueFile): GateReason[] {
  return [
    ...(askBy < opens.slice(0, 10) ? [{ because: "not-after-registration-opens" as const }] : []),
    ...(askBy >= closes.slice(0, 10) ? [{ because: "not-before-registration-closes" as const }] : []),
  ];
}

/** The statement is written anew at least once a year. */
function isRecent({ accessibility, registration }: DialogueFile): boolean {
  const days = (Date.parse(registration.opens.slice(0, 10)) - Date.parse(accessibility.statement.assessed)) / 86_400_000;
  return days <= 366;
}

const placed: readonly (readonly [prefix: string, asks: GateQuestion])[] = [
  ["influence.open", "open"],
  ["influence.decides", "decides"],
  ["influence.use", "use"],
  ["influence.promise", "promise"],
  ["questions.", "question"],
  ["notices.", "notice"],
  ["retention.", "retention"],
  ["accessibility.statement.", "statement"],
  ["accessibility.", "access"],
];

const questionOf = (place: string): GateQuestion => placed.find(([prefix]) => place.startsWith(prefix))?.[1] ?? "texts";
