import type { Dialogue, RegistrationWindow } from "#dialogues";
import { type InfluenceLevel, type StepPlan, fundingWords, influenceLevels, lastMinuteOf, plannedSteps } from "#dialogues/shared";
import { toInstant } from "#platform/civil-time";
import { type Language, type Spoken, day, dayAndYear, hour, prefixOf, shortDay, tell } from "#platform/i18n";
import type { RegistrationRoom } from "#registration";

type Counts = Awaited<ReturnType<RegistrationRoom["counts"]>>;

/** What the invitation shows, field by field (house rule 14): all of it is public. Places left are told in words. */
export function invitationView(dialogue: Dialogue, window: RegistrationWindow, counts: Counts, { language, origin }: { language: Language; origin: URL }) {
  const told = (text: Spoken) => tell(text, language);
  const { influence, accessibility } = dialogue;
  const last = lastMinuteOf(dialogue.closesExclusive);
  return {
    language,
    window,
    slug: dialogue.slug,
    url: new URL(`${prefixOf(language)}/dialog/${dialogue.slug}`, origin).href,
    kind: told(dialogue.kind),
    title: told(dialogue.title),
    lead: told(dialogue.lead),
    why: dialogue.why.map(told),
    who: told(dialogue.audience.who),
    questions: dialogue.questions.map(({ question, help }) => ({ question: told(question), help: told(help) })),
    meetings: dialogue.meetings.map((meeting) => ({
      starts: meeting.startsLocal,
      instants: [meeting.startsLocal, meeting.endsLocal].map((local) => toInstant({ local, zone: dialogue.zone }).toISOString()),
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
    access: { askBy: dayAndYear(accessibility.askBy, language), text: told(accessibility.text) },
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
    title: tell(title, language),
    ...(note ? { note: tell(note, language) } : {}),
  };
}

const isWithin = (level: InfluenceLevel, reached: InfluenceLevel) => influenceLevels.indexOf(level) <= influenceLevels.indexOf(reached);

function takenOf(counts: Counts, meetingId: string): number {
  return counts.filter((one) => one.meetingId === meetingId && one.status === "registered").reduce((sum, { count }) => sum + count, 0);
}

/** Places that are somebody's to answer for: whoever registers now comes after them. */
const heldOf = (counts: Counts, meetingId: string) => counts.filter((one) => one.meetingId === meetingId).reduce((sum, { held }) => sum + held, 0);

const mostTaken = ({ meetings }: Dialogue, counts: Counts) => Math.max(...meetings.map(({ id }) => takenOf(counts, id)));

/** In words only: how many have registered is nobody's business before the meeting. */
function placesLeft({ meetings }: Dialogue, counts: Counts): "many" | "few" | "full" {
  const left = meetings.filter(({ calledOff }) => !calledOff).map(({ id, capacity }) => ({ capacity, left: capacity - takenOf(counts, id) - heldOf(counts, id) }));
  if (left.every((one) => one.left <= 0)) return "full";
  return left.some((one) => one.left > one.capacity / 10) ? "many" : "few";
}
