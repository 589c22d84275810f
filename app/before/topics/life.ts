import type { PersonId } from "#people";
import type { Database } from "#platform/database";
import type { TopicId, TopicState } from "./shared.ts";
import { listContacts, listMessages, listSteps } from "./store.ts";
import type { ContactWay } from "./thread.ts";

export type LifeStep = { state: TopicState; at: Date };
export type Contact = { at: Date; way: ContactWay; about: string; by: PersonId };
export type Message = { at: Date; sender: "proposer" | "authority"; by: PersonId; text: string };

/** All oldest first. `steps` holds a state once for each time the topic came to it. */
export type LifeOfTopic = { steps: LifeStep[]; contacts: Contact[]; messages: Message[] };

export async function lifeOf(db: Database, topicId: TopicId): Promise<LifeOfTopic> {
  const steps = await listSteps(db, topicId);
  const contacts = await listContacts(db, topicId);
  const messages = await listMessages(db, topicId);
  return { steps, contacts, messages };
}
