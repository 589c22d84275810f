import type { Dialogue, Meeting } from "#dialogues";
import type { PersonId } from "#people";
import { toInstant } from "#platform/civil-time";
import type { Language } from "#platform/i18n";
import type { TakeTurn } from "#platform/turns";
import { askingOf } from "./form/asking.ts";
import { answeredIn } from "./form/extra-answers.ts";
import { readForm } from "./form/form.ts";
import type { RegistrationNeeds } from "./index.ts";
import { isLateEntry } from "./late/late-entry.ts";
import type { Registered, Sent } from "./receive-registrations.ts";
import type { Source } from "./registration.ts";
import type { Answers, FormError } from "./shared.ts";
import { findByKey, isKeyTaken } from "./store.ts";

export type RegisterWish = {
  /** Made when the form was opened, the same for every try: a uuid. */
  idempotencyKey: string;
  dialogueSlug: string;
  form: Answers;
  language: Language;
  /** The version of the dialogue's texts that the person saw. */
  noticeVersion?: number;
  /** Staff who enter a phone call or a paper; they may do so after the deadline and without an address. */
  entered?: { by: PersonId; source: Exclude<Source, "form">; protectedIdentity?: boolean };
  /** The browser that sends the form is let in: a session is opened with the registration, or neither is there. */
  letIn?: true;
  /** The key of a late entry, for one person more after the deadline. */
  lateKey?: string | undefined;
};

export type RegisterOutcome =
  | ({ outcome: "registered" } & Registered)
  /** The same form was sent before; nothing was changed. `justNow`: within the hour, so the one who presses again is the one who sent. */
  | ({ outcome: "already"; justNow: boolean } & Omit<Registered, "topicId" | "session">)
  | { outcome: "not-open-yet" }
  | { outcome: "closed" }
  | { outcome: "invalid"; errors: FormError[] }
  | { outcome: "unknown" };

export async function register(needs: RegistrationNeeds & { takeTurn: TakeTurn<Sent, Registered | undefined> }, wish: RegisterWish): Promise<RegisterOutcome> {
  const receivedAt = needs.clock.civil();
  const dialogue = await needs.dialogues.bySlug(wish.dialogueSlug);
  if (!dialogue || dialogue.state === "draft") return { outcome: "unknown" };
  const window = needs.dialogues.window(dialogue);
  const lateKey = window === "closed" && wish.lateKey && (await isLateEntry(needs, wish.lateKey, dialogue.id)) ? wish.lateKey : undefined;
  if (window !== "open" && !((wish.entered || lateKey) && window === "closed")) {
    return (await alreadySent(needs, wish)) ?? { outcome: window };
  }
  const asking = await askingOf(needs, dialogue, wish.form.extra.map(({ seen }) => seen));
  const read = readForm(wish.form, dialogue, { asking, ...(wish.entered ? { addressNeeded: false } : { tooLate: needs.dialogues.tooLateToBook(dialogue) }) });
  // What was in time when it came first is received, also when it is sent again after midnight (R5).
  if (read.outcome === "invalid") return (await alreadySent(needs, wish)) ?? read;
  const chosen = dialogue.meetings.filter(({ id }) => read.form.meetingIds.includes(id));
  if (chosen.some((meeting) => isOver(meeting, dialogue, receivedAt))) return { outcome: "invalid", errors: [{ step: "dates", field: "dates", problem: "unknown" }] };
  try {
    // All of them queue at the same dates and the same chain, so those that came meanwhile are received together.
    const registered = await needs.takeTurn(`${dialogue.id} ${dialogue.version}`, { wish, dialogue, form: read.form, answered: answeredIn(asking, read.form.extra), receivedAt, lateKey });
    return registered ? { outcome: "registered", ...registered } : { outcome: "closed" };
  } catch (fault) {
    const already = isKeyTaken(fault) && (await alreadySent(needs, wish));
    if (already) return already;
    throw fault;
  }
}

async function alreadySent({ database, clock }: RegistrationNeeds, { idempotencyKey }: RegisterWish): Promise<RegisterOutcome | undefined> {
  const found = await findByKey(database, idempotencyKey);
  if (!found) return undefined;
  const { id, personId, number, receivedAt, dates } = found;
  const justNow = clock.civil().getTime() - receivedAt.getTime() < 3_600_000;
  return { outcome: "already", justNow, registrationId: id, personId, number, receivedAt, dates };
}

const isOver = ({ endsLocal }: Meeting, { zone }: Dialogue, now: Date) => now >= toInstant({ local: endsLocal, zone });
