import { type ClientRequest, type IncomingMessage, type ServerResponse, request as askPlain } from "node:http";
import { request as askSecure } from "node:https";
import type { Duplex } from "node:stream";

/**
 * Hands a WebSocket upgrade to another server (http: or https:) and joins the two connections, so that the browser has
 * one origin. The caller has checked the Origin. Never logs the address: it carries the visitor's token.
 * A target that does not answer gives 502; one that refuses gives its own answer.
 */
export function passOn(request: IncomingMessage, socket: Duplex, head: Buffer, target: URL): void {
  const onward = ask(request, target);
  socket.on("error", () => onward.destroy());
  socket.on("close", () => onward.destroy());

  onward.on("upgrade", (answer, far, farHead) => {
    socket.write(rawHead(answer));
    if (farHead.length) socket.write(farHead);
    if (head.length) far.write(head);
    far.on("error", () => socket.destroy());
    far.on("close", () => socket.destroy());
    socket.on("error", () => far.destroy());
    socket.on("close", () => far.destroy());
    socket.pipe(far);
    far.pipe(socket);
  });
  onward.on("response", (answer) => {
    // the body comes unpacked: its end is the end of the connection
    const { "transfer-encoding": _, ...headers } = answer.headers;
    socket.write(rawHead(answer, { ...headers, connection: "close" }));
    answer.pipe(socket);
  });
  onward.on("error", () => {
    if (socket.writable) socket.end("HTTP/1.1 502 Bad Gateway\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
  });
  onward.end();
}

/** The same for a plain request: the media client asks by GET what was wrong when its upgrade was refused. */
export function passOnHttp(request: IncomingMessage, response: ServerResponse, target: URL): void {
  const onward = ask(request, target);
  onward.on("response", (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on("error", () => {
    if (response.headersSent) response.destroy();
    else response.writeHead(502).end();
  });
  response.on("close", () => onward.destroy());
  request.pipe(onward);
}

function ask(request: IncomingMessage, target: URL): ClientRequest {
  const { method, url: path } = request;
  const headers = { ...request.headers, host: target.host };
  // no agent: an upgraded connection is never given back
  return (target.protocol === "https:" ? askSecure : askPlain)(target, { method, path, headers, agent: false });
}

function rawHead(answer: IncomingMessage, headers = answer.headers): string {
  const lines = [`HTTP/1.1 ${answer.statusCode} ${answer.statusMessage}`];
  for (const [name, value] of Object.entries(headers)) {
    for (const each of Array.isArray(value) ? value : [value]) lines.push(`${name}: ${each}`);
  }
  return `${lines.join("\r\n")}\r\n\r\n`;
}
