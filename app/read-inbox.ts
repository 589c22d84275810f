import type { Log } from "#platform/log";
import type { IncomingMail, MailInbox } from "#platform/mail-inbox";
import { every } from "./every.ts";

/** Takes a letter that is meant for one room; the outcome "not-ours" leaves it to the next. */
type Taker = (mail: IncomingMail) => Promise<{ outcome: string }>;

const betweenRounds = 60_000;

/**
 * Looks into the inbox once a minute. Several processes may: each letter is taken by its message id. What is wrong is logged
 * once and not every minute, and again when it is over.
 */
export function readInbox({ inbox, takers, log }: { inbox: MailInbox; takers: readonly Taker[]; log: Log }): { stop(): Promise<void> } {
  let wrong = "";

  async function take(mail: IncomingMail): Promise<void> {
    for (const taker of takers) {
      const { outcome } = await taker(mail);
      if (outcome !== "not-ours") return log.info({ outcome }, "A letter came in");
    }
    log.info("A letter came in that belongs to nothing here; it stays in the mailbox");
  }

  async function round(): Promise<void> {
    const faults = await inbox.readNew(take).then(
      (handed) => handed.faults,
      (fault: Error) => [fault],
    );
    const before = wrong;
    wrong = faults.map(String).join("\n");
    if (wrong === before) return;
    for (const err of faults) log.error({ err }, "The inbox, or a letter in it, cannot be read; it is tried again every minute");
    if (wrong === "") log.info("The inbox can be read again");
  }

  return every(betweenRounds, round, log);
}
