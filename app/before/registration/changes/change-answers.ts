import type { Dialogue } from "#dialogues";
import type { Person, PersonId } from "#people";
import type { Transaction } from "#platform/database";
import { takeAddress } from "../address/change-address.ts";
import { toldDates } from "./change-dates.ts";
import { askingOf } from "../form/asking.ts";
import { type Form, readForm } from "../form/form.ts";
import type { RegistrationNeeds } from "../index.ts";
import { changeLetter } from "../letters/change.ts";
import { type Moved, announceMoved, moveUpOn } from "../places/move-up.ts";
import { changeRole } from "../places/places.ts";
import { type Registration, isOnRequest } from "../registration.ts";
import { type Answers, type ExtraAnswer, type FormError, extraField, noAnswers } from "../shared.ts";
import { findByPerson, lockDates, lockRegistration, saveAnswers, saveDates } from "../store.ts";

/** What a person can change alone; the dates have their own use case. The address is for staff only: a person needs a fresh code for it. */
export type ChangedAnswers = Partial<Pick<Answers, "name" | "email" | "role" | "organisation" | "municipality" | "languages" | "extra">>;

export type AnswersOutcome =
  | { outcome: "changed" }
  | { outcome: "unchanged" }
  | { outcome: "invalid"; errors: FormError[] }
  /** No date the person has a place on may be without room for the new role. */
  | { outcome: "role-full" }
  | { outcome: "closed" }
  | { outcome: "unknown" };

/** Staff change for the person also after the last day, as long as the dialogue is not closed (R6). */
export async function changeAnswers(
  needs: RegistrationNeeds,
  trx: Transaction,
  { personId, answers, actor }: { personId: PersonId; answers: ChangedAnswers; actor: string },
): Promise<AnswersOutcome> {
  const before = await findByPerson(trx, personId);
  const dialogue = before && (await needs.dialogues.find(before.dialogueId, trx));
  const person = await needs.people.find(trx, personId);
  if (!dialogue || !person) return { outcome: "unknown" };
  const onRequest = isOnRequest(actor, personId);
  if (onRequest ? dialogue.state === "closed" : needs.dialogues.window(dialogue) !== "open") return { outcome: "closed" };
  const { email: _email, ...own } = answers;
  const form = { ...answersOf(dialogue, before, person), ...(onRequest ? answers : own) };
  const asking = await askingOf(needs, dialogue, form.extra.map(({ seen }) => seen), trx);
  const read = readForm(form, dialogue, { addressNeeded: false, asking });
  if (read.outcome === "invalid") return read;
  const changed = changedFields(read.form, before, person);
  if (changed.length === 0) return { outcome: "unchanged" };

  const states = await lockDates(trx, dialogue, before.dates.map(({ meetingId }) => meetingId), needs.locks ?? true);
  const registration = await lockRegistration(trx, personId);
  if (!registration) return { outcome: "unknown" };
  const { role } = read.form;
  const moved: Moved[] = [];
  const now = needs.clock.civil();
  if (role !== registration.role) {
    const standing = states.flatMap((state) => registration.dates.filter(({ meetingId, status }) => meetingId === state.meetingId && status !== "cancelled").map((date) => ({ state, date })));
    // Whoever waits takes no place along, but may be the first for one that the old role kept shut.
    const reseated = standing.map(({ state, date }) => (date.status === "waiting" && !date.offeredUntil ? state : changeRole(state, registration.role, role)));
    if (reseated.includes(undefined)) return { outcome: "role-full" };
    await saveAnswers(trx, registration.id, read.form, now);
    for (const state of reseated) {
      if (!state) continue;
      const step = await moveUpOn(needs, trx, dialogue, state);
      await saveDates(trx, [step.date]);
      moved.push(...step.moved);
    }
  } else await saveAnswers(trx, registration.id, read.form, now);

  const { name, email } = read.form;
  // Who gets a new address is told of that there, and only of that.
  if (email && changed.some((field) => field !== "email")) await tell(needs, trx, { dialogue, registration, person, name, to: email, onRequest, now });
  if (name !== person.name) await needs.people.rename(trx, personId, name, actor);
  if (changed.includes("email")) await takeAddress(needs, trx, { person: { ...person, name }, dialogue, address: email, actor });
  await needs.ledger.append(trx, {
    chain: { authorityId: registration.authorityId, dialogueId: registration.dialogueId },
    type: "registration.answers-changed",
    actor,
    subject: { kind: "registration", id: registration.id },
    class: "registration.registration",
    content: { number: registration.number, changed },
    diary: { direction: "in", title: `Ändring av anmälan ${registration.number}`, counterpart: personId },
  });
  await announceMoved(needs, trx, dialogue, moved);
  return { outcome: "changed" };
}

/** The registration as a filled form. */
function answersOf(dialogue: Dialogue, { role, organisation, municipality, languages, extra }: Registration, { name, email = "" }: Person): Answers {
  const dates = dialogue.meetings.map(({ number }) => String(number));
  return { ...noAnswers, dates, name, email, role, organisation, municipality, languages, extra, topic: "none" };
}

function changedFields(form: Form, registration: Registration, person: Person): string[] {
  const { name, role, organisation, municipality, languages } = { ...registration, name: person.name };
  const same = {
    name: form.name === name,
    email: form.email?.toLowerCase() === person.email?.toLowerCase(),
    role: form.role === role,
    organisation: form.organisation === organisation,
    municipality: form.municipality === municipality,
    languages: form.languages.toSorted().join() === languages.toSorted().join(),
  };
  const questions = new Set([...form.extra, ...registration.extra].map(({ question }) => question));
  const saidTo = (question: string, extra: readonly ExtraAnswer[]) => extra.find((one) => one.question === question)?.said.join("\n");
  return [
    ...Object.entries(same).flatMap(([field, isSame]) => (isSame ? [] : [field])),
    ...[...questions].filter((question) => saidTo(question, form.extra) !== saidTo(question, registration.extra)).map(extraField),
  ];
}

type News = { dialogue: Dialogue; registration: Registration; person: Person; name: string; to: string; onRequest: boolean; now: Date };

async function tell(needs: RegistrationNeeds, trx: Transaction, { dialogue, registration, person, name, to, onRequest, now }: News): Promise<void> {
  const { authorityId, dialogueId, personId, number } = registration;
  await needs.letters.queue(trx, {
    authorityId,
    dialogueId,
    personId,
    to,
    purpose: "change",
    version: `answers ${now.toISOString()}`,
    language: person.language,
    ...changeLetter(person.language, { name, dialogue, number, dates: toldDates(dialogue, registration), onRequest }),
  });
}
