import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { stoppedClock } from "#platform/clock";
import { randomIds } from "#platform/ids";
import { openLog } from "#platform/log";
import { openMailTransport } from "#platform/mail-transport";
import { openNotifications } from "#platform/notifications";
import type { AuthorityId } from "#authorities";
import type { PersonId } from "#people";
import { type NewLetter, personData } from "./index.ts";
import type { Manner } from "./proof/mail-sink.ts";
import { openOutbox, start } from "./proof/outbox.ts";
import { openRooms } from "./proof/rooms.ts";
import { sendDue } from "./send-letters.ts";

let authorityId: AuthorityId;
let outbox: Awaited<ReturnType<typeof openOutbox>>;
beforeAll(async () => {
  outbox = await openOutbox();
  ({ authorityId } = outbox);
});
afterEach(() => outbox.empty());
afterAll(() => outbox.drop());

const within: typeof outbox.within = (work) => outbox.within(work);
const open = (...how: Parameters<typeof outbox.open>) => outbox.open(...how);
const letter = (over: Partial<NewLetter> = {}) => outbox.letter(over);

function addPerson(language: "sv" | "en" = "sv"): Promise<PersonId> {
  const { people } = openRooms(outbox.database, stoppedClock(start), { to: "nowhere" });
  return within((trx) => people.add(trx, { authorityId, name: "Åsa Öberg", email: "asa@exempel.example", language }));
}

describe("a row before anything is sent (M2)", () => {
  test("an invitation can be declined with one press, by its own headers and by nothing else (RFC 8058)", async () => {
    const { letters, send, sink: server } = await open();
    await within((trx) => letters.queue(trx, letter({ unsubscribe: "https://dialog.skane.example/avboj/abc" })));
    await within((trx) => letters.queue(trx, letter()));
    await expect(within((trx) => letters.queue(trx, letter({ unsubscribe: "https://x.example/>\r\nBcc: a@b.example" })))).rejects.toThrow("unsubscribe");
    await send();
    const lines = (name: string) => server.letters.map(({ headerLines }) => headerLines.find(({ key }) => key === name)?.line ?? "none").toSorted();
    expect(lines("list-unsubscribe")).toEqual(["List-Unsubscribe: <https://dialog.skane.example/avboj/abc>", "none"]);
    expect(lines("list-unsubscribe-post")).toEqual(["List-Unsubscribe-Post: List-Unsubscribe=One-Click", "none"]);
  });

  test("queued once: the same person, purpose and version is the same letter, another version another", async () => {
    const { letters } = await open();
    const rung: string[] = [];
    const bell = await openNotifications(outbox.databaseUrl, openLog("silent"));
    await bell.listen("rung", (name) => rung.push(name));
    const personId = await addPerson();
    const dialogueId = randomIds.next();
    const key = { dialogueId, personId, to: "asa@exempel.example" };
    const outcomes = await within(async (trx) => [
      await letters.queue(trx, letter(key)),
      await letters.queue(trx, letter({ ...key, to: "ny@exempel.example" })),
      await letters.queue(trx, letter({ ...key, version: "2" })),
      await letters.queue(trx, letter({ ...key, dialogueId: randomIds.next() })),
      await letters.skip(trx, { ...key, authorityId, purpose: "receipt", version: "1", because: "unsubscribed" }),
    ]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(["queued", "already-queued", "queued", "queued", "already-queued"]);
    expect(outcomes[1]?.letterId).toBe(outcomes[0]?.letterId);
    await expect.poll(() => rung, { message: "one ring a transaction" }).toEqual(["letters.send"]);
    await within((trx) => letters.queue(trx, letter(key)));
    await within((trx) => letters.queue(trx, letter({ notBefore: new Date(start.getTime() + 60_000) })));
    await within((trx) => letters.skip(trx, { authorityId, to: "ny@exempel.example", purpose: "receipt", version: "1", because: "unsubscribed" }));
    await within((trx) => letters.queue(trx, letter()));
    await expect.poll(() => rung, { message: "and none for what need not go now" }).toEqual(["letters.send", "letters.send"]);
    await bell.close();
  });

  test("without a person the address counts, whatever its capitals; ten at once are one", async () => {
    const { letters } = await open();
    const to = "Nagon.Annan@exempel.example";
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, at) => within((trx) => letters.queue(trx, letter({ to: at % 2 ? to : to.toLowerCase() })))),
    );
    expect(outcomes.filter(({ outcome }) => outcome === "queued")).toHaveLength(1);
    expect(new Set(outcomes.map(({ letterId }) => letterId)).size).toBe(1);
  });

  test("a transaction that fails leaves no letter", async () => {
    const { letters } = await open();
    const personId = await addPerson();
    const failing = within(async (trx) => {
      await letters.queue(trx, letter({ personId }));
      throw new Error("the registration failed");
    });
    await expect(failing).rejects.toThrow("registration failed");
    expect(await letters.of({ personId })).toEqual([]);
  });

  test("a list of addresses, and a link of nobody, are faults (M5)", async () => {
    const { letters } = await open();
    for (const to of ["a@x.example, b@x.example", "A <a@x.example>", "a@x.example\r\nBcc: b@x.example", ""]) {
      await expect(within((trx) => letters.queue(trx, letter({ to })))).rejects.toThrow("one address");
    }
    await expect(within((trx) => letters.queue(trx, letter({ text: "{{personal-link}}" })))).rejects.toThrow("needs a person");
  });

  test("skipped because: a row that is never sent", async () => {
    const { letters, send, sink: server } = await open();
    const personId = await addPerson();
    await within((trx) => letters.skip(trx, { authorityId, personId, to: "", purpose: "reminder", version: "1", because: "cancelled" }));
    await send();
    expect(server.letters).toEqual([]);
    expect(await letters.of({ personId })).toMatchObject([{ state: "skipped", because: "cancelled", attempts: 0 }]);
  });
});

