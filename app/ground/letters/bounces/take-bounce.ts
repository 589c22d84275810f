import type { Clock } from "#platform/clock";
import type { Transaction } from "#platform/database";
import type { IncomingMail } from "#platform/mail-inbox";
import { findLetter } from "../store.ts";
import { readReport } from "./report.ts";
import { letterReturned } from "./return-address.ts";
import { insertBounce } from "./store.ts";

/** "not-final": about a letter of ours, but it is late only, has arrived, or somebody is on holiday. */
export type BounceOutcome = { outcome: "bounced" | "already" | "not-final" | "not-ours" };

type Needs = { clock: Clock; origin: () => URL };

/** Notes that a letter came back. The letter itself stays "accepted": the mail server did take it. */
export async function takeBounce({ clock, origin }: Needs, trx: Transaction, { to, attachments }: IncomingMail): Promise<BounceOutcome> {
  const part = (types: readonly string[]) => attachments.filter(({ type }) => types.includes(type.toLowerCase())).map(({ bytes }) => new TextDecoder().decode(bytes)).join("\n\n");
  const letterId = letterReturned(to, part(["message/rfc822", "text/rfc822-headers"]), origin().hostname);
  const letter = letterId && (await findLetter(trx, letterId));
  if (!letter) return { outcome: "not-ours" };
  const failed = readReport(part(["message/delivery-status"]));
  if (!failed) return { outcome: "not-final" };
  const { letter_id, authority_id, to_address } = letter;
  const fresh = await insertBounce(trx, { letter_id, authority_id, address: to_address.toLowerCase(), ...failed, bounced_at: clock.civil() });
  return { outcome: fresh ? "bounced" : "already" };
}
