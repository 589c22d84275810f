import type { PersonId } from "#people";
import type { Admitted } from "../admission.ts";
import type { Card, Companion, Mode, RosterEntry } from "../protocol.ts";

/** Who may be in the meeting, and how those who are here take part. */
export type Roster = {
  readonly people: ReadonlyMap<string, Admitted>;
  add(people: readonly Admitted[]): void;
  mode(personId: string): Mode;
  setMode(personId: string, mode: Mode): void;
  cards(personIds: readonly string[]): Card[];
  companions(personIds: readonly string[], here: ReadonlySet<PersonId>): Companion[];
  entries(personIds: Iterable<string>, here: ReadonlySet<PersonId>): RosterEntry[];
};

export function openRoster(): Roster {
  const people = new Map<string, Admitted>();
  const modes = new Map<string, Mode>();
  const mode = (personId: string) => modes.get(personId) ?? "text";
  const known = (personIds: Iterable<string>) => [...personIds].flatMap((personId) => people.get(personId) ?? []);
  const card = ({ personId, name, role }: Admitted): Card => ({ personId, name, role });
  const presence = ({ personId }: Admitted, here: ReadonlySet<PersonId>) => ({ here: here.has(personId), mode: mode(personId) });
  return {
    people,
    add: (more) => more.forEach((person) => people.set(person.personId, person)),
    mode,
    setMode: (personId, to) => void modes.set(personId, to),
    cards: (personIds) => known(personIds).map(card),
    companions: (personIds, here) => known(personIds).map((person) => ({ ...card(person), ...presence(person, here) })),
    entries: (personIds, here) =>
      known(personIds).map((person) => ({
        ...card(person),
        kind: person.kind,
        municipality: person.municipality,
        ...presence(person, here),
      })),
  };
}