describe("sending", () => {
  test("what arrives is the letter with the link filled in; what is stored holds none (M1)", async () => {
    const { letters, send, sink: server, rooms } = await open();
    const personId = await addPerson("en");
    const calendar = { method: "PUBLISH" as const, content: "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n" };
    const text = "Hello Åsa\n\n{{personal-link}}\nand once more {{personal-link}}\n";
    const queued = await within((trx) => letters.queue(trx, letter({ personId, text, language: "en", calendar })));
    expect(await send()).toBe(1);
    const link = await rooms.people.links.personalLink(personId);
    const [arrived] = server.letters;
    expect(arrived).toMatchObject({
      text: `Hello Åsa\n\n${link}\nand once more ${link}\n`,
      subject: "Vi har tagit emot din anmälan",
      messageId: `<${queued.letterId}@dialog.skane.example>`,
    });
    expect(arrived?.replyTo?.text).toBe((await rooms.authorities.find(authorityId))?.email);
    expect(arrived?.attachments.some(({ contentType }) => contentType.startsWith("application/ics"))).toBe(true);
    const [summary] = await letters.of({ personId });
    expect(summary).toMatchObject({ state: "accepted", attempts: 1, takenAt: start, reply: expect.stringMatching(/^250/) });
    const kept = JSON.stringify(await personData.export(outbox.database, personId));
    expect(kept).toContain("{{personal-link}}");
    expect(kept).not.toContain(link);
    expect(await personData.find(outbox.database, personId)).toEqual({ letters: 1 });
  });

  test("each manner of a mail server leads to its own state, with what the server said", async () => {
    const manners: Record<string, Manner> = { a: "accept", b: "defer", c: "refuse", d: "drop" };
    const { letters, send, sink: server } = await open((to) => manners[to[0] ?? ""] ?? "accept");
    const batchId = randomIds.next();
    await within(async (trx) => {
      for (const first of "abcd") await letters.queue(trx, letter({ to: `${first}@manners.example`, batchId }));
    });
    expect(await send()).toBe(4);
    expect((await letters.of({ batchId })).map(({ state, because, reply }) => [state, because, reply])).toEqual([
      ["accepted", undefined, expect.stringMatching(/^250/)],
      ["deferred", undefined, "451 greylisted"],
      ["refused", undefined, "550 no such mailbox"],
      ["unknown", "no-answer", expect.any(String)],
    ]);
    expect(await letters.counts(batchId)).toMatchObject({ accepted: 1, deferred: 1, refused: 1, unknown: 1, queued: 0, sending: 0 });
    expect(await send(), "none of them is tried again by itself now").toBe(0);
    expect(server.letters).toHaveLength(2);
  });

  test("a server that read the letter and never answers: unknown, whatever it did with it", async () => {
    const { letters, send, sink: server } = await open(() => "hang", undefined, 1_000);
    const personId = await addPerson();
    await within((trx) => letters.queue(trx, letter({ personId })));
    expect([await send(), await send()]).toEqual([1, 0]);
    expect(await letters.of({ personId })).toMatchObject([{ state: "unknown", because: "no-answer", attempts: 1 }]);
    expect(server.letters).toHaveLength(1);
  });

  test("a deferred letter is tried again after a minute of machine time, as the same letter", async () => {
    let patientNow = false;
    const { letters, send, clock, sink: server } = await open(() => (patientNow ? "accept" : "defer"));
    const personId = await addPerson();
    const { letterId } = await within((trx) => letters.queue(trx, letter({ personId })));
    await send();
    clock.advance(59_999);
    expect(await send()).toBe(0);
    patientNow = true;
    clock.advance(1);
    expect(await send()).toBe(1);
    expect(await letters.of({ personId })).toMatchObject([{ state: "accepted", attempts: 2 }]);
    expect(server.letters.map(({ messageId }) => messageId)).toEqual([`<${letterId}@dialog.skane.example>`]);
  });

  test("not before its civil moment; the alarm is set for it", async () => {
    const { letters, send, clock, rung, sink: server } = await open();
    const notBefore = new Date(start.getTime() + 3_600_000);
    await within(async (trx) => {
      for (let copy = 0; copy < 3; copy += 1) await letters.queue(trx, letter({ notBefore }));
    });
    expect(rung).toEqual([{ name: "letters.send", due: notBefore }]);
    await send();
    expect(server.letters).toEqual([]);
    clock.advance(3_600_000);
    expect(await send()).toBe(3);
  });

  test("a fault of our own is no lost letter: it waits and is tried again", async () => {
    const { letters, clock, rooms, sink: server } = await open();
    const personId = await addPerson();
    await within((trx) => letters.queue(trx, letter({ personId, text: "{{personal-link}}" })));
    const people = { ...rooms.people, links: { ...rooms.people.links, personalLink: () => Promise.reject(new Error("out of order")) } };
    const transport = openMailTransport({ url: server.url, from: "dialog@skane.example" });
    await sendDue({ ...rooms, people, transport });
    expect(await letters.of({ personId })).toMatchObject([{ state: "deferred", reply: "our own fault, see the log" }]);
    clock.advance(60_000);
    await sendDue({ ...rooms, transport });
    expect(await letters.of({ personId })).toMatchObject([{ state: "accepted" }]);
  });

  test("twenty senders at once over 40 letters: each goes out once", async () => {
    const { letters, send, sink: server } = await open();
    const batchId = randomIds.next();
    await within(async (trx) => {
      for (let count = 0; count < 40; count += 1) await letters.queue(trx, letter({ batchId }));
    });
    await Promise.all(Array.from({ length: 5 }, send));
    expect(await letters.counts(batchId)).toMatchObject({ accepted: 40 });
    expect(new Set(server.letters.map(({ messageId }) => messageId)).size).toBe(40);
    expect(server.letters).toHaveLength(40);
  });
});

