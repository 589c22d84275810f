import type { Authority } from "#authorities";
import type { ListedCommitment } from "#commitments";
import type { Dialogue } from "#dialogues";
import { fundingWords } from "#dialogues/shared";
import type { Documentation, DocumentedInsight, Talk } from "#harvest";
import { type NoteKind, noteKinds } from "#notes/shared";
import { toLocal } from "#platform/civil-time";
import { type Language, day, dayAndYear, say, tell } from "#platform/i18n";

/** Where each thing stands on the page, so that everything leads to everything in one step (H4). */
export const anchors = {
  insight: (number: number) => `insikt-${number}`,
  note: (insight: number, place: number) => `insikt-${insight}-anteckning-${place}`,
  question: (meeting: number, round: number) => `fraga-${meeting}-${round}`,
  talk: (meeting: number, round: number, group: number) => `samtal-${meeting}-${round}-${group}`,
  topic: (number: number) => `amne-${number}`,
  commitment: (number: number) => `atagande-${number}`,
};

export type DocumentationView = ReturnType<typeof documentationView>;
type Rooms = { dialogue: Dialogue; authority: Authority | undefined; commitments: readonly ListedCommitment[]; documentation: Documentation };

/** Everything the page shows, field by field: no author, no person, no title of a topic that has not been released. */
export function documentationView({ dialogue, authority, commitments, documentation }: Rooms, language: Language) {
  const dayOf = (at: Date) => day(toLocal(at, dialogue.zone), language);
  const { talks, insights, topics } = documentation;
  const place = new Map(talks.map((talk) => [talk.groupId, talk]));
  const topicNumber = new Map(topics.map(({ id, number }) => [id, number]));
  const insightNumber = new Map(insights.map(({ id, number }) => [id, number]));
  const shownTalk = (talk: Talk) => ({ group: talk.number, round: talk.roundNumber, anchor: anchors.talk(talk.meetingNumber, talk.roundNumber, talk.number) });
  const shownRound = (talk: Talk) => ({
    anchor: anchors.question(talk.meetingNumber, talk.roundNumber),
    day: dayAndYear(talk.startsLocal, language),
    round: talk.roundNumber,
    question: tell(talk.question, language),
  });
  const talksOf = ({ notes }: DocumentedInsight) => [...new Set(notes.map(({ groupId }) => groupId))].flatMap((groupId) => place.get(groupId) ?? []);
  const topicsOf = (insight: DocumentedInsight) => [...new Set(talksOf(insight).flatMap(({ topicId }) => (topicId && topicNumber.get(topicId)) || []))].toSorted((a, b) => a - b);
  const said = commitments.flatMap(({ publishedAt, updates }) => [publishedAt ?? [], ...updates.map(({ at }) => at)].flat());
  const last = said.toSorted((a, b) => a.getTime() - b.getTime()).at(-1);
  return {
    language,
    slug: dialogue.slug,
    title: tell(dialogue.title, language),
    funding: dialogue.funding && fundingWords(dialogue.funding, language),
    authority: authority && say(authority.name, language),
    diaryNumber: dialogue.diaryNumber,
    version: documentation.version,
    published: dayOf(documentation.publishedAt),
    days: dialogue.meetings.map(({ startsLocal }) => dayAndYear(startsLocal, language)),
    summary: documentation.summary.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== ""),
    notes: documentation.notes,
    insights: insights.map((insight) => ({
      number: insight.number,
      title: insight.title,
      body: insight.body,
      groups: insight.groups,
      confirmed: insight.confirmed,
      topics: topicsOf(insight),
      talks: talksOf(insight).map((talk) => ({ ...shownTalk(talk), people: talk.people })),
      questions: roundsOf(talksOf(insight)).map((round) => ({ ...shownRound(round[0]), talks: round.map(shownTalk) })),
      kinds: noteKinds.flatMap((kind): [NoteKind, number][] => {
        const number = insight.notes.filter((note) => note.kind === kind).length;
        return number > 0 ? [[kind, number]] : [];
      }),
      notes: insight.notes.map(({ kind, text, groupId }) => {
        const talk = place.get(groupId);
        return { kind, text, ...(talk ? shownTalk(talk) : { group: 0, round: 0, anchor: "" }) };
      }),
      commitments: commitments.filter(({ insightId }) => insightId === insight.id).map(({ number, what }) => ({ number, what })),
    })),
    commitments: commitments.map((commitment) => ({
      number: commitment.number,
      insight: insightNumber.get(commitment.insightId),
      what: commitment.what,
      owner: commitment.owner,
      receiver: commitment.receiver,
      status: commitment.status,
      overdue: commitment.overdue,
      because: commitment.because,
      due: commitment.due && { local: commitment.due, day: day(commitment.due, language) },
      review: commitment.reviewOn && { local: commitment.reviewOn, day: day(commitment.reviewOn, language) },
      published: commitment.publishedAt ? dayOf(commitment.publishedAt) : "",
      updates: commitment.updates.map(({ text, at }) => ({ text, day: dayOf(at) })),
    })),
    updated: last && { local: toLocal(last, dialogue.zone).slice(0, 10), day: dayOf(last) },
    rounds: roundsOf(talks).map((round) => ({
      ...shownRound(round[0]),
      talks: round.map((talk) => ({
        ...shownTalk(talk),
        people: talk.people,
        merged: talk.mergedInto !== null,
        topic: (talk.topicId && topicNumber.get(talk.topicId)) || undefined,
        insights: insights.filter((insight) => insight.notes.some(({ groupId }) => groupId === talk.groupId)).map(({ number }) => number),
      })),
    })),
    topics: topics.map(({ id, number, title, state, because }) => ({
      number,
      title,
      state,
      because,
      insights: insights.filter((insight) => talksOf(insight).some(({ topicId }) => topicId === id)).map((insight) => insight.number),
    })),
  };
}

/** The talks of each round, meeting by meeting. */
function roundsOf(talks: readonly Talk[]): [Talk, ...Talk[]][] {
  const rounds = new Map<string, [Talk, ...Talk[]]>();
  for (const talk of talks) {
    const key = anchors.question(talk.meetingNumber, talk.roundNumber);
    const round = rounds.get(key);
    if (round) round.push(talk);
    else rounds.set(key, [talk]);
  }
  return [...rounds.values()];
}
