import type { AgendaStep } from "#agenda";
import { type ComposedRound, type Table, bestTable } from "#grouping";
import type { PersonId } from "#people";
import { toInstant } from "#platform/civil-time";
import type { Admitted } from "./admission.ts";
import { type LiveCommand, type LiveState, type LiveStep, type RoundPlan, nextStep, openGroups } from "./decider/index.ts";
import type { LiveNeeds, MeetingOf } from "./needs.ts";
import type { Ask, AskRefusal } from "./protocol.ts";

/** A command for the decider; `round` comes with one that starts a round. */
export type Prepared = { command: LiveCommand; round?: ComposedRound } | { refusal: AskRefusal };

export type Present = { state: LiveState; here: ReadonlySet<PersonId>; people: ReadonlyMap<string, Admitted> };

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
      return preparePlace(ask.personId, ask.groupId, present);
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

function preparePlace(personId: string, groupId: string | null, present: Present): Prepared {
  const to = groupId ?? bestGroupFor(personId, present);
  if (to === null) return { refusal: "noRound" };
  const seated = present.state.round?.seats[personId] !== undefined;
  return { command: { type: seated ? "move" : "seat", personId, groupId: to } };
}

/** The open group where someone fits best, not the one they are in; null when there is none. */
export function bestGroupFor(personId: string, { state, here, people }: Present): string | null {
  const seats = state.round?.seats ?? {};
  const own = seats[personId];
  const tables = tablesOf(state, here, people).filter((table) => table.groupId !== own);
  return bestTable(tables, attributesOf(people.get(personId)))?.groupId ?? null;
}

const attributesOf = (person: Admitted | undefined) => ({ role: person?.role ?? "", municipality: person?.municipality ?? "" });

/** The open groups with those of their members who are here. */
function tablesOf(state: LiveState, here: ReadonlySet<PersonId>, people: ReadonlyMap<string, Admitted>): Table[] {
  const seated = Object.entries(state.round?.seats ?? {}).filter(([personId]) => here.has(personId as PersonId));
  const members = Map.groupBy(seated, ([, groupId]) => groupId);
  return openGroups(state).map(({ groupId, number, min, max }) => ({
    groupId,
    number,
    min,
    max,
    members: (members.get(groupId) ?? []).map(([personId]) => attributesOf(people.get(personId))),
  }));
}
