import { z } from "zod";
import type { Spoken } from "#platform/i18n";
import { because, key, localTime } from "./file-values.ts";
import { roles, stepKinds } from "../shared.ts";

/** One date of a dialogue and its run of show; the steps fill the time from start to end to the minute. */
export function meetingFile(said: z.ZodType<Spoken>) {
  const step = z
    .strictObject({
      key,
      kind: z.enum(stepKinds),
      minutes: z.int().min(1).max(600),
      title: said,
      note: said.optional(),
      question: said.optional(),
      groups: z
        .strictObject({ min: z.int().min(2), max: z.int().max(40), by: z.enum(["mixed", "topics"]) })
        .refine(({ min, max }) => min <= max, { path: ["max"], ...because("wrong-order") })
        .optional(),
    })
    .refine(({ kind, question }) => kind !== "round" || question, { path: ["question"], ...because("missing") })
    .refine(({ kind, groups }) => kind !== "round" || groups, { path: ["groups"], ...because("missing") })
    .refine(({ kind, groups }) => kind === "round" || !groups, { path: ["groups"], ...because("round-only") });
  return z
    .strictObject({
      number: z.int().min(1),
      title: said,
      /** Why the meeting will not be held; without it, it will. */
      calledOff: said.optional(),
      starts: localTime,
      ends: localTime,
      lobbyOpens: localTime,
      capacity: z.int().min(1).max(100_000),
      /** With fewer registered staff are told two days before, so that they may call the meeting off. */
      minimum: z.int().min(1).max(100_000).optional(),
      /** At most so many of a role; a role that is not named has no limit of its own. */
      roleCapacity: z.partialRecord(z.enum(roles), z.int().min(0)).optional(),
      runOfShow: z.array(step).min(1).refine((steps) => areUnique(steps.map((one) => one.key)), because("twice")),
    })
    .refine(({ lobbyOpens, starts }) => lobbyOpens <= starts, { path: ["lobbyOpens"], ...because("wrong-order") })
    .refine(({ minimum = 0, capacity }) => minimum <= capacity, { path: ["minimum"], ...because("too-many") })
    .refine(({ starts, ends }) => starts < ends, { path: ["ends"], ...because("wrong-order") })
    .refine(isFilled, { path: ["runOfShow"], ...because("minutes") });
}

export type MeetingFile = z.infer<ReturnType<typeof meetingFile>>;

export const minutesOf = (steps: readonly { minutes: number }[]) => steps.reduce((sum, { minutes }) => sum + minutes, 0);

/** By the wall clock. Where a time is no time, that is the reason to tell, not the sum. */
function isFilled({ starts, ends, runOfShow }: { starts: string; ends: string; runOfShow: readonly { minutes: number }[] }): boolean {
  if (![starts, ends].every((local) => localTime.safeParse(local).success)) return true;
  return Date.parse(`${ends}Z`) - Date.parse(`${starts}Z`) === minutesOf(runOfShow) * 60_000;
}

export function areUnique(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length;
}
