import type { PersonId } from "#people";
import type { Database } from "#platform/database";
import type { ContactWay, TopicId, TopicState } from "./shared.ts";
import { listContacts, listMessages, listSteps } from "./store.ts";

/** `by` is a person's id, or "system". */
export type LifeStep = { state: TopicState; at: Date; by: string };
export type Contact = { at: Date; way: ContactWay; about: string; by: PersonId };
/** How a message came by mail: the whole of it, when more stood there; its sender, when that was another address; what hung on it. */
export type MailedMessage = { whole?: string; otherAddress?: string; attachments: number };
export type Message = { at: Date; sender: "proposer" | "authority"; by: PersonId; text: string; letter?: MailedMessage };

/** All oldest first. `steps` holds a state once for each time the topic came to it. */
export type LifeOfTopic = { steps: LifeStep[]; contacts: Contact[]; messages: Message[] };

export async function lifeOf(db: Database, topicId: TopicId): Promise<LifeOfTopic> {
  const steps = await listSteps(db, topicId);
  const contacts = await listContacts(db, topicId);
  const messages = await listMessages(db, topicId);
  return { steps, contacts, messages };
}
