import type { ComposedRound } from "#grouping";
import { consequences } from "./consequences.ts";
import { type Actor, type LiveCommand, type LiveState, type Refusal, decide, evolve } from "./decider/index.ts";
import type { LiveNeeds, MeetingOf } from "./needs.ts";
import { type LogEntry, appendEntries, findCommand, listEntries, lockHead } from "./store.ts";

export type Execution = {
  /** What this process had not seen yet: other processes' entries, then the command's own. */
  entries: LogEntry[];
  answer: { outcome: "accepted"; sequence: number } | { outcome: "refused"; refusal: Refusal };
};

type Order = { commandId: string; actor: Actor; command: LiveCommand; round: ComposedRound | undefined };

/** Other processes hear on this channel that a meeting's log has grown. */
export const channel = "live";

/**
 * Decides on a command under the lock of the meeting's head and stores what follows, all in one transaction: when this
 * resolves it has happened, and may be told. A command that has been stored before is not decided again.
 */
export async function executeCommand(needs: LiveNeeds, of: MeetingOf, known: { state: LiveState; sequence: number }, order: Order): Promise<Execution> {
  return needs.database.transaction().execute(async (trx) => {
    const head = await lockHead(trx, of);
    const missed = head > known.sequence ? await listEntries(trx, of.meetingId, known.sequence) : [];
    const before = await findCommand(trx, of.meetingId, order.commandId);
    if (before !== undefined) return { entries: missed, answer: { outcome: "accepted", sequence: before } };

    const state = missed.reduce((at, entry) => evolve(at, entry.event), known.state);
    const now = needs.clock.civil().getTime();
    const decision = decide(state, order.command, { now, actor: order.actor });
    if ("refusal" in decision) return { entries: missed, answer: { outcome: "refused", refusal: decision.refusal } };
    if (decision.events.length === 0) return { entries: missed, answer: { outcome: "accepted", sequence: head } };

    const actor = order.actor.personId ?? "system";
    const entries = decision.events.map((event, index): LogEntry => ({ sequence: head + index + 1, actor, event }));
    const after = decision.events.reduce(evolve, state);
    await appendEntries(trx, of, { commandId: order.commandId, entries, phase: after.phase });
    await consequences(needs, trx, of, { before: state, entries, round: order.round });
    const sequence = head + entries.length;
    await needs.notify(trx, channel, JSON.stringify({ meetingId: of.meetingId, sequence }));
    return { entries: [...missed, ...entries], answer: { outcome: "accepted", sequence } };
  });
}
