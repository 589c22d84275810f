import { afterAll, beforeAll, expect, test } from "vitest";
import { randomIds } from "#platform/ids";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import { type Reference, openReference, registerSomeone } from "../testing.ts";

const capacity = 6;
let fresh: FreshDatabase;
let house: Reference;
beforeAll(async () => {
  fresh = await freshDatabase();
  house = await openReference(fresh, { turns: { width: 1, together: 50 }, edit: (file) => file.replaceAll("capacity: 160", `capacity: ${capacity}`) });
});
afterAll(() => fresh.drop());

test("forms received together keep their order, their own topic and letter, and one sent twice is nobody else's trouble (R3, R5, B7)", async () => {
  const twice = randomIds.next();
  const came = await Promise.all(
    Array.from({ length: 24 }, (_, at) => {
      const own = { name: `Person ${at}`, email: `person.${at}@exempel.example` };
      const topic = at % 3 === 0 ? { topic: "opportunity" as const, topicTitle: `Ämne av ${at}` } : {};
      return registerSomeone(house, { ...own, ...topic, dates: at % 2 === 0 ? ["1", "2"] : ["2"] }, at === 9 || at === 10 ? twice : randomIds.next());
    }),
  );
  expect(came.map(({ outcome }) => outcome).filter((outcome) => outcome !== "registered")).toEqual(["already"]);
  const registered = came.flatMap((one, at) => (one.outcome === "registered" ? [{ ...one, at }] : [])).sort((a, b) => a.number - b.number);
  expect(registered.map(({ number }) => number)).toEqual(registered.map((_, before) => before + 1));
  for (const { id } of house.dialogue.meetings) {
    const dates = registered.flatMap(({ dates: all }) => all.filter(({ meetingId }) => meetingId === id));
    expect(dates.map(({ status }) => status)).toEqual(dates.map((_, before) => (before < capacity ? "registered" : "waiting")));
    expect(dates.slice(capacity).map(({ waitingPlace }) => waitingPlace)).toEqual(dates.slice(capacity).map((_, before) => before + 1));
  }
  for (const { at, personId, dates, topicId, registrationId } of registered) {
    expect((await house.registration.of(personId))?.id).toBe(registrationId);
    const purpose = dates.some(({ status }) => status === "registered") ? "receipt" : "waiting-list";
    expect(await house.letters.of({ personId })).toMatchObject([{ to: `person.${at}@exempel.example`, purpose }]);
    const topic = topicId && (await house.topics.find(topicId));
    expect(topic ? topic.title : "none").toBe(at % 3 === 0 ? `Ämne av ${at}` : "none");
    expect(topic ? topic.personId : personId).toBe(personId);
  }
  const chain = { authorityId: house.dialogue.authorityId, dialogueId: house.dialogueId };
  expect(await house.ledger.verify(chain)).toMatchObject({ outcome: "whole" });
});
