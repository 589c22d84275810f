import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type SourceFile, surveyHouse } from "./scripts/floor-plan.ts";

const read = (path: string): SourceFile => ({ path, text: readFileSync(path, "utf8") });
const sources = globSync("{app,engines}/**/*.{ts,tsx}", { exclude: (path) => path.includes("node_modules") })
  .filter((path) => !path.includes("node_modules"))
  .map(read);

describe("the floor plan", () => {
  const house = surveyHouse(sources);

  test("a room leans only on rooms above it, and only through their doors", () => {
    expect(house.faults).toEqual([]);
  });

  test("imports were seen at all", () => {
    expect(house.imports).toBeGreaterThan(sources.length);
  });

  test("every migration says whose it is and names only that room's tables", () => {
    for (const path of globSync("db/migrations/*.sql")) {
      const text = readFileSync(path, "utf8");
      const room = /^-- room: ([a-z]+)\n/.exec(text)?.[1];
      expect(room, path).toBeDefined();
      for (const [, name] of text.matchAll(/create (?:table|view) (?:if not exists )?([a-z_]+)/g)) {
        expect(name, path).toMatch(new RegExp(`^${room}_`));
      }
    }
  });

  test("names say something", () => {
    const empty = sources.filter(({ path }) => /(^|\/)(utils?|helpers?|lib|common|misc|managers?|services?|base)(\/|\.tsx?$)/.test(path));
    expect(empty.map(({ path }) => path)).toEqual([]);
  });
});

describe("the check itself can fail (A6)", () => {
  const survey = (path: string, text: string) => surveyHouse([{ path, text }]).faults;

  test.each([
    ["a deep import by #", "app/before/topics/join.ts", 'import { x } from "#people/store";'],
    ["a deep import by ../", "app/before/topics/join.ts", 'import { x } from "../registration/store.ts";'],
    ["a deep import across storeys", "app/after/harvest/join.ts", 'import { x } from "../../before/topics/store.ts";'],
    ["a type is an import too", "app/before/topics/join.ts", 'import type { X } from "#registration";'],
    ["a dynamic import is an import too", "app/before/topics/join.ts", 'const x = await import("#registration");'],
    ["leaning downwards", "app/ground/people/find.ts", 'import type { Dialogue } from "#dialogues";'],
    ["SQL outside a store", "app/before/topics/join.ts", 'import { sql } from "kysely";'],
    ["another room's table", "app/before/topics/store.ts", 'db.selectFrom("people_person")'],
    ["a room copied into the page bundle", "app/before/topics/web/board.tsx", 'import { openTopics } from "#topics";'],
    ["platform that knows a room", "app/platform/jobs.ts", 'import type { Letters } from "#letters";'],
    ["ui that knows a room", "app/ui/forms/field.tsx", 'import type { Topic } from "#topics/shared";'],
    ["an engine in the wrong room", "app/before/topics/join.ts", 'import { compose } from "@radslag/group-composition";'],
  ])("%s", (_name, path, text) => {
    expect(survey(path, text)).toHaveLength(1);
  });

  test.each([
    ["a door above", "app/before/topics/join.ts", 'import { type Dialogues } from "#dialogues";'],
    ["the own room", "app/before/topics/join.ts", 'import { rules } from "./topic.ts";'],
    ["the own table, and a published view", "app/before/topics/store.ts", 'db.selectFrom("topics_topic").innerJoin("people_card", "a", "b")'],
    ["a type from the door, in a page", "app/before/topics/web/board.tsx", 'import type { Topics } from "#topics";'],
    ["what browsers may use", "app/before/topics/web/board.tsx", 'import { topicStates } from "#topics/shared";'],
  ])("%s is allowed", (_name, path, text) => {
    expect(survey(path, text)).toEqual([]);
  });
});
