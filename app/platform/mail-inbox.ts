import { createHash } from "node:crypto";
import { ImapFlow } from "imapflow";
import PostalMime, { type Address, type Email } from "postal-mime";
import { manyLines } from "./plain-text.ts";

/** One letter that came in, in the parts that somebody here has a use for. */
export type IncomingMail = {
  /** "<…@…>"; a letter that came without one has one made of its own text, the same each time it is read. */
  messageId: string;
  /** Lower case. No sender: a bounce, or a letter to distrust. */
  from: string | undefined;
  /** Every address it was sent to or delivered at, lower case. */
  to: string[];
  subject: string;
  /** The plain text, or what is left of the HTML without its marks. */
  text: string;
  /** The first of each name, names in lower case. */
  headers: ReadonlyMap<string, string>;
  /** What hung on it, delivery reports included ("message/delivery-status"), as bytes. */
  attachments: { name: string; type: string; bytes: Uint8Array }[];
};

export type MailInbox = {
  /**
   * Hands over each letter that nobody has read, oldest first, one at a time. A letter counts as read once `take` has come
   * back, so it may be handed over again when the process dies in between: `take` keeps message ids. What `take` throws ends
   * the round, and the letter is handed over at the next. Answers with how many were taken.
   */
  readNew(take: (mail: IncomingMail) => Promise<void>): Promise<number>;
};

/** A letter of a person is some kilobytes; what is bigger is cut here, and only its attachments lose by it. */
const sizeLimit = 5 * 1024 * 1024;
/** A round takes so many, the next the rest: an inbox that was flooded does not hold the process. */
const roundLimit = 200;
const patience = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 };

/**
 * An IMAP mailbox, as imaps://user:password@host/INBOX (imap:// with STARTTLS where the server has it). One connection a round.
 * Letters stay where they are and are marked as read: the mailbox should be the house's own, since what a person has opened
 * there is not read again.
 */
export function openMailInbox(address: string): MailInbox {
  const { protocol, hostname, port, username, password, pathname } = new URL(address);
  const secure = protocol === "imaps:";
  const folder = decodeURIComponent(pathname.slice(1)) || "INBOX";
  return {
    async readNew(take) {
      const imap = new ImapFlow({
        host: hostname,
        port: Number(port) || (secure ? 993 : 143),
        secure,
        auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
        logger: false,
        disableAutoIdle: true,
        ...patience,
      });
      // A fault on the socket also ends the command under way; without a listener it would end the process.
      imap.on("error", () => {});
      await imap.connect();
      try {
        const lock = await imap.getMailboxLock(folder);
        try {
          return await readFolder(imap, take);
        } finally {
          lock.release();
        }
      } finally {
        await imap.logout().catch(() => imap.close());
      }
    },
  };
}

async function readFolder(imap: ImapFlow, take: (mail: IncomingMail) => Promise<void>): Promise<number> {
  const unread = (await imap.search({ seen: false }, { uid: true })) || [];
  const round = unread.toSorted((a, b) => a - b).slice(0, roundLimit);
  for (const uid of round) {
    const message = await imap.fetchOne(String(uid), { source: { maxLength: sizeLimit } }, { uid: true });
    if (message && message.source) await take(await readMail(message.source));
    await imap.messageFlagsAdd(String(uid), ["\\Seen"], { uid: true });
  }
  return round.length;
}

/** Any bytes make a letter: what cannot be understood is left out. */
export async function readMail(raw: Uint8Array): Promise<IncomingMail> {
  const mail = await PostalMime.parse(raw, { attachmentEncoding: "arraybuffer", forceRfc822Attachments: true });
  const headers = new Map<string, string>();
  for (const { key, value } of mail.headers) if (!headers.has(key)) headers.set(key, value);
  return {
    messageId: mail.messageId ?? `<${digest(raw)}@no-message-id>`,
    from: addresses(mail.from ? [mail.from] : [])[0],
    to: receivers(mail),
    subject: mail.subject ?? "",
    text: manyLines(mail.text ?? withoutMarks(mail.html ?? "")),
    headers,
    attachments: mail.attachments.map(({ filename, mimeType, content }) => ({
      name: filename ?? "",
      type: mimeType,
      bytes: typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content as ArrayBuffer),
    })),
  };
}

/** Behind an alias the address we wrote stands only in what the receiving server added. */
const deliveredAt = new Set(["delivered-to", "x-original-to", "envelope-to", "x-envelope-to"]);

function receivers(mail: Email): string[] {
  const added = mail.headers.filter(({ key }) => deliveredAt.has(key)).map(({ value }) => value.replace(/[<>]/g, "").trim().toLowerCase());
  return [...new Set([...addresses([...(mail.to ?? []), ...(mail.cc ?? [])]), ...added])];
}

function addresses(of: readonly Address[]): string[] {
  return of.flatMap((one) => (one.group ? one.group : [one])).flatMap(({ address }) => (address ? [address.toLowerCase()] : []));
}

/** Good enough for the few that send HTML alone: breaks and paragraphs are kept, links and pictures are not. */
function withoutMarks(html: string): string {
  return html
    .replace(/<(style|script|head)\b[\s\S]*?<\/\1>/gi, "")
    .replace(/<br\s*\/?>|<\/(p|div|tr|li|h[1-6])>/gi, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(/&nbsp;/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&");
}

const digest = (raw: Uint8Array) => createHash("sha256").update(raw).digest("hex").slice(0, 32);
