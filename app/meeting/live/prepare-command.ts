import type { AgendaStep } from "#agenda";
import type { ComposedRound, Running } from "#grouping";
import type { PersonId } from "#people";
import { toInstant } from "#platform/civil-time";
import { type LiveCommand, type LiveState, type LiveStep, type RoundPlan, nextStep, openGroups } from "./decider/index.ts";
import type { LiveNeeds, MeetingOf } from "./needs.ts";
import type { Ask, AskRefusal } from "./protocol.ts";

/** A command for the decider; `round` comes with one that starts a round. */
export type Prepared = { command: LiveCommand; round?: ComposedRound } | { refusal: AskRefusal };

export type Present = { state: LiveState; here: ReadonlySet<PersonId> };

/** From what was asked to a command of the rules: what these may not look up themselves is looked up here. */
export async function prepareCommand(
  needs: LiveNeeds,
  of: MeetingOf,
  ask: Ask,
  commandId: string,
  present: Present,
): Promise<Prepared> {
  switch (ask.type) {
    case "openLobby": {
      const steps = await stepsOf(needs, of);
      const found = await needs.dialogues.ofMeeting(of.meetingId);
      if (steps.length === 0 || !found) return { refusal: "noAgenda" };
      const startsAt = toInstant({ local: found.meeting.startsLocal, zone: found.dialogue.zone }).getTime();
      return { command: { type: "openLobby", startsAt, steps } };
    }
    case "reviseSteps":
      return { command: { type: "reviseSteps", steps: await stepsOf(needs, of) } };
    case "next":
      return prepareNext(needs, of, ask.after, commandId, present);
    case "place":
      return preparePlace(needs, of, ask, present);
    case "mend":
      return prepareMend(needs, of, present);
    case "extend":
      return {
        command: { type: "extend", groupId: ask.groupId, seen: ask.seen, milliseconds: Math.round(ask.minutes * 60_000) },
      };
    case "announce":
      return { command: { ...ask, announcementId: commandId } };
    default:
      return { command: ask };
  }
}

async function stepsOf({ agenda }: LiveNeeds, { meetingId }: MeetingOf): Promise<LiveStep[]> {
  return (await agenda.runOfShow(meetingId)).map(liveStep);
}

const liveStep = ({ stepId, kind, title, minutes, round, noticeSeconds }: AgendaStep): LiveStep => ({
  stepId,
  kind,
  title,
  minutes,
  question: round?.question ?? null,
  noticeSeconds,
});

/** Into a round: groups from who is here. The seed is the command's own, so that the same press makes the same groups. */
async function prepareNext(
  needs: LiveNeeds,
  of: MeetingOf,
  after: string | null,
  commandId: string,
  { state, here }: Present,
): Promise<Prepared> {
  const step = nextStep(state);
  const isStale = after !== (state.current?.stepId ?? null);
  if (isStale || step?.kind !== "round") return { command: { type: "next", after, plan: null } };
  const seed = Number.parseInt(commandId.slice(0, 8), 16);
  const stepId = step.stepId as AgendaStep["stepId"];
  const answer = await needs.grouping.compose({ meetingId: of.meetingId, stepId, present: here, seed });
  if (answer.outcome === "nobody") return { refusal: "nobodyHere" };
  if (answer.outcome !== "composed") return { refusal: "noGroupsPossible" };
  return { command: { type: "next", after, plan: planOf(answer.round) }, round: answer.round };
}

const planOf = ({ roundId, stepId, groups, seats }: ComposedRound): RoundPlan => ({
  roundId,
  stepId,
  groups,
  seats: Object.fromEntries(seats),
});

async function preparePlace(
  needs: LiveNeeds,
  of: MeetingOf,
  { personId, groupId }: Extract<Ask, { type: "place" }>,
  present: Present,
): Promise<Prepared> {
  const to = groupId ?? (await bestGroupFor(needs, of, personId, present));
  if (to === null) return { refusal: "noRound" };
  const seated = present.state.round?.seats[personId] !== undefined;
  return { command: { type: seated ? "move" : "seat", personId, groupId: to } };
}

async function prepareMend(needs: LiveNeeds, of: MeetingOf, present: Present): Promise<Prepared> {
  const running = runningOf(of, present);
  if (!running) return { refusal: "noRound" };
  const mending = await needs.grouping.mend(running);
  return mending ? { command: { type: "mend", ...mending } } : { refusal: "noGroupsPossible" };
}

/** The open group where someone fits best, not the one they are in; null when there is none. */
export async function bestGroupFor(
  { grouping }: LiveNeeds,
  of: MeetingOf,
  personId: string,
  present: Present,
): Promise<string | null> {
  const running = runningOf(of, present);
  return (running && (await grouping.place(running, personId))) ?? null;
}

/** The round as the room of groups sees it; undefined while no group is open. */
function runningOf({ meetingId }: MeetingOf, { state, here }: Present): Running | undefined {
  const groups = openGroups(state);
  const { round, current } = state;
  if (!round || !current || groups.length === 0) return undefined;
  return { meetingId, stepId: round.stepId, startedAt: new Date(current.startedAt), groups, seats: round.seats, here };
}
