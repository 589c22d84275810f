import type { People, PersonId, Session } from "#people";
import type { LiveNeeds, MeetingOf } from "./needs.ts";
import type { Kind } from "./protocol.ts";

/** Someone who may be in the meeting. `role` is the part they take in the talks, or their part in the crew. */
export type Admitted = { personId: PersonId; name: string; kind: Kind; role: string; municipality: string };

type Needs = Pick<LiveNeeds, "database" | "registration" | "agenda"> & { people: Pick<People, "cards"> };

/** Everybody who is expected: those with a place, and the crew. */
export async function listExpected(
  { database, registration, agenda, people }: Needs,
  { meetingId }: MeetingOf,
): Promise<Admitted[]> {
  const [participants, crew] = await Promise.all([
    registration.participants(meetingId, database),
    agenda.crew(meetingId, database),
  ]);
  const rolesOf = Map.groupBy(crew, (member) => member.personId);
  const registered = new Set(participants.map((participant) => participant.personId));
  const expected = new Map(
    participants.map(({ personId, name, role, municipality }): [PersonId, Admitted] => [
      personId,
      { personId, name, kind: "participant", role, municipality },
    ]),
  );
  for (const { personId, name } of await people.cards(database, [...rolesOf.keys()])) {
    const roles = (rolesOf.get(personId) ?? []).map((member) => member.role);
    const kind = kindOfCrew(roles);
    // Someone registered who hosts a group takes part as who they are.
    if (kind === "participant" && registered.has(personId)) continue;
    expected.set(personId, { personId, name, kind, role: roles[0] ?? "host", municipality: "" });
  }
  return [...expected.values()];
}

function kindOfCrew(roles: readonly string[]): Kind {
  if (roles.includes("facilitator")) return "facilitator";
  return roles.some((role) => role !== "host") ? "crew" : "participant";
}

/** Organisers and facilitators of the meeting's authority may lead it without being named in its crew (L4). */
export async function admitStaff({ database, people }: Needs, of: MeetingOf, session: Session): Promise<Admitted | null> {
  const leads = session.roles.some((role) => role === "facilitator" || role === "organiser");
  if (session.kind !== "staff" || session.authorityId !== of.authorityId || !leads) return null;
  const [card] = await people.cards(database, [session.personId]);
  return card
    ? { personId: session.personId, name: card.name, kind: "facilitator", role: "facilitator", municipality: "" }
    : null;
}
