import { once } from "node:events";
import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { expect, test } from "vitest";
import { isPlainForm, requestOfForm } from "./posted-form.ts";

type Seen = { plain: boolean; request: Promise<Request>; outgoing: ServerResponse };

/** A server that answers nothing by itself, and a connection to it that writes what it is told. */
async function open({ late = false } = {}) {
  let heard = (_seen: Seen) => {};
  const server = createServer(async (incoming: IncomingMessage, outgoing) => {
    if (late) await once(outgoing, "close");
    const request = requestOfForm(incoming, outgoing, "https://radslag.example");
    request.catch(() => {});
    heard({ plain: isPlainForm(incoming), request, outgoing });
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const line = connect((server.address() as AddressInfo).port, "127.0.0.1");
  await once(line, "connect");
  const head = (type: string, length: number) => `POST /dialog/a?b=1 HTTP/1.1\r\nHost: elsewhere\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n`;
  const next = () => new Promise<Seen>((resolve) => (heard = resolve));
  return { line, head, next, close: () => (line.destroy(), server.close()) };
}
const form = "application/x-www-form-urlencoded";

test("a form is read whole, also in pieces that part a letter, and several values of one name stay several", async () => {
  const { line, head, next, close } = await open();
  const body = Buffer.from("namn=Åsa+%C3%96berg&dag=1&dag=2&tom=&br%C3%B6d=%FF", "utf8");
  const seen = next();
  line.write(head(`${form};charset=UTF-8`, body.length));
  const { plain, request } = await seen;
  expect(plain).toBe(true);
  for (const piece of [body.subarray(0, 6), body.subarray(6)]) {
    line.write(piece);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const read = await request;
  expect([read.method, read.url, read.headers.get("host")]).toEqual(["POST", "https://radslag.example/dialog/a?b=1", "elsewhere"]);
  expect([...(await read.formData())]).toEqual([["namn", "Åsa Öberg"], ["dag", "1"], ["dag", "2"], ["tom", ""], ["bröd", "\ufffd"]]);
  close();
});

test("who leaves in the middle of a form is no page's business, and who leaves before the answer has aborted it", async () => {
  const half = await open();
  const seen = half.next();
  half.line.write(`${half.head(form, 100)}namn=Hal`);
  const { request } = await seen;
  half.line.destroy();
  await expect(request).rejects.toThrow("aborted");
  half.close();

  const late = await open({ late: true });
  const lateSeen = late.next();
  late.line.write(`${late.head(form, 100)}namn=Hal`);
  setTimeout(() => late.line.destroy(), 50);
  await expect((await lateSeen).request, "gone before it was read").rejects.toThrow("aborted");
  late.close();

  const whole = await open();
  const next = whole.next();
  whole.line.write(`${whole.head(form, 6)}namn=H`);
  const read = await (await next).request;
  expect(read.signal.aborted).toBe(false);
  whole.line.destroy();
  await once(read.signal, "abort");
  whole.close();
});

test("a form with files is read as a stream", async () => {
  const { line, head, next, close } = await open();
  const seen = next();
  line.write(head("multipart/form-data; boundary=x", 4));
  expect((await seen).plain).toBe(false);
  close();
});
