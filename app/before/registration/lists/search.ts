import type { DialogueId } from "#dialogues";
import type { PersonId } from "#people";
import { oneLine } from "#platform/plain-text";
import type { RegistrationNeeds } from "../index.ts";
import type { RegistrationRow, Twins } from "../registration.ts";
import { type Search, listRegistrations, listStandingNumbers } from "./store.ts";

/** An address is looked for among people, who keep it; it must be whole, so that nobody fishes for addresses. */
export async function searchRegistrations({ database, people }: RegistrationNeeds, search: Search): Promise<{ rows: RegistrationRow[]; total: number }> {
  const words = oneLine(search.words ?? "");
  if (!words.includes("@")) return listRegistrations(database, { ...search, words });
  const known = (await people.withAddress(database, words)).filter((person) => !person.protected);
  return listRegistrations(database, { ...search, words: undefined, personIds: known.map(({ id }) => id) });
}

export async function findTwins({ database, people }: RegistrationNeeds, { dialogueId }: { dialogueId: DialogueId }): Promise<Map<PersonId, Twins>> {
  const shared = await people.sharedAddresses(database, dialogueId);
  const numbers = await listStandingNumbers(database, shared.flatMap(({ personIds }) => personIds));
  const twins = new Map<PersonId, Twins>();
  for (const { personIds, sameName } of shared) {
    const standing = personIds.filter((personId) => numbers.has(personId));
    for (const personId of standing) {
      const others = standing.filter((other) => other !== personId).map((other) => numbers.get(other) ?? 0);
      if (others.length > 0) twins.set(personId, { numbers: others, sameName });
    }
  }
  return twins;
}
