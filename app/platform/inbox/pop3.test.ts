import { readFileSync } from "node:fs";
import tls from "node:tls";
import { afterEach, expect, test } from "vitest";
import { type IncomingMail, openMailInbox } from "../mail-inbox.ts";
import { openPop3Server } from "./proof/pop3-server.ts";

const pem = readFileSync(new URL("proof/localhost.pem", import.meta.url), "utf8");
const trusted = tls.getCACertificates("default");
const letter = Buffer.from("Message-ID: <1@exempel.example>\r\nFrom: a@b.example\r\n\r\nHej\r\n.\r\n");
const memory = { fresh: (_mailbox: string, ids: readonly string[]) => Promise.resolve([...ids]), taken: () => Promise.resolve() };

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  tls.setDefaultCACertificates(trusted);
  for (const close of closing.splice(0)) await close();
});

async function serve(...wanted: Parameters<typeof openPop3Server>) {
  const server = await openPop3Server(...wanted);
  closing.push(() => server.close());
  return server;
}

async function read(address: string): Promise<{ texts: string[]; faults: string[] }> {
  const mails: IncomingMail[] = [];
  const { faults } = await openMailInbox(address, memory).readNew((mail) => Promise.resolve(void mails.push(mail)));
  return { texts: mails.map(({ text }) => text.trim()), faults: faults.map(String) };
}

test.each(["pop3s", "pop3"])("%s: encrypted before the password, by a certificate that is good for the name", async (protocol) => {
  const server = await serve([letter], { pem, secure: protocol === "pop3s" });
  const address = `${protocol}://testuser:testpass@localhost:${server.port}`;
  await expect(read(address), "a certificate that nobody vouches for").rejects.toThrow("self-signed");
  expect(server.commands).not.toContain("PASS");
  tls.setDefaultCACertificates([...trusted, pem.slice(pem.indexOf("-----BEGIN CERT"))]);
  expect(await read(address)).toEqual({ texts: ["Hej\n."], faults: [] });
  expect(server.commands.slice(-5)).toEqual(["USER testuser", "PASS", "UIDL", "RETR 1", "QUIT"]);
  await expect(read(address.replace("localhost", "127.0.0.1")), "a certificate for another name").rejects.toThrow("127.0.0.1");
});

test("what somebody in between says before encryption is not taken for the server's words", async () => {
  const server = await serve([letter], { pem, whispered: "+OK\r\n+OK\r\n" });
  tls.setDefaultCACertificates([...trusted, pem.slice(pem.indexOf("-----BEGIN CERT"))]);
  await expect(read(`pop3://testuser:testpass@localhost:${server.port}`)).rejects.toThrow("Somebody speaks between");
  expect(server.commands).not.toContain("PASS");
});

test("an answer may come byte by byte, and a letter that is not given out holds up no other", async () => {
  const { port } = await serve([letter, letter, letter], { pieces: 1, withheld: [2] });
  expect(await read(`pop3://testuser:testpass@127.0.0.1:${port}`)).toEqual({
    texts: ["Hej\n.", "Hej\n."],
    faults: ["Error: The mail server lists a letter and does not give it out"],
  });
});

test("a name cannot be a command, and the code of a refusal is told without what was refused", async () => {
  const server = await serve([letter]);
  await expect(read(`pop3://a%0D%0ADELE%201:testpass@127.0.0.1:${server.port}`)).rejects.toThrow("one line");
  await expect(read(`pop3://testuser:hemligt@127.0.0.1:${server.port}`)).rejects.toThrow("The mail server refuses the name or the password [AUTH]");
  expect(server.commands.filter((command) => command.startsWith("DELE"))).toEqual([]);
});
