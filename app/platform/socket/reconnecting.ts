/** What a browser's WebSocket and the `ws` package's have in common. */
export type Socket = {
  readonly readyState: number;
  send(text: string): void;
  close(code?: number, reason?: string): void;
  addEventListener(type: "open", listener: () => void): void;
  addEventListener(type: "message", listener: (event: { data: unknown }) => void): void;
  addEventListener(type: "close", listener: (event: { code: number }) => void): void;
  addEventListener(type: "error", listener: () => void): void;
};

export type Reconnecting = {
  /** False when there is no connection: the caller says it again when there is one. */
  send(text: string): boolean;
  /** Tries at once instead of waiting (the browser is online again, the page is seen again). */
  retry(): void;
  close(): void;
};

type Options = {
  open: () => Socket;
  onOpen: () => void;
  onText: (text: string) => void;
  /** The connection is gone. `final`: it will not be tried again. */
  onClose: (end: { code: number; final: boolean }) => void;
  /** Close codes after which trying again is pointless. */
  isFinal: (code: number) => boolean;
  /** Milliseconds before try number n, from 1. */
  wait: (attempt: number) => number;
  /** Milliseconds of silence after which the line is taken for dead; the server speaks more often than that. */
  silence: number;
};

/** 0.3 s, then longer up to 5 s, each spread by half, so that 300 people do not come back in the same moment. */
export const backOff = (random: () => number) => (attempt: number) => Math.min(5000, 150 * 2 ** attempt) * (0.5 + random());

/** A connection that comes back by itself. Knows nothing of what is said over it. */
export function openReconnecting({ open, onOpen, onText, onClose, isFinal, wait, silence }: Options): Reconnecting {
  let socket: Socket | null = null;
  let attempt = 0;
  let ended = false;
  let waiting: ReturnType<typeof setTimeout> | null = null;
  let listening: ReturnType<typeof setTimeout> | null = null;

  const heard = () => {
    if (listening) clearTimeout(listening);
    listening = setTimeout(() => lost(1006), silence);
  };
  const connect = () => {
    waiting = null;
    const mine = open();
    socket = mine;
    heard();
    mine.addEventListener("open", () => {
      if (socket !== mine) return;
      attempt = 0;
      onOpen();
    });
    mine.addEventListener("message", ({ data }) => {
      if (socket !== mine || typeof data !== "string") return;
      heard();
      onText(data);
    });
    // A browser tells of every failure by "close" too; without a listener the ws package would throw.
    mine.addEventListener("error", () => {});
    mine.addEventListener("close", ({ code }) => socket === mine && lost(code));
  };
  const lost = (code: number) => {
    const mine = socket;
    socket = null;
    if (listening) clearTimeout(listening);
    if (mine && mine.readyState <= 1) mine.close();
    ended ||= isFinal(code);
    onClose({ code, final: ended });
    if (ended) return;
    attempt += 1;
    waiting = setTimeout(connect, wait(attempt));
  };
  connect();
  return {
    send(text) {
      if (socket?.readyState !== 1) return false;
      socket.send(text);
      return true;
    },
    retry() {
      if (!waiting) return;
      clearTimeout(waiting);
      connect();
    },
    close() {
      if (ended) return;
      ended = true;
      if (waiting) clearTimeout(waiting);
      // Told even when it is closed between two tries: somebody may be waiting for an answer that will not come now.
      lost(1000);
    },
  };
}
