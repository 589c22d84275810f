import type { Session } from "#people";
import type { Line } from "#platform/socket/endpoint";
import type { Admitted } from "../admission.ts";
import type { LiveNeeds } from "../needs.ts";
import { type ClientMessage, type ServerMessage, clientMessageSchema, closeCodes, protocolVersion } from "../protocol.ts";
import type { Hall } from "./hall.ts";
import type { Visitor } from "./places.ts";

/** Milliseconds in which whoever opens a connection has to say hello. */
const patience = 10_000;

/** How a request may come in: `close` says why not. */
export type Entry = { hall: Hall; session: Session } | { close: number };

/** Speaks the protocol with one connection, from the first message to the end. Messages are taken in order, asks in parallel. */
export function serveLine(needs: LiveNeeds, line: Line, entry: Promise<Entry>): void {
  let visitor: Visitor | null = null;
  let hall: Hall | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  const silent = setTimeout(() => line.close(closeCodes.silent, "no hello"), patience);
  const send = (message: ServerMessage) => line.send(JSON.stringify(message));
  const civilNow = () => needs.clock.civil().getTime();

  const enter = async (hello: Extract<ClientMessage, { type: "hello" }>) => {
    if (hello.version !== protocolVersion) return line.close(closeCodes.otherVersion, "another version of the page");
    const found = await entry;
    if ("close" in found) return line.close(found.close, "");
    const person = await found.hall.admit(found.session);
    if (!person) return line.close(closeCodes.notInvited, "not invited");
    if (!line.open) return;
    clearTimeout(silent);
    hall = found.hall;
    send(welcome(found.hall, person, civilNow()));
    visitor = found.hall.join(line, person, hello);
    void found.hall.seatLate(person);
  };
  const take = async (message: ClientMessage) => {
    if (!hall || !visitor) return message.type === "hello" ? enter(message) : line.close(closeCodes.notUnderstood, "hello first");
    switch (message.type) {
      case "hello":
        return line.close(closeCodes.notUnderstood, "hello twice");
      case "ask":
        return void hall.ask(visitor.person, message.commandId, message.ask).then(send);
      case "mode":
        return hall.setMode(visitor.person, message.mode);
      case "who":
        return send({ type: "cards", people: hall.cards(message.personIds) });
      case "whereAmI":
        return hall.tellPlace(visitor);
      case "arrived":
        return hall.arrived(visitor, message.version);
      case "ping":
        return send({ type: "pong", sent: message.sent, civilNow: civilNow() });
    }
  };
  line.onText((text) => {
    const message = read(text);
    if (!message) return line.close(closeCodes.notUnderstood, "not understood");
    turn = turn
      .then(() => take(message))
      .catch((fault: Error) => {
        needs.log.error({ fault: fault.message }, "A connection was given up");
        line.close(1011, "fault");
      });
  });
  line.onClose(() => {
    clearTimeout(silent);
    turn = turn.then(() => visitor && hall?.leave(visitor));
  });
}

const welcome = ({ of }: Hall, { personId, name, role, kind }: Admitted, civilNow: number): ServerMessage => ({
  type: "welcome",
  version: protocolVersion,
  meetingId: of.meetingId,
  you: { personId, name, role, kind },
  civilNow,
});

function read(text: string): ClientMessage | null {
  try {
    return clientMessageSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
