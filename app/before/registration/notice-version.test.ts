import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import { openReference, registerSomeone, slug } from "./testing.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

test("each keeps the notice they saw when the authority writes a new one (G-05)", async () => {
  const room = await openReference(fresh);
  const early = await registerSomeone(room, { email: "early@exempel.example" });
  const text = readFileSync(`examples/${slug}.yaml`, "utf8").replace("Det du skickar in blir en allmän handling", "Det du sänder in blir en allmän handling");
  await room.database.transaction().execute((trx) => room.dialogues.importYaml(trx, text, { actor: "karin" }));
  const late = await registerSomeone(room, { email: "late@exempel.example" });
  const told = async (outcome: typeof early) => {
    if (!("personId" in outcome)) throw new Error(JSON.stringify(outcome));
    const version = (await room.registration.of(outcome.personId))?.noticeVersion ?? 0;
    return `${version}: ${(await room.dialogues.ofVersion(room.dialogueId, version))?.notices.registration.sv.match(/Det du \S+ in/)?.[0]}`;
  };
  expect([await told(early), await told(late)]).toEqual(["1: Det du skickar in", "2: Det du sänder in"]);
  expect(await room.dialogues.ofVersion(room.dialogueId, 3)).toBeUndefined();
});
