import type { ComposedRound, GroupId, RoundId } from "#grouping";
import type { Json } from "#ledger";
import type { PersonId } from "#people";
import type { Transaction } from "#platform/database";
import type { LiveEvent, LiveState } from "./decider/index.ts";
import type { LiveNeeds, MeetingOf } from "./needs.ts";
import type { LogEntry } from "./store.ts";

type Happened = { before: LiveState; entries: readonly LogEntry[]; round: ComposedRound | undefined };

/** What events mean in other rooms, in the transaction that stores them: assignments, who took part, the ledger last (its lock). */
export async function consequences(
  needs: LiveNeeds,
  trx: Transaction,
  of: MeetingOf,
  { before, entries, round }: Happened,
): Promise<void> {
  let roundId = before.round?.roundId as RoundId | undefined;
  for (const { event, actor } of entries) {
    await inGrouping(needs, trx, event, actor, { roundId, round });
    if (event.type === "round.started") roundId = event.roundId as RoundId;
    if (event.type === "step.started")
      await needs.attendance.markAttended(trx, of.meetingId, [...needs.attendance.here(of.meetingId)]);
  }
  for (const { event, actor } of entries) {
    const facts = factsFor(event, before, round);
    if (!facts) continue;
    await needs.ledger.append(trx, {
      chain: { authorityId: of.authorityId, dialogueId: of.dialogueId },
      type: facts.type,
      actor,
      subject: { kind: "meeting", id: of.meetingId },
      class: "live.meeting",
      content: facts.content,
    });
  }
}

type Round = { roundId: RoundId | undefined; round: ComposedRound | undefined };

async function inGrouping(
  { grouping }: LiveNeeds,
  trx: Transaction,
  event: LiveEvent,
  actor: string,
  { roundId, round }: Round,
): Promise<void> {
  const at = new Date(event.at);
  switch (event.type) {
    case "round.started":
      if (round?.roundId !== event.roundId) throw new Error(`Round ${event.roundId} starts without having been composed`);
      return grouping.begin(trx, round, { at, actor });
    case "person.seated": {
      if (!roundId) throw new Error("Someone is seated without a round");
      const why = event.from === null ? "late" : event.mended ? "mended" : "moved";
      return grouping.assign(trx, {
        roundId,
        personId: event.personId as PersonId,
        groupId: event.groupId as GroupId,
        at,
        actor,
        why,
      });
    }
    case "groups.merged":
      return grouping.merge(trx, { from: event.from as GroupId, into: event.into as GroupId }, { at, actor });
    case "groups.closed":
      return grouping.close(trx, { groupIds: event.groupIds as GroupId[] }, at);
    case "round.closed":
      return grouping.close(trx, { roundId: event.roundId as RoundId }, at);
    default:
  }
}

/** The few events that the dialogue's own chain keeps: that the meeting was held, and its rounds. */
function factsFor(event: LiveEvent, before: LiveState, round: ComposedRound | undefined): { type: string; content: Json } | null {
  switch (event.type) {
    case "lobby.opened":
      return { type: "meeting.lobby-opened", content: {} };
    case "step.started":
      return before.phase === "lobby" ? { type: "meeting.started", content: {} } : null;
    case "round.started":
      return {
        type: "round.formed",
        content: {
          roundId: event.roundId,
          stepId: event.stepId,
          groups: event.groups.length,
          people: Object.keys(event.seats).length,
          seed: round?.seed ?? null,
        },
      };
    case "round.closed":
      return { type: "round.closed", content: { roundId: event.roundId } };
    case "meeting.ended":
      return { type: "meeting.ended", content: {} };
    default:
      return null;
  }
}
