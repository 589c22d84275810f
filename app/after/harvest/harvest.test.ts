import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import type { WallAct } from "./index.ts";
import { heldMeeting } from "./testing/meeting.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

const windowEnds = new Date("2020-11-20T23:00:00Z");

async function wallOf(house: Awaited<ReturnType<typeof heldMeeting>>) {
  const { insights, notes, aside } = await house.harvest.wall(house.dialogue);
  return { aside, notes: notes.map(({ text }) => text), insights: insights.map(({ number, title, standing, sources }) => ({ number, title, standing, sources })) };
}

describe("all notes on one wall (H1)", () => {
  test("notes become insights; merged, split and undone they keep their sources; hidden and empty notes are not shown", async () => {
    const house = await heldMeeting(fresh.database);
    const { harvest, dialogue, organiser, write } = house;
    const act = (one: WallAct) => harvest.act(dialogue, one, organiser);
    const [a, b, c] = [write(1, "idea", "Kalender"), write(2, "challenge", "Försäkringen sa nej"), write(2, "experience", "Nyckeln")];
    write(1, "question", "  ");
    house.notes.push({ ...house.notes[0]!, id: "0" as never, hidden: true });
    const before = await harvest.wallVersion(dialogue);
    await act({ act: "create", title: "Nycklarna är på fel ställe.", noteIds: [a, b] });
    expect(await harvest.wallVersion(dialogue)).not.toBe(before);
    await act({ act: "create", title: "Vi lärde oss dela.", noteIds: [c] });
    const [one, two] = (await harvest.wall(dialogue)).insights;
    await act({ act: "merge", insightId: two!.id, into: one!.id });
    expect(await wallOf(house)).toEqual({ aside: [], notes: ["Kalender", "Försäkringen sa nej", "Nyckeln"], insights: [{ number: 1, title: "Nycklarna är på fel ställe.", standing: "draft", sources: [a, b, c] }] });
    expect((await harvest.wall(dialogue)).undo).toBe("merge");
    expect(await harvest.undo(dialogue, organiser)).toMatchObject({ outcome: "changed" });
    expect((await wallOf(house)).insights).toMatchObject([{ sources: [a, b] }, { title: "Vi lärde oss dela.", sources: [c] }]);
    expect(await harvest.undo(dialogue, organiser)).toMatchObject({ outcome: "changed" });
    expect(await harvest.undo(dialogue, organiser)).toMatchObject({ outcome: "changed" });
    expect((await wallOf(house)).insights).toEqual([]);
    expect(await harvest.undo(dialogue, organiser)).toEqual({ outcome: "refused", because: "nothing-to-undo" });
  });

  test("two organisers at once change the wall one after the other, and neither is lost", async () => {
    const house = await heldMeeting(fresh.database);
    const { harvest, dialogue, people, write } = house;
    const notes = Array.from({ length: 6 }, (_, at) => write(1, "idea", `idé ${at}`));
    await harvest.act(dialogue, { act: "create", title: "A", noteIds: [notes[0]!] }, people[0]!);
    const id = (await harvest.wall(dialogue)).insights[0]!.id;
    await Promise.all(notes.slice(1).map((note, at) => harvest.act(dialogue, { act: "add", insightId: id, noteIds: [note] }, people[at]!)));
    expect((await wallOf(house)).insights[0]!.sources.toSorted()).toEqual(notes.toSorted());
  });
});

