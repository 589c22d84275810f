import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { Log } from "#platform/log";

/** One open connection. Text only; what is in it is the room's protocol. */
export type Line = {
  /** False once it is closing: what is sent then is dropped. */
  readonly open: boolean;
  send(text: string): void;
  close(code: number, reason: string): void;
  onText(listener: (text: string) => void): void;
  /** Called once, however it ended. */
  onClose(listener: (code: number) => void): void;
};

export type LineLimits = {
  /** Milliseconds between pings; who answers none of two is gone. */
  heartbeat: number;
  /** Bytes of one message from outside. */
  longest: number;
  /** Bytes that may wait for a slow reader. Beyond that the line is cut, and its owner resumes from the log. */
  backlog: number;
  /** Messages from outside: so many at once, and so many a second over time. */
  burst: number;
  perSecond: number;
};

export const lineLimits: LineLimits = { heartbeat: 15_000, longest: 64 * 1024, backlog: 1024 * 1024, burst: 60, perSecond: 20 };

/** Close codes of the transport itself; a room's own are in its protocol. */
export const lineCodes = { restarting: 1012, tooMany: 4429 } as const;

export type Endpoint = {
  /** Completes an upgrade that the caller has decided to take. */
  take(request: IncomingMessage, socket: Duplex, head: Buffer, greet: (line: Line) => void): void;
  /** Tells everybody to come back later, and waits until they have gone. */
  close(): Promise<void>;
};

export function openEndpoint({ log, limits = lineLimits, now }: { log: Log; limits?: LineLimits; now: () => number }): Endpoint {
  const server = new WebSocketServer({ noServer: true, maxPayload: limits.longest, perMessageDeflate: false });
  const answered = new WeakSet<WebSocket>();
  const heartbeat = setInterval(() => {
    for (const socket of server.clients) {
      if (!answered.delete(socket)) socket.terminate();
      else socket.ping();
    }
  }, limits.heartbeat);
  heartbeat.unref();

  return {
    take(request, socket, head, greet) {
      server.handleUpgrade(request, socket, head, (opened) => {
        answered.add(opened);
        opened.on("pong", () => answered.add(opened));
        opened.on("error", (fault) => log.debug({ fault: fault.message }, "A connection broke"));
        greet(lineOver(opened, limits, now, log));
      });
    },
    async close() {
      clearInterval(heartbeat);
      const gone = [...server.clients].map((socket) => new Promise<void>((resolve) => socket.once("close", () => resolve())));
      for (const socket of server.clients) {
        socket.close(lineCodes.restarting, "restarting");
        setTimeout(() => socket.terminate(), 1000).unref();
      }
      await Promise.all(gone);
    },
  };
}

function lineOver(socket: WebSocket, limits: LineLimits, now: () => number, log: Log): Line {
  let allowance = limits.burst;
  let refilledAt = now();
  const mayAct = () => {
    allowance = Math.min(limits.burst, allowance + ((now() - refilledAt) / 1000) * limits.perSecond);
    refilledAt = now();
    allowance -= 1;
    return allowance >= 0;
  };
  return {
    get open() {
      return socket.readyState === socket.OPEN;
    },
    send(text) {
      if (socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount > limits.backlog) {
        log.info({ bytes: socket.bufferedAmount }, "A reader was too slow and was cut off; it will resume");
        socket.terminate();
        return;
      }
      socket.send(text);
    },
    close: (code, reason) => socket.close(code, reason),
    onText(listener) {
      socket.on("message", (data, isBinary) => {
        if (isBinary || !mayAct()) return socket.close(lineCodes.tooMany, "too many messages");
        // One chunk unless binaryType is "fragments".
        listener((data as Buffer).toString("utf8"));
      });
    },
    onClose: (listener) => void socket.once("close", listener),
  };
}
