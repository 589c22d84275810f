import type { Dialogue, MeetingId, Role } from "#dialogues";
import { z } from "zod";
import { manyLines, oneLine } from "#platform/plain-text";
import type { TopicKind } from "#topics";
import { askingNow } from "./asking.ts";
import { holdsBirthNumber } from "./birth-number.ts";
import { type Asking, readExtra } from "./extra-answers.ts";
import { type Answers, type ExtraAnswer, type ExtraField, type FormError, type FormField, type FormProblem, type FormStep, formSteps, limits, municipalityName } from "../shared.ts";

/** Answers that can be stored. Access measures are no part of the submission: they are kept apart. */
export type Form = {
  meetingIds: MeetingId[];
  name: string;
  email: string | undefined;
  role: Role;
  organisation: string;
  municipality: string;
  languages: string[];
  extra: ExtraAnswer[];
  topic?: { kind: TopicKind; title: string; text: string };
  measures: { chosen: string[]; other: string };
};

const emailAddress = z.email();

export type ReadForm = { outcome: "valid"; form: Form } | { outcome: "invalid"; errors: FormError[] };

type FixedField = Exclude<FormField, ExtraField>;

const stepOf: Record<FixedField, FormStep> = {
  dates: "dates",
  name: "about",
  email: "about",
  role: "context",
  organisation: "context",
  municipality: "context",
  languages: "context",
  topic: "topic",
  topicTitle: "topic",
  topicText: "topic",
  measures: "needs",
  measuresOther: "needs",
};

type Reading = {
  /** Without an address only what staff enter for someone who has none. */
  addressNeeded?: boolean;
  /** Measures that can no longer be booked; what staff enter they have promised themselves. */
  tooLate?: readonly string[];
  /** What the dialogue asks of its own, when answers may have been given to an earlier version of it. */
  asking?: Asking | undefined;
};

export function readForm(raw: Answers, dialogue: Dialogue, { addressNeeded = true, tooLate = [], asking = askingNow(dialogue) }: Reading = {}): ReadForm {
  const answers = tidy(raw);
  const errors: FormError[] = [];
  const fault = (field: FixedField, problem: FormProblem) => errors.push({ step: stepOf[field], field, ...problem });
  const requireText = (field: "name" | "topicTitle") => {
    if (answers[field] === "") fault(field, { problem: "missing" });
  };

  const meetings = dialogue.meetings.filter(({ number, calledOff }) => !calledOff && answers.dates.includes(String(number)));
  if (answers.dates.length === 0) fault("dates", { problem: "missing" });
  else if (meetings.length < answers.dates.length) fault("dates", { problem: "unknown" });

  requireText("name");
  if (answers.email === "") {
    if (addressNeeded) fault("email", { problem: "missing" });
  } else if (answers.email.length <= limits.email && !emailAddress.safeParse(answers.email).success) fault("email", { problem: "no-address" });

  const role = dialogue.audience.roles.find((one) => one === answers.role);
  if (!role) fault("role", { problem: answers.role === "" ? "missing" : "unknown" });
  if (!municipalityName(answers.municipality, "sv")) fault("municipality", { problem: answers.municipality === "" ? "missing" : "unknown" });
  if (answers.languages.length === 0) fault("languages", { problem: "missing" });
  else if (answers.languages.some((one) => !dialogue.languages.some((known) => known === one))) fault("languages", { problem: "unknown" });

  const { extra, faults } = readExtra(answers.extra, asking);
  errors.push(...faults.map((one): FormError => ({ step: "extra", ...one })));

  const raises = answers.topic === "challenge" || answers.topic === "opportunity";
  if (answers.topic === "") fault("topic", { problem: "missing" });
  if (raises) requireText("topicTitle");

  const known = new Set(dialogue.accessibility.measures.map(({ key }) => key));
  if (answers.measures.some((one) => !known.has(one))) fault("measures", { problem: "unknown" });
  else if (answers.measures.some((one) => tooLate.includes(one))) fault("measures", { problem: "too-late" });

  for (const field of Object.keys(limits) as (keyof typeof limits)[]) {
    if (!raises && (field === "topicTitle" || field === "topicText")) continue;
    const over = answers[field].length - limits[field];
    if (over > 0) fault(field, { problem: "too-long", limit: limits[field], over });
    else if (holdsBirthNumber(answers[field])) fault(field, { problem: "personnummer" });
  }

  if (errors.length > 0 || !role) return { outcome: "invalid", errors: inOrder(errors) };
  const { name, email, organisation, municipality, languages, topicTitle, topicText, measures, measuresOther } = answers;
  return {
    outcome: "valid",
    form: {
      meetingIds: meetings.map(({ id }) => id),
      name,
      email: email === "" ? undefined : email,
      role,
      organisation,
      municipality,
      languages,
      extra,
      ...(raises ? { topic: { kind: answers.topic as TopicKind, title: topicTitle, text: topicText } } : {}),
      measures: { chosen: measures, other: measuresOther },
    },
  };
}

const fieldOrder = Object.keys(stepOf);
/** Step by step; those of one step as they stand on its page, the dialogue's own as its file has them. */
const inOrder = (errors: FormError[]) =>
  errors.sort((a, b) => formSteps.indexOf(a.step) - formSteps.indexOf(b.step) || fieldOrder.indexOf(a.field) - fieldOrder.indexOf(b.field));

const once = (values: string[]) => [...new Set(values)];

function tidy(answers: Answers): Answers {
  return {
    ...answers,
    dates: once(answers.dates),
    name: oneLine(answers.name),
    email: oneLine(answers.email),
    organisation: oneLine(answers.organisation),
    languages: once(answers.languages),
    topicTitle: oneLine(answers.topicTitle),
    topicText: manyLines(answers.topicText),
    measures: once(answers.measures),
    measuresOther: manyLines(answers.measuresOther),
  };
}
