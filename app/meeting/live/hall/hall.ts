import type { ComposedRound } from "#grouping";
import type { PersonId, Session } from "#people";
import type { Line } from "#platform/socket/endpoint";
import { type Admitted, admitStaff, listExpected } from "../admission.ts";
import { type Actor, type LiveCommand, nextDue } from "../decider/index.ts";
import { executeCommand } from "../execute-command.ts";
import type { LiveNeeds, MeetingOf } from "../needs.ts";
import { bestGroupFor, prepareCommand } from "../prepare-command.ts";
import type { Ask, ClientMessage, ServerMessage } from "../protocol.ts";
import { listEntries } from "../store.ts";
import { openAlarm } from "./alarm.ts";
import { type Turn, openChronicle } from "./chronicle.ts";
import { openCrowd } from "./crowd.ts";
import type { Visitor } from "./places.ts";
import { openRoster } from "./roster.ts";

type Answer = Extract<ServerMessage, { type: "answer" }>;
export type Hall = Awaited<ReturnType<typeof openHall>>;

/** Who is expected is looked up again at most this often (milliseconds) when someone comes in: a place may be new or given up. */
const expectedFor = 5000;
/** When the clock's own command could not be stored it is tried again after this. */
const retry = 1000;

/**
 * One meeting as one process holds it: what is known of its log, who is connected, and its alarm. Commands are executed one
 * after the other; nothing is told before it is stored.
 */
