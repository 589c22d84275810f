import type { Authorities, AuthorityId } from "#authorities";
import type { Dialogues } from "#dialogues";
import type { Ledger } from "#ledger";
import type { Letters } from "#letters";
import type { Clock } from "#platform/clock";
import type { Database } from "#platform/database";
import type { Language, Spoken } from "#platform/i18n";
import type { Ids } from "#platform/ids";
import { type ReceiveOutcome, addresseeOf, receiveMessage } from "./receive-message.ts";
import { countMessages, listMessages } from "./store.ts";

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

export type FeedbackMessage = { id: string; number: number; page: string; found: boolean | null; text: string; email: string | null; language: Language; receivedAt: Date };

/** So many messages on a page of the list. */
const pageSize = 50;

export type Feedback = {
  /** `page` is the address that the message is about. Undefined before there is any authority. */
  page(page: string): Promise<FeedbackPage | undefined>;
  /** `posted` is what came in: parsed here. */
  receive(posted: unknown): Promise<ReceiveOutcome>;
  /** What came in to this authority, newest first, one page of it; `pages` is how many there are, at least one. */
  list(authorityId: AuthorityId, page?: number): Promise<{ messages: FeedbackMessage[]; pages: number }>;
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
    async list(authorityId, page = 1) {
      const rows = await listMessages(needs.database, authorityId, { skip: (page - 1) * pageSize, most: pageSize });
      const messages = rows.map(({ diary_number, received_at, id, page: about, found, text, email, language }) => ({ id, number: diary_number ?? 0, page: about, found, text, email, language, receivedAt: received_at }));
      return { messages, pages: Math.max(1, Math.ceil((await countMessages(needs.database, authorityId)) / pageSize)) };
    },
  };
}
