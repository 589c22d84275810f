import { describe, expect, test } from "vitest";
import type { StepId } from "#agenda";
import type { PersonId } from "#people";
import type { TopicId } from "#topics";
import type { Template } from "../shared.ts";
import { type Seatable, tablesFor } from "./tables.ts";

const step = "talk" as StepId;
const people = (count: number, more: (index: number) => Partial<Seatable> = () => ({})): Seatable[] =>
  Array.from({ length: count }, (_, index) => ({
    personId: `p${index + 1}` as PersonId,
    ...{ role: "artist", municipality: "1280", languages: ["sv"], topicWishes: [], mayHost: false, beenBefore: false },
    ...more(index),
  }));
const topic = (name: string, host: string | null = null) => ({ topicId: name as TopicId, hostPersonId: host as PersonId | null });
const rules = (template: Template, min = 5, max = 6) => ({ template, min, max });

describe("G4 the tables of a round, by its form", () => {
  test("plain: as many as sizes ask for; topics that were placed have the first ones, too many are told", () => {
    const { tables, leftOut } = tablesFor(step, rules("plain"), [topic("a", "p3"), topic("b", "gone"), topic("c")], people(12));
    expect(tables.map(({ number, topicId, hostPersonId, min, max }) => [number, topicId, hostPersonId, min, max])).toEqual([
      [1, "a", "p3", 5, 6],
      [2, "b", null, 5, 6],
    ]);
    expect(leftOut).toEqual(["c"]);
  });

  test("those who may host are spread, one at a table, as far as they go", () => {
    const { tables } = tablesFor(
      step,
      rules("plain"),
      [topic("a", "p1")],
      people(18, (index) => ({ mayHost: index < 2 })),
    );
    expect(tables.map(({ hostPersonId, needsHost }) => hostPersonId ?? needsHost)).toEqual(["p1", true, false]);
  });

  test("world café: hosts stay, each at a table of their own; nobody else is held", () => {
    const { tables } = tablesFor(
      step,
      rules("cafe"),
      [],
      people(18, (index) => ({ mayHost: index % 5 === 0 })),
    );
    expect(tables.map((table) => table.hostPersonId)).toEqual(["p1", "p6", "p11"]);
    expect(tables.some((table) => table.needsHost)).toBe(false);
  });

  test("open space: a room for each topic, as full or empty as people like, and all fit", () => {
    const { tables, leftOut } = tablesFor(step, rules("open-space", 5, 6), [topic("a"), topic("b")], people(20));
    expect(tables.map(({ topicId, min, max }) => [topicId, min, max])).toEqual([
      ["a", 0, 10],
      ["b", 0, 10],
    ]);
    expect(leftOut).toEqual([]);
  });
});

describe("a group has a language in common", () => {
  const languages = (count: number, spoken: (index: number) => string[]) =>
    tablesFor(
      step,
      rules("plain"),
      [],
      people(count, (index) => ({ languages: spoken(index) })),
    ).tables.map((table) => table.language);

  test("where everybody speaks Swedish nothing is said about it", () => {
    expect(languages(12, () => ["sv", "en"])).toEqual([null, null]);
  });

  test("whoever does not gets a table where all speak theirs; the others speak Swedish", () => {
    expect(languages(12, (index) => (index < 2 ? ["en"] : ["sv", "en"]))).toEqual(["sv", "en"]);
  });

  test("where too few speak it, one table has no language of its own", () => {
    expect(languages(12, (index) => (index < 2 ? ["en"] : ["sv"]))).toEqual(["sv", null]);
  });
});