export async function openHall(needs: LiveNeeds, of: MeetingOf, announce: (turns: readonly Turn[]) => void) {
  const { meetingId } = of;
  const chronicle = openChronicle();
  const roster = openRoster();
  const crowd = openCrowd(needs, of, chronicle, roster);
  const alarm = openAlarm(needs.clock, () => void keepTime());
  let queue: Promise<unknown> = Promise.resolve();
  let expected: { ids: ReadonlySet<string>; until: number } = { ids: new Set(), until: 0 };

  const here = () => needs.attendance.here(meetingId);
  const present = () => ({ state: chronicle.state, here: here() });
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = queue.then(work);
    queue = result.catch(() => {});
    return result;
  };
  const take = (entries: Parameters<typeof chronicle.advance>[0]) => {
    const turns = chronicle.advance(entries);
    crowd.tell(turns);
    if (turns.length > 0) announce(turns);
    alarm.set(nextDue(chronicle.state));
    // Whoever came while the groups were being made is in none of them.
    if (turns.some((turn) => turn.event.type === "round.started")) for (const personId of here()) void seatLate(personId);
  };
  const carryOut = async (commandId: string, actor: Actor, command: LiveCommand, round?: ComposedRound) => {
    const { entries, answer } = await executeCommand(needs, of, chronicle, { commandId, actor, command, round });
    take(entries);
    return answer;
  };
  const execute = (...order: Parameters<typeof carryOut>) => inTurn(() => carryOut(...order));
  /** Other processes may have written, up to `sequence` at least. */
  const catchUp = (sequence = Number.POSITIVE_INFINITY) =>
    inTurn(async () => {
      if (sequence > chronicle.sequence) take(await listEntries(needs.database, meetingId, chronicle.sequence));
    });
  const keepTime = async () => {
    try {
      await execute(needs.ids.next(), { kind: "server", personId: null }, { type: "keepTime" });
    } catch (fault) {
      needs.log.error({ fault: String(fault), meetingId }, "The meeting's clock could not be kept; trying again");
      alarm.set(needs.clock.civil().getTime() + retry);
    }
  };
  /** Someone who comes when the groups have begun gets a seat at once (L5, G2). */
  const seatLate = (personId: PersonId) =>
    // In turn, so that each finds the groups as the one before left them.
    inTurn(async () => {
      const { round } = chronicle.state;
      const isOwed = roster.people.get(personId)?.kind === "participant" && round?.seats[personId] === undefined;
      const groupId = isOwed ? await bestGroupFor(needs, of, personId, present()) : null;
      if (groupId === null) return;
      await carryOut(needs.ids.next(), { kind: "server", personId: null }, { type: "seat", personId, groupId });
    }).catch((fault: unknown) => needs.log.error({ fault: String(fault), meetingId, personId }, "A late arrival got no seat"));
  const lookUpExpected = async () => {
    const people = await listExpected(needs, of);
    roster.add(people);
    expected = { ids: new Set(people.map((person) => person.personId)), until: needs.clock.machine().getTime() + expectedFor };
  };
  const markAttended = (personIds: readonly PersonId[]) =>
    needs.database
      .transaction()
      .execute((trx) => needs.attendance.markAttended(trx, meetingId, personIds))
      .catch((fault: Error) =>
        needs.log.error({ fault: fault.message, meetingId }, "Who took part was not noted; the next step notes it"),
      );

  await Promise.all([needs.attendance.watch(of), lookUpExpected()]);
  chronicle.advance(await listEntries(needs.database, meetingId, 0));
  alarm.set(nextDue(chronicle.state));

  const answerTo = async (person: Admitted, commandId: string, ask: Ask): Promise<Answer> => {
    try {
      // Groups are made, and places found, from the state as it is; another process may have moved it.
      if (ask.type === "next" || ask.type === "place" || ask.type === "mend") await catchUp();
      const prepared = await prepareCommand(needs, of, ask, commandId, present());
      if ("refusal" in prepared) return { type: "answer", commandId, outcome: "refused", refusal: prepared.refusal };
      const answer = await execute(commandId, { kind: person.kind, personId: person.personId }, prepared.command, prepared.round);
      return { type: "answer", commandId, ...answer };
    } catch (fault) {
      needs.log.error({ fault: String(fault), meetingId, ask: ask.type }, "A command could not be stored");
      return { type: "answer", commandId, outcome: "failed" };
    }
  };

  return {
    of,
    state: () => chronicle.state,
    /** Null: not invited. */
    async admit(session: Session): Promise<Admitted | null> {
      // Who registered a moment ago is let in too: whoever is not on the list is looked up before they are turned away.
      const isUnheardOf = session.kind === "participant" && !expected.ids.has(session.personId);
      if (isUnheardOf || needs.clock.machine().getTime() > expected.until) await lookUpExpected();
      const known = roster.people.get(session.personId);
      if (known && expected.ids.has(session.personId)) return known;
      const staff = await admitStaff(needs, of, session);
      if (staff) roster.add([staff]);
      return staff;
    },
    join(line: Line, person: Admitted, hello: Extract<ClientMessage, { type: "hello" }>): Visitor {
      roster.setMode(person.personId, hello.mode);
      const visitor = crowd.join(line, person, hello);
      needs.attendance.connected(meetingId, person.personId);
      crowd.tellMode(person.personId);
      return visitor;
    },
    leave(visitor: Visitor) {
      crowd.leave(visitor);
      needs.attendance.disconnected(meetingId, visitor.person.personId);
    },
    seatLate: (person: Admitted) => seatLate(person.personId),
    ask: answerTo,
    cards: (personIds: readonly string[]) => roster.cards(personIds),
    setMode(person: Admitted, mode: Parameters<typeof roster.setMode>[1]) {
      roster.setMode(person.personId, mode);
      crowd.tellMode(person.personId);
    },
    tellPlace: (visitor: Visitor) => crowd.tellPlace(visitor),
    arrived: (visitor: Visitor, version: number) => crowd.arrived(visitor, version),
    presenceChanged(change: { came: PersonId[]; went: PersonId[] }) {
      crowd.tellPresence(change);
      if (chronicle.state.phase === "running" && change.came.length > 0) void markAttended(change.came);
    },
    catchUp,
    clockMoved: () => alarm.set(nextDue(chronicle.state)),
    async close() {
      alarm.stop();
      await queue;
      crowd.stop();
    },
  };
}
