import type { ComposedRound } from "#grouping";
import type { Transaction } from "#platform/database";
import { consequences } from "./consequences.ts";
import { type Actor, type LiveCommand, type LiveState, type Refusal, decide, evolve } from "./decider/index.ts";
import type { LiveNeeds, MeetingOf } from "./needs.ts";
import { type LogEntry, appendEntries, findCommand, isRepeated, listEntries, lockHead } from "./store.ts";

export type Execution = {
  /** What this process had not seen yet: other processes' entries, then the command's own. */
  entries: LogEntry[];
  answer: { outcome: "accepted"; sequence: number } | { outcome: "refused"; refusal: Refusal };
};

type Order = { commandId: string; actor: Actor; command: LiveCommand; round: ComposedRound | undefined };

/**
 * Decides on a command under the lock of the meeting's head and stores what follows, all in one transaction: when this
 * resolves it has happened, and may be told. A command that has been stored before is accepted again and not done again.
 */
export async function executeCommand(
  needs: LiveNeeds,
  of: MeetingOf,
  known: { state: LiveState; sequence: number },
  order: Order,
): Promise<Execution> {
  try {
    return await needs.database.transaction().execute((trx) => decideAndStore(needs, trx, of, known, order));
  } catch (fault) {
    const before = isRepeated(fault) ? await findCommand(needs.database, of.meetingId, order.commandId) : undefined;
    if (before === undefined) throw fault;
    return {
      entries: await listEntries(needs.database, of.meetingId, known.sequence),
      answer: { outcome: "accepted", sequence: before },
    };
  }
}

async function decideAndStore(
  needs: LiveNeeds,
  trx: Transaction,
  of: MeetingOf,
  known: { state: LiveState; sequence: number },
  order: Order,
): Promise<Execution> {
  const head = await lockHead(trx, of);
  const missed = head > known.sequence ? await listEntries(trx, of.meetingId, known.sequence) : [];
  const state = missed.reduce((at, entry) => evolve(at, entry.event), known.state);
  const decision = decide(state, order.command, { now: needs.clock.civil().getTime(), actor: order.actor });
  if ("refusal" in decision || decision.events.length === 0) {
    // Said no because it has been done already? Asked only here: most commands come once.
    const before = await findCommand(trx, of.meetingId, order.commandId);
    if ("refusal" in decision && before === undefined)
      return { entries: missed, answer: { outcome: "refused", refusal: decision.refusal } };
    return { entries: missed, answer: { outcome: "accepted", sequence: before ?? head } };
  }
  const actor = order.actor.personId ?? "system";
  const entries = decision.events.map((event, index): LogEntry => ({ sequence: head + index + 1, actor, event }));
  const after = decision.events.reduce(evolve, state);
  await appendEntries(trx, of, { commandId: order.commandId, entries, phase: after.phase });
  await consequences(needs, trx, of, { before: state, entries, round: order.round });
  return { entries: [...missed, ...entries], answer: { outcome: "accepted", sequence: head + entries.length } };
}
