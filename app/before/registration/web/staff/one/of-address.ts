import { data } from "react-router";
import type { Dialogue } from "#dialogues";
import type { Person, Session } from "#people";
import type { Registration } from "#registration";
import { type House, house } from "../../../../../web/house.ts";
import { staffDialogue } from "../../../../../web/staff-dialogue.ts";

type Asked = Parameters<typeof staffDialogue>[0];

export type One = { by: Session; dialogue: Dialogue; head: { slug: string; title: string }; rooms: House; registration: Registration; person: Person };

/** The registration of an address, by its number in the dialogue; without one 404. */
export async function registrationOf(context: Asked, slug: string, number: string): Promise<One> {
  const { by, dialogue, head } = await staffDialogue(context, slug);
  const rooms = context.get(house);
  const found = await findOne(rooms, dialogue, by, number);
  if (!found) throw data(null, { status: 404 });
  return { by, dialogue, head, rooms, ...found };
}

/** As lists write it, with noughts or without; beyond seven digits it is no number of ours. */
export async function findOne(rooms: House, dialogue: Dialogue, by: Session, number: string): Promise<Pick<One, "registration" | "person"> | undefined> {
  if (!/^\d{1,7}$/.test(number)) return undefined;
  const registration = await rooms.registration.byNumber({ dialogueId: dialogue.id, authorityId: by.authorityId }, Number(number));
  const person = registration && (await rooms.people.find(rooms.database, registration.personId));
  return registration && person ? { registration, person } : undefined;
}
