import type pg from "pg";

/** The dialogue's version that `setPlaces` makes: what a form must have seen. */
export const versionWithPlaces = 2;

/** A new version of the dialogue with so many places on each of its two dates, for all roles together. */
export async function setPlaces(client: pg.Client, places: number): Promise<void> {
  const file = [0, 1].reduce((before, date) => `jsonb_set(${before} #- '{meetings,${date},roleCapacity}', '{meetings,${date},capacity}', '${places}')`, "file");
  await client.query(
    `insert into dialogues_version (dialogue_id, version, authority_id, file, imported_at)
     select dialogue_id, ${versionWithPlaces}, authority_id, ${file}, imported_at from dialogues_version where version = ${versionWithPlaces - 1}`,
  );
  await client.query(`update dialogues_dialogue set version = ${versionWithPlaces}`);
}
