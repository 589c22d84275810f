import type { Dialogue, RegistrationWindow } from "#dialogues";
import { type InfluenceLevel, type StepPlan, fundingWords, influenceLevels, lastMinuteOf, plannedSteps } from "#dialogues/shared";
import { type Language, type Spoken, day, hour, say, shortDay } from "#platform/i18n";
import type { RegistrationRoom } from "#registration";

type Counts = Awaited<ReturnType<RegistrationRoom["counts"]>>;

/** What the invitation shows, field by field (house rule 14): all of it is public. Places left are told in words. */
export function invitationView(dialogue: Dialogue, window: RegistrationWindow, counts: Counts, language: Language) {
  const told = (text: Spoken) => say(text, language);
  const { influence, accessibility } = dialogue;
  const last = lastMinuteOf(dialogue.closesExclusive);
  return {
    language,
    window,
    slug: dialogue.slug,
    kind: told(dialogue.kind),
    title: told(dialogue.title),
    lead: told(dialogue.lead),
    why: dialogue.why.map(told),
    who: told(dialogue.audience.who),
    questions: dialogue.questions.map(({ question, help }) => ({ question: told(question), help: told(help) })),
    meetings: dialogue.meetings.map((meeting) => ({
      starts: meeting.startsLocal,
      day: day(meeting.startsLocal, language),
      shortDay: shortDay(meeting.startsLocal, language),
      from: hour(meeting.startsLocal, language),
      to: hour(meeting.endsLocal, language),
      lobby: meeting.lobbyOpensLocal.slice(11),
      lobbyHour: hour(meeting.lobbyOpensLocal, language),
      title: told(meeting.title),
      calledOff: meeting.calledOff && told(meeting.calledOff),
      steps: plannedSteps(meeting).map((step) => programmeRow(step, language)),
    })),
    levels: influenceLevels.map((level) => ({ level, holds: isWithin(level, influence.level), here: level === influence.level })),
    influence: {
      open: told(influence.open),
      decides: told(influence.decides),
      use: told(influence.use),
      promise: told(influence.promise),
      documentationBy: { local: influence.documentationBy, words: day(influence.documentationBy, language) },
      answersBy: { local: influence.answersBy, words: day(influence.answersBy, language) },
    },
    access: { askBy: shortDay(accessibility.askBy, language), text: told(accessibility.text) },
    ways: accessibility.ways.map(({ kind, title, text }) => ({ kind, title: told(title), text: told(text) })),
    contact: dialogue.contact,
    last: { day: day(last, language), hour: hour(last, language) },
    opens: day(dialogue.opens, language),
    retention: told(dialogue.retention.text),
    seats: { people: mostTaken(dialogue, counts), seats: Math.max(...dialogue.meetings.map(({ capacity }) => capacity)), left: placesLeft(dialogue, counts) },
    funding: dialogue.funding && { project: dialogue.funding.project, about: told(dialogue.funding.about), words: fundingWords(dialogue.funding, language) },
  };
}

export type InvitationView = ReturnType<typeof invitationView>;

function programmeRow({ beginsLocal, kind, title, note, minutes }: StepPlan & { beginsLocal: string }, language: Language) {
  return {
    time: hour(beginsLocal, language),
    dateTime: beginsLocal.slice(11),
    kind,
    minutes,
    title: say(title, language),
    ...(note ? { note: say(note, language) } : {}),
  };
}

const isWithin = (level: InfluenceLevel, reached: InfluenceLevel) => influenceLevels.indexOf(level) <= influenceLevels.indexOf(reached);

function takenOf(counts: Counts, meetingId: string): number {
  return counts.filter((one) => one.meetingId === meetingId && one.status === "registered").reduce((sum, { count }) => sum + count, 0);
}

const mostTaken = ({ meetings }: Dialogue, counts: Counts) => Math.max(...meetings.map(({ id }) => takenOf(counts, id)));

/** In words only: how many have registered is nobody's business before the meeting. */
function placesLeft({ meetings }: Dialogue, counts: Counts): "many" | "few" | "full" {
  const left = meetings.filter(({ calledOff }) => !calledOff).map(({ id, capacity }) => ({ capacity, left: capacity - takenOf(counts, id) }));
  if (left.every((one) => one.left <= 0)) return "full";
  return left.some((one) => one.left > one.capacity / 10) ? "many" : "few";
}