describe("draft → confirmed by the groups → published (H2)", () => {
  async function proposed() {
    const house = await heldMeeting(fresh.database);
    const { harvest, dialogue, organiser, write } = house;
    await harvest.act(dialogue, { act: "create", title: "Nycklarna är på fel ställe.", noteIds: [write(1, "idea", "Kalender"), write(2, "challenge", "Försäkringen")] }, organiser);
    const insight = (await harvest.wall(dialogue)).insights[0]!;
    const asked = await harvest.propose(dialogue, { insightIds: [insight.id], windowEnds }, organiser);
    const answer = (group: 1 | 2, person: number, over: { confirms?: boolean; remark?: string; revision?: number } = {}) =>
      harvest.answer(dialogue, { insightId: insight.id, groupId: house.groups[group - 1]!, revision: insight.revision, confirms: true, ...over }, house.people[person]!);
    const standing = async () => (await harvest.wall(dialogue)).insights[0]!.standing;
    return { ...house, insight, asked, answer, standing };
  }

  test("everyone in the source groups gets one letter; who has no address is skipped with a reason", async () => {
    const { asked, letters, people } = await proposed();
    expect(asked).toEqual({ outcome: "proposed", asked: 5 });
    expect(letters.map(({ personId, purpose }) => [personId, purpose])).toEqual(people.map((personId) => [personId, "follow-up"]));
    expect(letters[5]).toMatchObject({ because: "no-address" });
    expect(letters[0]).toMatchObject({ text: expect.stringContaining("senast fredag 20 november 2020") });
    expect(letters[0]).toMatchObject({ text: expect.stringContaining("{{personal-link}}") });
  });

  test("one member a group is enough; all groups' yes confirms, and the documentation says how many it was", async () => {
    const { harvest, dialogue, organiser, insight, answer, standing, ledger, chain } = await proposed();
    expect(await harvest.publish(dialogue, { insightIds: [insight.id], summary: "" }, organiser)).toEqual({ outcome: "not-confirmed", numbers: [1] });
    expect(await answer(1, 0)).toEqual({ outcome: "answered" });
    expect(await standing()).toBe("waiting");
    expect(await answer(2, 4)).toEqual({ outcome: "answered" });
    expect(await standing()).toBe("confirmed");
    expect(await harvest.documentation(dialogue)).toBeUndefined();
    expect(await harvest.publish(dialogue, { insightIds: [insight.id], summary: "I korthet." }, organiser)).toEqual({ outcome: "published", version: 1 });
    expect(await harvest.documentation(dialogue)).toMatchObject({
      version: 1,
      summary: "I korthet.",
      notes: 2,
      insights: [{ number: 1, groups: 2, confirmed: 2, notes: [{ text: "Kalender" }, { text: "Försäkringen" }] }],
      talks: [{ number: 1, people: 3, roundNumber: 1 }, { number: 2, people: 3 }],
      topics: [{ number: 31, title: "Öppna tomma scener", state: "discussed" }],
    });
    const events = (await ledger.events(chain)).map(({ type }) => type);
    expect(events).toEqual(["insight.proposed", "insight.confirmed", "insight.confirmed", "documentation.published"]);
    expect((await ledger.diary(chain)).map(({ title }) => title)).toEqual(["Dokumentation, version 1"]);
    expect(await harvest.act(dialogue, { act: "drop", insightId: insight.id }, organiser)).toEqual({ outcome: "refused", because: "published" });
    expect(JSON.stringify(await harvest.documentation(dialogue))).not.toContain("Person ");
  });

  test("when the window has passed it is published with one of two groups; nobody can answer any more", async () => {
    const { harvest, dialogue, organiser, insight, answer, standing, clock } = await proposed();
    await answer(1, 0);
    clock.set(windowEnds);
    expect(await standing()).toBe("confirmed");
    expect(await answer(2, 4)).toEqual({ outcome: "too-late" });
    await harvest.publish(dialogue, { insightIds: [insight.id], summary: "" }, organiser);
    expect((await harvest.documentation(dialogue))?.insights).toMatchObject([{ groups: 2, confirmed: 1 }]);
  });

  test("a remark is for the organiser; a change takes the insight back, and the old yes no longer counts", async () => {
    const { harvest, dialogue, organiser, insight, answer, standing } = await proposed();
    await answer(1, 0);
    expect(await answer(2, 4, { confirms: false, remark: " " })).toEqual({ outcome: "no-words" });
    expect(await answer(2, 4, { confirms: false, remark: "Det var inte försäkringen." })).toEqual({ outcome: "answered" });
    expect((await harvest.wall(dialogue)).insights[0]!.remarks).toMatchObject([{ remark: "Det var inte försäkringen." }]);
    await harvest.act(dialogue, { act: "edit", insightId: insight.id, title: "Nycklarna är på fel ställen.", body: "", revision: insight.revision }, organiser);
    expect(await standing()).toBe("draft");
    await harvest.propose(dialogue, { insightIds: [insight.id], windowEnds }, organiser);
    expect((await harvest.wall(dialogue)).insights[0]!.confirmed).toEqual([]);
    expect(await answer(1, 0)).toEqual({ outcome: "changed-since" });
  });

  test("only who sat in a source group is asked; the group that another went into answers for both", async () => {
    const { harvest, dialogue, groups, people, answer, standing, merged, organiser } = await proposed();
    expect(await harvest.asked(dialogue, organiser)).toEqual([]);
    expect(await answer(2, 0)).toEqual({ outcome: "not-asked" });
    merged.set(groups[0], groups[1]);
    expect(await harvest.asked(dialogue, people[0]!)).toMatchObject([{ standing: "waiting", groups: [{ groupId: groups[1], notes: [{ text: "Kalender" }, { text: "Försäkringen" }] }] }]);
    expect(await answer(2, 0)).toEqual({ outcome: "answered" });
    expect(await standing()).toBe("confirmed");
  });

  test("an insight knows whose notes and which topics it comes from (A2)", async () => {
    const { harvest, insight, people, topic } = await proposed();
    expect(await harvest.insight(insight.id)).toMatchObject({ number: 1, standing: "waiting", authors: [people[0], people[3]], topicIds: [topic.id] });
  });
});
