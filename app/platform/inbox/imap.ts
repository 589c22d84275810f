import { ImapFlow } from "imapflow";
import { isLoopback } from "../loopback.ts";
import { type InboxServer, type OpenInbox, type Patience, sizeLimit } from "../mail-inbox.ts";

/** A folder by IMAP. The server itself keeps what has been taken: those letters are marked as read. */
export async function openImap({ host, port, secure, user, password, folder }: InboxServer, { silence }: Patience): Promise<OpenInbox> {
  const imap = new ImapFlow({
    host,
    port: port ?? (secure ? 993 : 143),
    secure,
    ...(!secure && !isLoopback(host) && { doSTARTTLS: true }),
    auth: { user, pass: password },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: silence,
    greetingTimeout: silence,
    socketTimeout: silence,
  });
  // A fault on the socket also ends the command under way; without a listener it would end the process.
  imap.on("error", () => {});
  try {
    await imap.connect();
    await imap.mailboxOpen(folder);
  } catch (fault) {
    imap.close();
    throw fault;
  }
  return {
    async fresh() {
      const unread = (await imap.search({ seen: false }, { uid: true })) || [];
      return unread.toSorted((a, b) => a - b).map(String);
    },
    async fetch(id) {
      const message = await imap.fetchOne(id, { source: { maxLength: sizeLimit } }, { uid: true });
      return (message && message.source) || undefined;
    },
    settle: async (id) => void (await imap.messageFlagsAdd(id, ["\\Seen"], { uid: true })),
    leave: () => imap.logout().catch(() => imap.close()),
  };
}
