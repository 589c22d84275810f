import { data } from "react-router";
import type { Dialogue } from "#dialogues";
import type { Person } from "#people";
import type { Registration } from "#registration";
import { type House, house } from "../../../web/house.ts";
import { type Visit, participantOf, visit } from "../../../web/visit.ts";

type Asked = { get(key: typeof visit): Visit; get(key: typeof house): House };

/** Who asks, their registration and its dialogue; without a session the page that says how to get in. */
export async function ownParticipation(context: Asked) {
  const { personId } = await participantOf(context);
  const rooms = context.get(house);
  const registration: Registration | undefined = await rooms.registration.of(personId);
  const dialogue: Dialogue | undefined = registration && (await rooms.dialogues.find(registration.dialogueId));
  const person: Person | undefined = await rooms.people.find(rooms.database, personId);
  if (!registration || !dialogue || !person) throw data(null, { status: 404 });
  return { personId, registration, dialogue, person, rooms, language: context.get(visit).language };
}
