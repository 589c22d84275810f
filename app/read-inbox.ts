import type { Log } from "#platform/log";
import type { IncomingMail, MailInbox } from "#platform/mail-inbox";
import { every } from "./every.ts";

/** Takes a letter that is meant for one room; the outcome "not-ours" leaves it to the next. */
type Taker = (mail: IncomingMail) => Promise<{ outcome: string }>;

const betweenRounds = 60_000;

/**
 * Looks into the inbox once a minute. Several processes may: each letter is taken by its message id. A server that is away is
 * logged once and again when it is back, not every minute.
 */
export function readInbox({ inbox, takers, log }: { inbox: MailInbox; takers: readonly Taker[]; log: Log }): { stop(): Promise<void> } {
  let away = false;

  async function round(): Promise<void> {
    try {
      await inbox.readNew(async (mail) => {
        for (const take of takers) {
          const { outcome } = await take(mail);
          if (outcome !== "not-ours") return log.info({ outcome }, "A letter came in");
        }
        log.info("A letter came in that belongs to nothing here; it stays in the mailbox");
      });
      if (away) log.info("The inbox can be read again");
      away = false;
    } catch (fault) {
      if (!away) log.error({ err: fault }, "The inbox cannot be read; it is tried again every minute");
      away = true;
    }
  }

  return every(betweenRounds, round, log);
}
