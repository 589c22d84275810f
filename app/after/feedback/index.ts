import type { Authorities, AuthorityId } from "#authorities";
import type { Dialogues } from "#dialogues";
import type { Ledger } from "#ledger";
import type { Letters } from "#letters";
import type { Clock } from "#platform/clock";
import type { Database } from "#platform/database";
import type { Spoken } from "#platform/i18n";
import type { Ids } from "#platform/ids";
import { type ReceiveOutcome, addresseeOf, receiveMessage } from "./receive-message.ts";
import { listMessages } from "./store.ts";

export type { FeedbackFault } from "./message.ts";
export type { Receipt, ReceiveOutcome } from "./receive-message.ts";
export { informationClasses, personData } from "./records.ts";

export type FeedbackNeeds = {
  database: Database;
  clock: Clock;
  ids: Ids;
  ledger: Pick<Ledger, "append">;
  letters: Pick<Letters, "queue">;
  authorities: Pick<Authorities, "find" | "all">;
  dialogues: Pick<Dialogues, "bySlug" | "all">;
};

/** What the form shows: whose page it is, and the notice word for word. */
export type FeedbackPage = { authority: Spoken; dialogue: { slug: string; title: Spoken } | undefined; notice: Spoken | undefined };

export type FeedbackMessage = { number: number; page: string; found: boolean | null; text: string; email: string | null; receivedAt: Date };

export type Feedback = {
  /** `page` is the address that the message is about. Undefined before there is any authority. */
  page(page: string): Promise<FeedbackPage | undefined>;
  /** `posted` is what came in: parsed here. */
  receive(posted: unknown): Promise<ReceiveOutcome>;
  /** Newest first, at most 500. */
  list(authorityId: AuthorityId): Promise<FeedbackMessage[]>;
};

export function openFeedback(needs: FeedbackNeeds): Feedback {
  return {
    async page(page) {
      const to = await addresseeOf(needs, page);
      if (!to) return undefined;
      // A page outside any dialogue bears the notice of the authority's latest one: the slot is the dialogue's.
      const dialogue = to.dialogue ?? (await needs.dialogues.all({ authorityId: to.authority.id })).at(-1);
      const { authority } = to;
      return { authority: authority.name, dialogue: to.dialogue && { slug: to.dialogue.slug, title: to.dialogue.title }, notice: dialogue?.notices.feedback };
    },
    receive: (posted) => receiveMessage(needs, posted),
    list: async (authorityId) =>
      (await listMessages(needs.database, authorityId)).map(({ diary_number, page, found, text, email, received_at }) => ({
        number: diary_number ?? 0,
        page,
        found,
        text,
        email,
        receivedAt: received_at,
      })),
  };
}
