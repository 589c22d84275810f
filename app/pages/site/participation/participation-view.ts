import { type Language, day, dayAndYear, hour, tell } from "#platform/i18n";
import { toInstant, toLocal } from "#platform/civil-time";
import type { Dialogue, Meeting, RegistrationWindow } from "#dialogues";
import { fundingWords, lastMinuteOf } from "#dialogues/shared";
import type { LetterSummary } from "#letters";
import type { Person } from "#people";
import type { Answered, Registration } from "#registration";
import { municipalityName, undoHours } from "#registration/shared";
import { answeredView } from "../../../web/extra/extra-view.ts";
import { roleWord } from "../../../web/role.ts";

type Known = {
  dialogue: Dialogue;
  window: RegistrationWindow;
  registration: Registration;
  answered: readonly Answered[];
  person: Person;
  letters: readonly LetterSummary[];
  measures: { chosen: string[]; other: string } | undefined;
  now: Date;
  language: Language;
};

/** What a person sees of their own participation, field by field. */
export function participationView({ dialogue, window, registration, answered, person, letters, measures, now, language }: Known) {
  const { zone } = dialogue;
  const received = toLocal(registration.receivedAt, zone);
  const chosen = dialogue.accessibility.measures.filter(({ key }) => measures?.chosen.includes(key));
  return {
    language,
    slug: dialogue.slug,
    title: tell(dialogue.title, language),
    name: person.name,
    number: `${dialogue.diaryNumber}-${registration.number}`,
    mayChange: window === "open",
    lastDay: dayAndYear(lastMinuteOf(dialogue.closesExclusive), language),
    received: { day: day(received, language), hour: hour(received, language) },
    contact: dialogue.contact,
    objection: tell(dialogue.notices.objection, language),
    dates: dialogue.meetings.map((meeting) => dateView(meeting, { registration, zone, window, now, language })),
    answers: {
      name: person.name,
      email: person.email ?? "",
      role: roleWord[language][registration.role],
      organisation: registration.organisation,
      municipality: municipalityName(registration.municipality, language) ?? "",
      languages: registration.languages,
    },
    extra: answeredView(answered, language),
    questions: dialogue.questions.map(({ question }) => tell(question, language)),
    preparation: dialogue.preparation.map((one) => ({
      title: tell(one.title, language),
      help: tell(one.help, language),
      text: tell(one.text, language),
      minutes: one.minutes,
    })),
    needs: [...chosen.map(({ label }) => tell(label, language)), ...(measures?.other ? [{ text: measures.other }] : [])],
    letters: letters
      .filter(({ state }) => state !== "skipped" && state !== "stopped")
      .map(({ letterId, subject, queuedAt }) => ({ id: letterId, subject: { text: subject, ...(person.language === language ? {} : { lang: person.language }) }, day: dayAndYear(toLocal(queuedAt, zone), language), local: toLocal(queuedAt, zone).slice(0, 10) }))
      .toReversed(),
    funding: dialogue.funding && fundingWords(dialogue.funding, language),
  };
}

export type ParticipationView = ReturnType<typeof participationView>;
export type DateView = ParticipationView["dates"][number];

type Around = { registration: Registration; zone: string; window: RegistrationWindow; now: Date; language: Language };

/** How one date stands, and what can be done about it now. */
function dateView(meeting: Meeting, { registration, zone, window, now, language }: Around) {
  const standing = registration.dates.find(({ meetingId }) => meetingId === meeting.id);
  const status = standing?.status;
  const [starts, ends, lobby] = [meeting.startsLocal, meeting.endsLocal, meeting.lobbyOpensLocal].map((local) => toInstant({ local, zone }));
  const isOver = ends !== undefined && now >= ends;
  const isIn = status === "registered" || status === "attended";
  const undoUntil = standing?.cancelledAt && standing.cancelledAt.getTime() + undoHours * 3_600_000;
  const offered = standing?.offeredUntil && now < standing.offeredUntil ? toLocal(standing.offeredUntil, zone) : undefined;
  const canRestore = status === "cancelled" && undoUntil !== undefined && now.getTime() < undoUntil && starts !== undefined && now < starts;
  return {
    number: meeting.number,
    starts: meeting.startsLocal,
    day: day(meeting.startsLocal, language),
    dayAndYear: dayAndYear(meeting.startsLocal, language),
    from: hour(meeting.startsLocal, language),
    to: hour(meeting.endsLocal, language),
    lobby: hour(meeting.lobbyOpensLocal, language),
    title: tell(meeting.title, language),
    status: status ?? ("none" as const),
    waitingPlace: standing?.waitingPlace ?? 0,
    /** A place is held, to be answered for by then. */
    offer: offered && { day: day(offered, language), hour: hour(offered, language) },
    isOver,
    /** Why it will not be held. */
    calledOff: meeting.calledOff && tell(meeting.calledOff, language),
    isOpen: isIn && !isOver && !meeting.calledOff && lobby !== undefined && now >= lobby,
    can: isOver || meeting.calledOff ? undefined : status === "registered" || status === "waiting" ? ("drop" as const) : canRestore ? ("restore" as const) : window === "open" ? ("add" as const) : undefined,
  };
}
