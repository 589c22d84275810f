import type { Transaction } from "#platform/database";
import type { IncomingMail } from "#platform/mail-inbox";
import { manyLines } from "#platform/plain-text";
import type { TopicNeeds } from "../index.ts";
import { lockTopic } from "../store.ts";
import { messageLimit, writeMessage } from "../thread.ts";
import { isAutomatic, repliedText } from "./replied-text.ts";
import { countLetters, insertLetter } from "./store.ts";

/**
 * "not-ours": sent to no topic's address. The others are settled here; only "written" shows in the thread.
 * "too-many": what two machines that answer each other would make, stopped.
 */
export type ReplyOutcome = { outcome: "not-ours" } | { outcome: "written" | "seen-before" | "automatic" | "too-many" | "empty" };

/** To one topic in a day and a night. A person in earnest writes a few. */
const dailyLimit = 20;

/**
 * A proposer's answer by mail, into the thread of the topic whose address it was sent to. Whoever has had the letter has the
 * address: when another sent it, the thread says from where.
 */
export async function takeReply(needs: TopicNeeds, trx: Transaction, mail: IncomingMail): Promise<ReplyOutcome> {
  const { replies, people, clock } = needs;
  const topicId = mail.to.map((address) => replies?.topicOf(address)).find((found) => found !== undefined);
  const topic = topicId && (await lockTopic(trx, topicId));
  if (!topic) return { outcome: "not-ours" };
  const person = await people.find(trx, topic.personId);
  const said = repliedText(mail.text).slice(0, messageLimit);
  const outcome = isAutomatic(mail)
    ? "automatic"
    : (await countLetters(trx, topic.id, new Date(clock.civil().getTime() - 86_400_000))) >= dailyLimit
      ? "too-many"
      : said === "" && mail.attachments.length === 0
        ? "empty"
        : "written";
  const isNew = await insertLetter(trx, topic, { messageId: mail.messageId, outcome, at: clock.civil() });
  if (!isNew) return { outcome: "seen-before" };
  if (outcome !== "written") return { outcome };
  const whole = manyLines(mail.text);
  await writeMessage(needs, trx, topic.id, {
    sender: "proposer",
    by: topic.personId,
    text: said === "" ? mail.subject || "–" : said,
    letter: {
      ...(whole === said ? {} : { whole }),
      ...(mail.from === person?.email?.toLowerCase() ? {} : { otherAddress: mail.from ?? "" }),
      attachments: mail.attachments.length,
    },
  });
  return { outcome };
}
