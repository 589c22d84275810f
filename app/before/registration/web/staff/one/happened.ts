import { z } from "zod";
import type { Dialogue } from "#dialogues";
import type { LedgerEvent } from "#ledger";
import type { PersonId } from "#people";
import { dayAndYear } from "#platform/i18n";
import { extraField, statuses } from "#registration/shared";
import { momentOf } from "../../../../../web/moment.ts";
import { staffTexts } from "../texts.ts";
import { oneTexts } from "./texts.ts";

const t = oneTexts.history;

const told = z.object({
  dates: z.array(z.object({ meetingId: z.string(), status: z.enum(statuses) })).default([]),
  meetingId: z.string().optional(),
  changed: z.array(z.string()).default([]),
  other: z.number().default(0),
  onPaper: z.boolean().default(false),
  source: z.string().default("form"),
});

type Told = z.infer<typeof told>;

/** The events that have a line of their own. A renaming stands in the line of the answers that were changed with it. */
const lines: Record<string, (told: Told, dialogue: Dialogue) => string | undefined> = {
  "registration.received": ({ source }) => (source === "form" ? t.received : t.entered),
  "registration.dates-changed": () => t.dates,
  "registration.cancelled": () => t.cancelled,
  "registration.moved-up": () => t.movedUp,
  "registration.offered": () => t.offered,
  "registration.offer-ended": () => t.offerEnded,
  "registration.answers-changed": ({ changed }, { extraQuestions }) => {
    const asked = (field: string) => extraQuestions.find(({ key }) => extraField(key) === field)?.label.sv ?? t.askedBefore;
    const fields = changed.filter((field) => field !== "email").map((field) => t.fields[field] ?? asked(field));
    return fields.length > 0 ? t.answers(fields) : undefined;
  },
  "registration.link-sent": () => t.linkSent,
  "registration.link-renewed": ({ onPaper }) => (onPaper ? t.onPaper : t.linkRenewed),
  "registration.not-double": ({ other }) => t.notDouble(other),
  "registration.double-reopened": ({ other }) => t.reopened(other),
  "person.email-changed": () => t.address,
  "person.protected": () => t.protected,
  "person.unprotected": () => t.unprotected,
};

type Of = { dialogue: Dialogue; personId: PersonId; names: ReadonlyMap<string, string> };

/** What the ledger tells of one registration, in words: what, when, by whom. Erased content leaves its line without details. */
export function happened(events: readonly LedgerEvent[], { dialogue, personId, names }: Of): { key: number; title: string; when: string; text?: string }[] {
  return events.flatMap(({ sequence, at, type, actor, content }) => {
    const read = told.catch(told.parse({})).parse(content);
    const title = lines[type]?.(read, dialogue);
    if (!title) return [];
    const by = actor === personId ? t.self : names.has(actor) ? t.by(names.get(actor) ?? "") : t.itself;
    const text = datesOf(read, dialogue);
    return [{ key: sequence, title, when: `${momentOf(at, dialogue.zone)}, ${by}`, ...(text ? { text } : {}) }];
  });
}

function datesOf({ dates, meetingId }: Told, { meetings }: Dialogue): string {
  return meetings
    .flatMap(({ id, startsLocal }) => {
      const status = dates.find((date) => date.meetingId === id)?.status;
      if (status) return [`${dayAndYear(startsLocal, "sv")}: ${staffTexts.statuses[status].toLowerCase()}`];
      return id === meetingId ? [dayAndYear(startsLocal, "sv")] : [];
    })
    .join(", ");
}
