import { type AddressInfo, type Socket, createServer } from "node:net";
import { TLSSocket, createSecureContext } from "node:tls";

type Wanted = {
  /** A PEM of key and certificate: STLS is offered then, or with `secure` the connection begins with it. */
  pem?: string;
  secure?: boolean;
  /** Said after the answer to STLS in the same breath, as somebody in between would. */
  whispered?: string;
  /** Letters (from 1) that are listed and not given out. */
  withheld?: readonly number[];
  /** What is written in one go: 1 tears every line and every end of a letter apart. */
  pieces?: number;
};

/** A POP3 server (RFC 1939, CAPA, STLS) on a free port, with these letters. It says "testuser" and "testpass", and repeats what it refuses, as some do. */
export async function openPop3Server(letters: readonly Uint8Array[], { pem, secure = false, whispered = "", withheld = [], pieces = 4096 }: Wanted = {}) {
  const commands: string[] = [];
  const sockets = new Set<Socket>();
  const context = pem === undefined ? undefined : createSecureContext({ key: pem, cert: pem });

  function serve(socket: Socket, encrypted: boolean): void {
    sockets.add(socket.on("error", () => {}).setNoDelay(true));
    const say = (...lines: (string | Uint8Array)[]) => {
      const bytes = Buffer.concat(lines.map((line) => Buffer.concat([typeof line === "string" ? Buffer.from(line) : line, Buffer.from("\r\n")])));
      for (let at = 0; at < bytes.length; at += pieces) socket.write(bytes.subarray(at, at + pieces));
    };
    const answer = (command: string): void => {
      commands.push(command.replace(/^PASS .*/, "PASS"));
      const [verb, argument = ""] = command.split(" ");
      const letter = letters[Number(argument) - 1];
      if (verb === "CAPA") return say("+OK", "UIDL", ...(context && !encrypted ? ["STLS"] : []), ".");
      if (verb === "STLS" && context) {
        socket.write(`+OK\r\n${whispered}`);
        socket.removeAllListeners("data");
        return serve(new TLSSocket(socket, { isServer: true, secureContext: context }), true);
      }
      if (verb === "USER" || command === "PASS testpass") return say("+OK");
      if (verb === "UIDL") return say("+OK", ...letters.map((_letter, at) => `${at + 1} id-${at + 1}`), ".");
      if (verb === "RETR" && letter && !withheld.includes(Number(argument))) return say("+OK", stuffed(letter), ".");
      if (verb === "QUIT") return void socket.end("+OK\r\n");
      say(`-ERR [AUTH] refused: ${command}`);
    };
    let heard = "";
    socket.on("data", (chunk) => {
      heard += chunk.toString();
      for (let end = heard.indexOf("\r\n"); end >= 0; end = heard.indexOf("\r\n")) {
        const command = heard.slice(0, end);
        heard = heard.slice(end + 2);
        answer(command);
      }
    });
    if (!encrypted || secure) say("+OK ready");
  }

  const server = createServer((socket) => serve(secure ? new TLSSocket(socket, { isServer: true, secureContext: context! }) : socket, secure));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    commands,
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** Without its last line's end, every dot at the beginning of a line doubled. */
function stuffed(letter: Uint8Array): Buffer {
  return Buffer.from(Buffer.from(letter).toString("latin1").replace(/^\./gm, "..").replace(/\r\n$/, ""), "latin1");
}
