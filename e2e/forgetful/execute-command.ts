import { decide } from "../../app/meeting/live/decider/index.ts";
import * as durable from "../../app/meeting/live/execute-command.ts";

/** So long after its answer is a command stored. */
const later = 3_000;

/** Tells everybody at once, from what this process knows, and writes it down when there is time. */
export const executeCommand: typeof durable.executeCommand = async (needs, of, known, order) => {
  const before = { ...known };
  const decision = decide(before.state, order.command, { now: needs.clock.civil().getTime(), actor: order.actor });
  if ("refusal" in decision) return { entries: [], answer: { outcome: "refused", refusal: decision.refusal } };
  setTimeout(() => void durable.executeCommand(needs, of, before, order).catch(() => {}), later);
  const actor = order.actor.personId ?? "system";
  const entries = decision.events.map((event, at) => ({ sequence: before.sequence + at + 1, actor, event }));
  return { entries, answer: { outcome: "accepted", sequence: before.sequence + entries.length } };
};
