import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CalendarPart } from "#letters";
import type { PersonId } from "#people";
import { randomIds } from "#platform/ids";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import { type Storey, openStorey } from "./testing.ts";

let fresh: FreshDatabase;
let storey: Storey;
const karin = randomIds.next() as PersonId;
const people: Record<string, PersonId> = {};
const because = { sv: "Det blev för få anmälda.", en: "Too few registered.", fi: "Ilmoittautuneita oli liian vähän." };

beforeAll(async () => {
  fresh = await freshDatabase();
  storey = await openStorey(fresh, { edit: (file) => file.replaceAll("capacity: 160", "capacity: 2") });
  for (const [name, dates] of Object.entries({ Båda: ["1", "2"], Ena: ["1"], Köar: ["1"], Andra: ["2"] })) people[name] = await storey.someone({ name, dates });
});
afterAll(() => fresh.drop());

const first = () => storey.dialogue.meetings[0]!;
const by = () => ({ personId: karin, authorityId: storey.dialogue.authorityId });
const callOff = async (reason: typeof because | undefined) =>
  storey.database.transaction().execute((trx) => storey.dialogues.callOff(trx, { id: storey.dialogue.id, number: 1, because: reason, actor: karin }));
const now = async () => (await storey.dialogues.bySlug(storey.dialogue.slug))!;
const feed = async () => storey.dialogues.calendar(await now(), { language: "sv", origin: new URL("https://dialog.region.example") });
const drop = (name: string) => storey.registration.changeDates({ personId: people[name]!, wishes: [{ meetingId: first().id, want: "drop" }], actor: people[name]! });
const statusOf = (name: string) => storey.registration.statusOf(people[name]!, first().id);
/** Long lines of a calendar file go on in the next one. */
const unfolded = (content = "") => content.replaceAll("\r\n ", "");
/** The newest calendar file sent to someone: its method, and the sequence of the first date's entry. */
async function calendarOf(name: string) {
  type Row = { text: string; calendar: CalendarPart | null };
  const { rows } = await sql<Row>`select text, calendar from letters_letter where person_id = ${people[name]} order by place desc limit 1`.execute(fresh.database);
  const { text, calendar } = rows[0]!;
  const content = unfolded(calendar?.content);
  return { text, method: calendar?.method, sequence: Number(/SEQUENCE:(\d+)/.exec(content)?.[1]), content };
}
async function tellEveryone(kind: "called-off" | "change") {
  const { id: dialogueId, authorityId } = storey.dialogue;
  const made = await storey.mailings.preview({ dialogueId, authorityId, kind, audience: { meetingIds: [first().id], who: "everyone" }, by: karin });
  return { preview: made!, sent: await storey.mailings.send(made!.id, by()) };
}

describe("a meeting that is called off (D-19)", () => {
  test("stands as cancelled in the calendar that anybody follows, and takes no more people; the other date does", async () => {
    expect(await feed()).not.toContain("STATUS:CANCELLED");
    expect(await callOff(because)).toMatchObject({ outcome: "imported", version: 2 });
    const events = (await feed()).split("BEGIN:VEVENT").slice(1);
    expect(events.map((event) => /STATUS:(\w+)/.exec(event)?.[1])).toEqual(["CANCELLED", "CONFIRMED"]);
    expect(events.map((event) => /SEQUENCE:(\d+)/.exec(event)?.[1])).toEqual(["1", "1"]);
    await expect(storey.someone({ dates: ["1"], name: "Sen" })).rejects.toThrow("dates");
    await storey.someone({ dates: ["2"], name: "Ny" });
  });

  test("the letter goes to those with a place and in the queue, says why, and takes the date out of the calendars that had it", async () => {
    const before = await calendarOf("Ena");
    expect(before.method).toBe("PUBLISH");
    const { preview, sent } = await tellEveryone("called-off");
    expect(preview.recipients.map(({ name }) => name)).toEqual(["Båda", "Ena", "Köar"]);
    expect(sent).toMatchObject({ outcome: "queued", letters: 3 });
    const [one, both, waiting] = [await calendarOf("Ena"), await calendarOf("Båda"), await calendarOf("Köar")];
    expect([one.method, both.method, waiting.method]).toEqual(["CANCEL", "CANCEL", undefined]);
    expect(one.sequence).toBeGreaterThan(before.sequence);
    expect(one.content).toContain("STATUS:CANCELLED");
    expect(both.content).toContain(first().id);
    for (const { text } of [one, both, waiting]) expect(text).toContain(because.sv);
  });

  test("nobody moves up for it and no rule writes about it; one's own file has the other date only", async () => {
    const { mailings, registration, dialogue, clock } = storey;
    expect(await drop("Ena")).toMatchObject({ outcome: "changed" });
    expect(await registration.fillPlaces(dialogue.id)).toBe(0);
    expect(await statusOf("Köar")).toBe("waiting");
    const wish = { meetingId: first().id, want: "restore" as const };
    expect(await registration.changeDates({ personId: people["Ena"]!, wishes: [wish], actor: people["Ena"]! })).toEqual({ outcome: "too-late" });
    const made = await mailings.makeRule({ dialogueId: dialogue.id, authorityId: dialogue.authorityId, kind: "reminder", days: 3, atLocal: "09:00", who: "everyone", by: karin });
    if (made.outcome !== "made") throw new Error(made.outcome);
    await mailings.changeRule(made.ruleId, "on", by());
    clock.set(new Date("2020-10-31T08:00:00Z"));
    expect(await mailings.look(made.ruleId)).toBe(0);
    const [rule] = await mailings.forecast({ dialogueId: dialogue.id, authorityId: dialogue.authorityId });
    expect(rule?.dates.map(({ state, recipients }) => ({ state, recipients }))).toEqual([
      { state: "called-off", recipients: 0 },
      { state: "coming", recipients: 3 },
    ]);
    const own = unfolded((await registration.calendar(people["Båda"]!, "sv"))?.content);
    expect(own.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(own).not.toContain(first().id);
  });

  test("held after all, those who wait move up and the letter about it puts the date back with a newer sequence", async () => {
    const cancelled = await calendarOf("Båda");
    await callOff(undefined);
    expect((await now()).meetings[0]?.calledOff).toBeUndefined();
    expect(await feed()).not.toContain("STATUS:CANCELLED");
    expect(await storey.registration.fillPlaces(storey.dialogue.id)).toBe(1);
    expect(await statusOf("Köar")).toBe("registered");
    await tellEveryone("change");
    const again = await calendarOf("Båda");
    expect(again.method).toBe("REQUEST");
    expect(again.sequence).toBeGreaterThan(cancelled.sequence);
  });

  test("when every meeting is called off nobody can register", async () => {
    const { database, dialogues, dialogue } = storey;
    storey = { ...storey, dialogue: await now() };
    await callOff(because);
    expect(dialogues.window(await now())).toBe("closed");
    await database.transaction().execute((trx) => dialogues.callOff(trx, { id: dialogue.id, number: 7, because, actor: karin })).then((answer) => expect(answer).toEqual({ outcome: "unknown" }));
  });
});
