import type { Agenda, StepId } from "#agenda";
import type { Dialogues } from "#dialogues";
import type { Grouping } from "#grouping";
import type { GroupId } from "#grouping/shared";
import type { PersonId } from "#people";
import type { Database } from "#platform/database";
import type { NotesNeeds } from "./index.ts";

type Rooms = {
  dialogues: Pick<Dialogues, "ofMeeting">;
  agenda: Pick<Agenda, "step">;
  grouping: Pick<Grouping, "group" | "members" | "rounds" | "assignments">;
};

type Access = Pick<NotesNeeds, "group" | "mayWrite" | "mayRead" | "mayConfirm">;

/**
 * Who may do what with a group's notes, as the groups themselves tell it. Who sits in a group that is open writes; who has
 * ever been assigned to it, or sits in the group it was merged into, reads; who sits there, or sat there when it closed, confirms.
 */
export function accessByGroups({ dialogues, agenda, grouping }: Rooms): Access {
  const sits = async (personId: PersonId, groupId: GroupId, db?: Database) => (await grouping.members(groupId, db)).includes(personId);
  return {
    async group(id, db) {
      const found = await grouping.group(id, db);
      const of = found && (await dialogues.ofMeeting(found.meetingId, db));
      const step = found && (await agenda.step(found.stepId as StepId, db));
      if (!of || !step) return undefined;
      const round = (await grouping.rounds(found.meetingId, db)).find(({ roundId }) => roundId === found.roundId);
      return {
        id,
        authorityId: of.meeting.authorityId,
        dialogueId: of.meeting.dialogueId,
        meetingId: of.meeting.id,
        number: found.number,
        questions: [step.key],
        mergedFrom: absorbed(id, round?.groups ?? []),
      };
    },
    async mayWrite(personId, groupId) {
      const found = await grouping.group(groupId);
      return found !== undefined && !found.closedAt && !found.mergedInto && sits(personId, groupId);
    },
    async mayRead(personId, groupId) {
      const found = await grouping.group(groupId);
      if (!found) return false;
      const been = await grouping.assignments(found.meetingId);
      const mine = new Set(been.filter((one) => one.personId === personId).map((one) => one.groupId));
      if (mine.has(groupId)) return true;
      const round = (await grouping.rounds(found.meetingId)).find(({ roundId }) => roundId === found.roundId);
      return [...mine].some((id) => absorbed(id, round?.groups ?? []).includes(groupId));
    },
    mayConfirm: (personId, groupId, db) => sits(personId, groupId, db),
  };
}

/** Every group that went into `id`, by one merge or several. */
function absorbed(id: GroupId, groups: readonly { groupId: GroupId; mergedInto: GroupId | null }[]): GroupId[] {
  const direct = groups.filter(({ mergedInto }) => mergedInto === id).map(({ groupId }) => groupId);
  return direct.flatMap((groupId) => [groupId, ...absorbed(groupId, groups)]);
}