describe("the worker", () => {
  test("sends when woken and lets what is under way come to its end when stopped", async () => {
    const { letters, sink: server } = await open();
    const personId = await addPerson();
    const worker = letters.work();
    expect(() => letters.work()).toThrow("already");
    await within((trx) => letters.queue(trx, letter({ personId })));
    worker.wake();
    await expect.poll(() => server.letters.length).toBe(1);
    await worker.stop();
    expect(await letters.of({ personId })).toMatchObject([{ state: "accepted" }]);
    await within((trx) => letters.queue(trx, letter({ personId, version: "2" })));
    worker.wake();
    await worker.stop();
    expect(await letters.of({ personId })).toMatchObject([{ state: "accepted" }, { state: "queued" }]);
  });
});

describe("without a mail server", () => {
  test("the mailbox shows exactly what would have gone out, and only that", async () => {
    const { letters, rooms } = await open(undefined, { to: "mailbox" });
    const personId = await addPerson();
    const calendar = { method: "PUBLISH" as const, content: "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n" };
    const { letterId } = await within((trx) => letters.queue(trx, letter({ personId, text: "Din länk: {{personal-link}}", calendar })));
    expect(await letters.mailbox?.one(letterId), "not sent yet").toBeUndefined();
    const worker = letters.work();
    await expect.poll(async () => (await letters.of({ personId }))[0]?.state).toBe("accepted");
    await worker.stop();
    expect((await letters.mailbox?.list())?.[0]).toMatchObject({ letterId, subject: "Vi har tagit emot din anmälan" });
    expect(await letters.mailbox?.one(letterId)).toEqual({
      letterId,
      at: start,
      messageId: `<${letterId}@dialog.skane.example>`,
      to: expect.stringMatching(/^nr\d+@exempel\.example$/),
      replyTo: (await rooms.authorities.find(authorityId))?.email,
      subject: "Vi har tagit emot din anmälan",
      text: `Din länk: ${await rooms.people.links.personalLink(personId)}`,
      language: "sv",
      calendar,
    });
  });

  test("nowhere to go: letters wait, and there is no mailbox", async () => {
    const { letters } = await open(undefined, { to: "nowhere" });
    const personId = await addPerson();
    await within((trx) => letters.queue(trx, letter({ personId })));
    const worker = letters.work();
    await worker.stop();
    expect(letters.mailbox).toBeUndefined();
    expect(await letters.of({ personId })).toMatchObject([{ state: "queued", attempts: 0 }]);
  });
});
