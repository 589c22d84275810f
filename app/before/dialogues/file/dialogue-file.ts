import { z } from "zod";
import { type Language, languages } from "#platform/i18n";
import { because, key, localDate, localTime, spokenIn, webOrigin, words } from "./file-values.ts";
import { areUnique, meetingFile } from "./meeting-file.ts";
import { conformances, influenceLevels, noticeItems, roles, shortcomingReasons, testMethods, wayKinds } from "../shared.ts";
import { fundingFile } from "./funding-file.ts";
import { questionsFile } from "./question-file.ts";

export const fileFormat = "radslag-dialogue/1";

/** Which languages a file speaks, Swedish always among them; read before all else. */
export const spokenLanguages = z.array(z.enum(languages)).min(1).refine((spoken) => spoken.includes("sv"));

/** A dialogue as one text file tells it (I4). Whatever the law or the meeting needs is required here. */
export function dialogueFile(spoken: readonly Language[]) {
  const said = spokenIn(spoken);
  return z.strictObject({
    format: z.literal(fileFormat),
    slug: key,
    authority: key,
    diaryNumber: words.max(40),
    languages: spokenLanguages,
    zone: z.string().refine((name) => Intl.supportedValuesOf("timeZone").includes(name)),
    kind: said,
    title: said,
    lead: said,
    why: z.array(said).min(1),
    questions: z.array(z.strictObject({ question: said, help: said })).min(1).max(9),
    audience: z.strictObject({ who: said, roles: z.array(z.enum(roles)).min(1) }),
    influence: z.strictObject({
      level: z.enum(influenceLevels),
      open: said,
      decides: said,
      use: said,
      promise: said,
      documentationBy: localDate,
      answersBy: localDate,
    }),
    registration: z
      .strictObject({
        opens: localTime,
        closes: localTime,
        /** So long someone in a queue has to answer when a place becomes free; without it they are given the place outright. */
        offerHours: z.int().min(2).max(336).optional(),
        questions: questionsFile(spoken).optional(),
      })
      .refine(({ opens, closes }) => opens < closes, { path: ["closes"], ...because("wrong-order") }),
    /** The sites that may show the invitation in a frame of theirs; without any, nobody may (I3). */
    embeddedOn: z
      .array(webOrigin)
      .min(1)
      .max(20)
      .refine((origins) => areUnique(origins), because("twice"))
      .optional(),
    contact: z.strictObject({ name: words, phone: words, email: z.email() }),
    accessibility: z.strictObject({
      askBy: localDate,
      text: said,
      statement: z
        .strictObject({
          service: said,
          conformance: z.enum(conformances),
          shortcomings: z.array(z.strictObject({ what: said, because: z.enum(shortcomingReasons), why: said.optional() })),
          assessed: localDate,
          updated: localDate,
          method: z.enum(testMethods),
          methodText: said,
          supervisor: z.strictObject({ name: said, url: z.url({ protocol: /^https$/ }) }),
        })
        .refine(({ assessed, updated }) => assessed <= updated, { path: ["updated"], ...because("wrong-order") })
        .refine(({ conformance, shortcomings }) => conformance === "full" || shortcomings.length > 0, { path: ["shortcomings"], ...because("missing") }),
      ways: z.array(z.strictObject({ kind: z.enum(wayKinds), title: said, text: said })).min(1),
      /** What must be booked ahead is not promised to whoever asks after `askBy`; the rest can be asked for later too. */
      measures: z.array(z.strictObject({ key, label: said, help: said.optional(), bookAhead: z.boolean().optional() })).min(1),
    }),
    notices: z.strictObject({
      registration: said,
      topic: said,
      meeting: said,
      feedback: said,
      objection: said,
      personalData: z.array(z.strictObject({ title: said, text: said, covers: z.array(z.enum(noticeItems)).optional() })).min(1),
    }),
    retention: z.strictObject({ decision: words, text: said }),
    funding: fundingFile(said).optional(),
    preparation: z.array(z.strictObject({ title: said, help: said, minutes: z.int().min(1), text: said })).min(1),
    meetings: z
      .array(meetingFile(said))
      .min(1)
      .max(20)
      .refine((meetings) => areUnique(meetings.map(({ number }) => number)), because("twice")),
  });
}

export type DialogueFile = z.infer<ReturnType<typeof dialogueFile>>;
