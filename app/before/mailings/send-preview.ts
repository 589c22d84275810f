import type { AuthorityId } from "#authorities";
import type { PersonId } from "#people";
import type { Transaction } from "#platform/database";
import { readAudience } from "./audience.ts";
import type { MailingNeeds, PreviewId, Recipient } from "./index.ts";
import { lockPreview, markSent } from "./store.ts";

export type SendOutcome =
  | { outcome: "queued"; letters: number; skipped: number }
  /** Since the preview was made these came to it, and these left it: look again, or send it as previewed. */
  | { outcome: "changed"; joined: PersonId[]; left: PersonId[] }
  | { outcome: "already" }
  | { outcome: "unknown" };

type By = { personId: PersonId; authorityId: AuthorityId; asPreviewed?: boolean };

export async function sendPreview(needs: MailingNeeds, trx: Transaction, previewId: PreviewId, by: By): Promise<SendOutcome> {
  const preview = await lockPreview(trx, previewId);
  if (preview?.authorityId !== by.authorityId) return { outcome: "unknown" };
  if (preview.sentAt) return { outcome: "already" };
  const { recipients, skipped, letter, kind, dialogueId, authorityId } = preview;
  if (!by.asPreviewed) {
    const now = await readAudience(needs, trx, preview);
    const [joined, left] = [without(now.recipients, recipients), without(recipients, now.recipients)];
    if (joined.length > 0 || left.length > 0) return { outcome: "changed", joined, left };
  }
  const key = { authorityId, dialogueId, purpose: kind, version: previewId, batchId: previewId };
  for (const { personId, email, language } of recipients) {
    await needs.letters.queue(trx, { ...key, personId, to: email, language, ...letter[language] });
  }
  await markSent(trx, previewId, needs.clock.civil());
  await needs.ledger.append(trx, {
    chain: { authorityId, dialogueId },
    type: "mailing.sent",
    actor: by.personId,
    subject: { kind: "mailing", id: previewId },
    class: "mailings.mailing",
    content: { kind, letters: recipients.length, skipped: skipped.length },
    diary: { direction: "out", title: `Utskick till anmälda, ${recipients.length} brev` },
  });
  return { outcome: "queued", letters: recipients.length, skipped: skipped.length };
}

/** Whoever is in `these` but not, with the same address, in `those`. */
function without(these: readonly Recipient[], those: readonly Recipient[]): PersonId[] {
  const known = new Set(those.map(({ personId, email }) => `${personId} ${email}`));
  return these.filter(({ personId, email }) => !known.has(`${personId} ${email}`)).map(({ personId }) => personId);
}
