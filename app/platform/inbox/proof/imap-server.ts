import type { AddressInfo } from "node:net";
import hoodiecrow from "hoodiecrow-imap";

/** An IMAP server on a free port, with these letters in its INBOX. It lets in "testuser" with "testpass". */
export async function openImapServer(letters: readonly Uint8Array[]) {
  const server = hoodiecrow({ storage: { INBOX: { messages: letters.map((letter) => ({ raw: Buffer.from(letter).toString("binary") })) } } });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: (server.server.address() as AddressInfo).port, close: () => new Promise<void>((resolve) => server.close(resolve)) };
}
