import { createHash } from "node:crypto";
import PostalMime, { type Address, type Email } from "postal-mime";
import { manyLines } from "../plain-text.ts";

/** One letter that came in, in the parts that somebody here has a use for. */
export type IncomingMail = {
  /** "<…@…>"; a letter that came without one has one made of what it says, the same each time it is read. */
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

/** Nearly any bytes make a letter, and what cannot be understood is left out. Throws for what was made to be too much: parts within parts without end. */
export async function readMail(raw: Uint8Array): Promise<IncomingMail> {
  const mail = await PostalMime.parse(raw, { attachmentEncoding: "arraybuffer", forceRfc822Attachments: true });
  const headers = new Map<string, string>();
  for (const { key, value } of mail.headers) if (!headers.has(key)) headers.set(key, value);
  return {
    messageId: mail.messageId ?? `<${digest(mail)}@no-message-id>`,
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

/** Not of the bytes: some servers add lines of their own to the head between two readings. */
const digest = ({ from, date, subject, text, html }: Email) =>
  createHash("sha256")
    .update(JSON.stringify([from?.address, date, subject, text, html]))
    .digest("hex")
    .slice(0, 32);
