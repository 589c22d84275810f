import { describe, expect, test } from "vitest";
import { type Commitment, type CommitmentWords, faultsOf, isOverdue } from "./commitment.ts";

const words: CommitmentWords = { what: "Gemensam lokalbokning", owner: "Tomelilla kommun", receiver: "Kulturaktörer", status: "planned", because: null, due: null, reviewOn: "2021-06-01" };
const commitment = { ...words, updates: [], publishedAt: new Date("2020-12-02T09:00:00Z") } as unknown as Commitment;
const dayOf = (at: Date) => at.toISOString().slice(0, 10);
const looked = (at: string) => [{ status: "ongoing", text: "", by: "x", at: new Date(at) }] as Commitment["updates"];

describe("a promise has an owner and a day; a no has its reason (A1, A2)", () => {
  test.each<[string, Partial<CommitmentWords>, string[]]>([
    ["whole", {}, []],
    ["without words", { what: " ", owner: "" }, ["what", "owner"]],
    ["a promise nobody will look at again", { reviewOn: null }, ["reviewOn"]],
    ["a no without reason", { status: "declined", because: " ", reviewOn: null }, ["because"]],
    ["a no with its reason", { status: "declined", because: "Kostar mer än allt stöd.", reviewOn: null }, []],
    ["done from the start", { status: "done", reviewOn: null }, []],
    ["a book", { what: "a".repeat(201) }, ["what"]],
  ])("%s", (_what, over, fields) => {
    expect(faultsOf({ ...words, ...over }).map(({ field }) => field)).toEqual(fields);
  });
});

describe("overdue is visible (A3)", () => {
  test.each<[string, Partial<Commitment>, string, boolean]>([
    ["on the day of review", {}, "2021-06-01", false],
    ["the day after", {}, "2021-06-02", true],
    ["looked at on the day", { updates: looked("2021-06-01T10:00:00Z") }, "2021-06-02", false],
    ["looked at only before", { updates: looked("2021-03-15T10:00:00Z") }, "2021-06-02", true],
    ["due and not kept, whatever was said since", { due: "2021-06-10", updates: looked("2021-06-09T10:00:00Z") }, "2021-06-11", true],
    ["kept", { status: "done", due: "2021-06-10" }, "2021-07-01", false],
    ["declined", { status: "declined" }, "2021-07-01", false],
    ["a draft", { publishedAt: null }, "2021-07-01", false],
  ])("%s", (_what, over, today, late) => {
    expect(isOverdue({ ...commitment, ...over }, today, dayOf)).toBe(late);
  });
});
