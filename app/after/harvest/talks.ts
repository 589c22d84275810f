import type { Agenda } from "#agenda";
import type { Dialogue, MeetingId } from "#dialogues";
import type { Grouping } from "#grouping";
import type { GroupId } from "#grouping/shared";
import type { Spoken } from "#platform/i18n";
import type { TopicId } from "#topics";

/** One group's conversation in one round (samtal). `people` sat there last; of a group that was merged, who had been there. */
export type Talk = {
  groupId: GroupId;
  number: number;
  meetingId: MeetingId;
  meetingNumber: number;
  startsLocal: string;
  roundNumber: number;
  questionKey: string;
  question: Spoken;
  people: number;
  topicId: TopicId | null;
  startedAt: Date;
  closedAt: Date | null;
  mergedInto: GroupId | null;
};

type Rooms = { agenda: Pick<Agenda, "runOfShow">; grouping: Pick<Grouping, "rounds" | "assignments"> };

/** Every talk of a dialogue, meeting by meeting, round by round, group by group. */
export async function talksOf({ agenda, grouping }: Rooms, dialogue: Pick<Dialogue, "meetings">): Promise<Talk[]> {
  const talks: Talk[] = [];
  for (const meeting of dialogue.meetings) {
    const rounds = await grouping.rounds(meeting.id);
    if (rounds.length === 0) continue;
    const [steps, assignments] = await Promise.all([agenda.runOfShow(meeting.id), grouping.assignments(meeting.id)]);
    const lastSeat = new Map(assignments.map(({ roundId, personId, groupId }) => [`${roundId} ${personId}`, groupId]));
    const seats = [...lastSeat.values()];
    for (const round of rounds) {
      const step = steps.find(({ stepId }) => stepId === round.stepId);
      for (const group of round.groups) {
        const been = new Set(assignments.filter(({ groupId }) => groupId === group.groupId).map(({ personId }) => personId));
        talks.push({
          groupId: group.groupId,
          number: group.number,
          meetingId: meeting.id,
          meetingNumber: meeting.number,
          startsLocal: meeting.startsLocal,
          roundNumber: round.number,
          questionKey: step?.key ?? "",
          question: step?.round?.question ?? step?.title ?? meeting.title,
          people: group.mergedInto ? been.size : seats.filter((groupId) => groupId === group.groupId).length,
          topicId: group.topicId,
          startedAt: round.startedAt,
          closedAt: group.closedAt,
          mergedInto: group.mergedInto,
        });
      }
    }
  }
  return talks;
}

/** The group that speaks for another: itself, or the one it was merged into in the end (house rule 6). */
export function speaksFor(talks: readonly Pick<Talk, "groupId" | "mergedInto">[], groupId: GroupId): GroupId {
  const next = talks.find((talk) => talk.groupId === groupId)?.mergedInto;
  return next ? speaksFor(talks, next) : groupId;
}
