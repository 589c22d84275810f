import { type Language, type Spoken, day, hour, shortDay, tell } from "#platform/i18n";
import { toInstant } from "#platform/civil-time";
import type { Dialogue, RegistrationWindow } from "#dialogues";
import { fundingWords, lastMinuteOf } from "#dialogues/shared";
import type { Asking } from "../form/extra-answers.ts";
import type { ExtraAnswer } from "../index.ts";
import { extraView } from "../../../web/extra/extra-view.ts";
import { roleWord } from "../../../web/role.ts";

type Seen = { window: RegistrationWindow; tooLate: readonly string[]; now: Date; language: Language; asking: Asking; extra?: readonly ExtraAnswer[] };

/** What the form shows of a dialogue, field by field: a loader's whole answer is public (house rule 14). */
export function formView(dialogue: Dialogue, { window, tooLate, now, language, asking, extra = [] }: Seen) {
  const { slug, contact, accessibility, notices, funding } = dialogue;
  const told = (text: Spoken) => tell(text, language);
  const last = lastMinuteOf(dialogue.closesExclusive);
  return {
    slug,
    window,
    language,
    title: told(dialogue.title),
    contact,
    lastDay: day(last, language),
    lastShortDay: shortDay(last, language),
    lastHour: hour(last, language),
    opens: day(dialogue.opens, language),
    // Over already: only a late entry or staff get this far.
    meetings: dialogue.meetings.filter(({ endsLocal, calledOff }) => !calledOff && now < toInstant({ local: endsLocal, zone: dialogue.zone })).map(({ number, startsLocal, endsLocal }) => ({
      number: String(number),
      day: day(startsLocal, language),
      shortDay: shortDay(startsLocal, language),
      from: hour(startsLocal, language),
      to: hour(endsLocal, language),
    })),
    roles: dialogue.audience.roles.map((role) => ({ value: role, text: roleWord[language][role] })),
    languages: dialogue.languages,
    extra: extraView(asking, extra, language),
    askBy: day(accessibility.askBy, language),
    access: told(accessibility.text),
    measures: accessibility.measures.map(({ key, label, help }) => ({ key, label: told(label), ...(help ? { help: told(help) } : {}), tooLate: tooLate.includes(key) })),
    notices: { registration: told(notices.registration), topic: told(notices.topic) },
    ...(funding ? { funding: fundingWords(funding, language) } : {}),
  };
}

export type FormView = ReturnType<typeof formView>;
