import { oneLine } from "#platform/plain-text";
import type { RegistrationNeeds } from "../index.ts";
import type { RegistrationRow } from "../registration.ts";
import { type Search, listRegistrations } from "./store.ts";

/** An address is looked for among people, who keep it; it must be whole, so that nobody fishes for addresses. */
export async function searchRegistrations({ database, people }: RegistrationNeeds, search: Search): Promise<{ rows: RegistrationRow[]; total: number }> {
  const words = oneLine(search.words ?? "");
  if (!words.includes("@")) return listRegistrations(database, { ...search, words });
  const known = (await people.withAddress(database, words)).filter((person) => !person.protected);
  return listRegistrations(database, { ...search, words: undefined, personIds: known.map(({ id }) => id) });
}
