import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import DKIM from "nodemailer/lib/dkim";
import MailComposer from "nodemailer/lib/mail-composer";
import { parseConnectionUrl } from "nodemailer/lib/shared";
import SMTPConnection, { type SMTPConnectionAuth, type SMTPEnvelope } from "nodemailer/lib/smtp-connection";

/** One letter to one person. Texts are final; `text` is always there, and there is no HTML. */
export type OutgoingLetter = {
  /** "<…@…>", the same at every attempt, so that a letter that arrives twice is seen to be one. */
  messageId: string;
  to: string;
  subject: string;
  text: string;
  /** A mailbox that somebody reads. */
  replyTo?: string | undefined;
  /** Where mail servers return it when it cannot be delivered; else to the sender. */
  returnTo?: string | undefined;
  /** For Content-Language, such as "sv". */
  language?: string | undefined;
  /** Such as List-Unsubscribe. */
  headers?: Record<string, string> | undefined;
  calendar?: { method: "PUBLISH" | "REQUEST" | "CANCEL"; content: string } | undefined;
};

/**
 * What became of one attempt; `reply` is what the other server said, or our own words for what happened.
 * - accepted: the server has taken it over (which is not yet delivered).
 * - deferred: it has certainly not been taken; try again later.
 * - refused: it never will be taken as it is.
 * - unknown: the connection was lost after the whole letter had been handed over and before the answer. A second attempt may
 *   make two letters of it, so that is for a human to decide (M2).
 */
export type Delivery = { outcome: "accepted" | "deferred" | "refused" | "unknown"; reply: string };

export type MailTransport = {
  /** Never throws for what a mail server may do. */
  send(letter: OutgoingLetter): Promise<Delivery>;
};

/** Milliseconds: to get a connection and a greeting, and without a sign of life after that. A virus scan before the answer takes its time. */
const defaultPatience = { connecting: 20_000, silence: 120_000 };

/** Signs letters for the sender's domain; the public half stands in DNS at <selector>._domainkey.<domain>. `privateKey` is a PEM. */
export type Signing = { selector: string; privateKey: string };

type Needs = { url: string; from: string; patience?: typeof defaultPatience; signing?: Signing | undefined };

/** One connection a letter and no pool: nodemailer's pool hands a letter in again by itself when the connection drops. */
export function openMailTransport({ url, from, patience = defaultPatience, signing }: Needs): MailTransport {
  const { auth, ...server } = parseConnectionUrl(url);
  const sign = signing ? openSigner(signing, from) : (raw: Buffer) => Promise.resolve(raw);
  return {
    async send(letter) {
      const composed = await compose(letter, from);
      const raw = await sign(composed.raw);
      const connection = new SMTPConnection({
        ...server,
        connectionTimeout: patience.connecting,
        greetingTimeout: patience.connecting,
        socketTimeout: patience.silence,
      });
      let handedOver = false;
      const message = Readable.from(
        (function* () {
          yield raw;
          // Asked for more: the letter itself is on its way and only the closing dot is left.
          handedOver = true;
        })(),
        { objectMode: false },
      );
      try {
        return { outcome: "accepted", reply: await converse(connection, auth, composed.envelope, message) };
      } catch (fault) {
        return judge(fault as SmtpFault, handedOver);
      }
    },
  };
}

type SmtpFault = Error & { code?: string; command?: string; response?: string; responseCode?: number };

function judge(fault: SmtpFault, handedOver: boolean): Delivery {
  const reply = fault.response ?? fault.message;
  // A connection that ends with a 4xx or 5xx is an answer too. Log-in and greeting say nothing of this letter.
  const ofTheLetter = handedOver || /^(MAIL FROM|RCPT TO|DATA)$/.test(fault.command ?? "");
  if (fault.responseCode && fault.responseCode >= 400)
    return { outcome: fault.responseCode >= 500 && ofTheLetter ? "refused" : "deferred", reply };
  if (handedOver) return { outcome: "unknown", reply };
  const hopeless = fault.code === "EENVELOPE" || fault.code === "EMESSAGE";
  return { outcome: hopeless ? "refused" : "deferred", reply };
}

/** The whole conversation; resolves with the server's answer to the letter. A fault on the socket ends it at any step. */
function converse(
  connection: SMTPConnection,
  auth: SMTPConnectionAuth | undefined,
  envelope: SMTPEnvelope,
  message: Readable,
): Promise<string> {
  return new Promise<string>((resolve, reject) => {
    connection.once("error", reject);
    connection.once("end", () => reject(new Error("The mail server ended the connection")));
    const deliver = () =>
      connection.send(envelope, message, (fault, info) => {
        if (fault || !info) return reject(fault ?? new Error("The mail server gave no answer"));
        connection.quit();
        resolve(info.response);
      });
    connection.connect((fault) => {
      if (fault) return reject(fault);
      if (!auth || connection.authenticated) return deliver();
      connection.login(auth, (refusal) => (refusal ? reject(refusal) : deliver()));
    });
  }).finally(() => {
    // A late fault on a closing connection has nobody left to tell, and must not end the process.
    connection.on("error", () => {});
    connection.close();
  });
}

/** What the signature covers; RFC 8058 wants both unsubscribe fields under it. */
const signedFields = "From:Reply-To:Subject:Date:Message-ID:To:MIME-Version:Content-Type:Content-Transfer-Encoding:Content-Language:Auto-Submitted:List-Unsubscribe:List-Unsubscribe-Post";

function openSigner({ selector, privateKey }: Signing, from: string): (raw: Buffer) => Promise<Buffer> {
  const domainName = /@([^\s>]+)>?$/.exec(from)?.[1] ?? "";
  const dkim = new DKIM({ domainName, keySelector: selector, privateKey, headerFieldNames: signedFields });
  return (raw) => buffer(dkim.sign(raw));
}

async function compose(letter: OutgoingLetter, from: string): Promise<{ raw: Buffer; envelope: SMTPEnvelope }> {
  const { messageId, to, replyTo, subject, text, language, headers, calendar } = letter;
  const mail = new MailComposer({
    from,
    // As an object it is one address, whatever commas a person may have typed.
    to: { name: "", address: to },
    subject,
    text,
    messageId,
    ...(replyTo && { replyTo }),
    headers: { "Auto-Submitted": "auto-generated", ...(language && { "Content-Language": language }), ...headers },
    ...(calendar && { icalEvent: { method: calendar.method, content: calendar.content, filename: "kalender.ics" } }),
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  const raw = await new Promise<Buffer>((resolve, reject) =>
    mail.build((fault, built) => (built ? resolve(built) : reject(fault))),
  );
  const envelope = mail.getEnvelope();
  return { raw, envelope: letter.returnTo ? { ...envelope, from: letter.returnTo } : envelope };
}
