import { type LiveEvent, type LiveState, evolve, initial, roomOf, seenIn } from "../decider/index.ts";
import type { LogEntry } from "../store.ts";

/** An event with the states around it. */
export type Turn = { event: LiveEvent; before: LiveState; after: LiveState };

export type Chronicle = {
  readonly state: LiveState;
  readonly sequence: number;
  /** Takes the entries that are new; those known already are passed over. */
  advance(entries: readonly LogEntry[]): Turn[];
  /**
   * What someone missed who knows everything up to `after` and was in `room` then. Null: too long ago, or their room has
   * changed since, so they need a snapshot. `personId` null: crew, who see everything.
   */
  since(after: number, room: string, personId: string | null): LiveEvent[] | null;
};

/** So many events can be caught up with; whoever was away for longer gets a snapshot, which is smaller by then. */
const kept = 200;

/** What one process knows of a meeting's log. */
export function openChronicle(): Chronicle {
  let state = initial;
  let sequence = 0;
  let recent: Turn[] = [];
  return {
    get state() {
      return state;
    },
    get sequence() {
      return sequence;
    },
    advance(entries) {
      const turns: Turn[] = [];
      for (const entry of entries) {
        if (entry.sequence <= sequence) continue;
        if (entry.sequence !== sequence + 1) throw new Error(`Entry ${sequence + 1} is missing before ${entry.sequence}`);
        const before = state;
        state = evolve(state, entry.event);
        sequence = entry.sequence;
        turns.push({ event: entry.event, before, after: state });
      }
      recent = [...recent, ...turns].slice(-kept);
      return turns;
    },
    since(after, room, personId) {
      if (after > sequence || sequence - after > recent.length) return null;
      const missed = recent.slice(recent.length - (sequence - after));
      if (personId === null) return missed.map((turn) => turn.event);
      const stayed = roomOf(state, personId) === room && missed.every((turn) => roomOf(turn.before, personId) === room);
      return stayed ? missed.flatMap((turn) => seenIn(room, turn.event) ?? []) : null;
    },
  };
}
