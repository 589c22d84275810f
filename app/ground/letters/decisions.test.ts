import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { randomIds } from "#platform/ids";
import { openMailTransport } from "#platform/mail-transport";
import type { AuthorityId } from "#authorities";
import type { NewLetter } from "./index.ts";
import type { Manner } from "./proof/mail-sink.ts";
import { openOutbox } from "./proof/outbox.ts";
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

describe("a human decides", () => {
  test("the stop button works in the middle of a batch, and on what is queued in it afterwards", async () => {
    const { letters, rooms, sink: server } = await open();
    const batchId = randomIds.next();
    await within(async (trx) => {
      for (let count = 0; count < 30; count += 1) await letters.queue(trx, letter({ batchId }));
    });
    const outside = await within((trx) => letters.queue(trx, letter({ personId: undefined })));
    const transport = openMailTransport({ url: server.url, from: "dialog@skane.example" });
    let sent = 0;
    let stopping: Promise<{ stopped: number }> | undefined;
    const counting = {
      send: async (one: Parameters<typeof transport.send>[0]) => {
        if ((sent += 1) === 8) stopping = letters.stopBatch(batchId);
        await stopping;
        return transport.send(one);
      },
    };
    await sendDue({ ...rooms, transport: counting });
    const counts = await letters.counts(batchId);
    expect(counts.accepted + counts.stopped).toBe(30);
    // Four senders: at most what they had in hand when the button was pressed.
    expect(counts.accepted).toBeLessThanOrEqual(8 + 3);
    expect((await stopping)?.stopped).toBe(counts.stopped);
    expect(server.letters.map(({ messageId }) => messageId)).toContain(`<${outside.letterId}@dialog.skane.example>`);
    await within((trx) => letters.queue(trx, letter({ batchId })));
    await sendDue({ ...rooms, transport });
    expect((await letters.counts(batchId)).stopped).toBe(counts.stopped + 1);
  });

  test("a paused batch waits whole and goes on whole; other letters pass it", async () => {
    const { letters, send, rung } = await open();
    const batchId = randomIds.next();
    await within((trx) => letters.queue(trx, letter({ batchId })));
    await within((trx) => letters.pauseBatch(trx, batchId, authorityId));
    await within((trx) => letters.pauseBatch(trx, batchId, authorityId));
    await within((trx) => letters.queue(trx, letter({ batchId })));
    await within((trx) => letters.queue(trx, letter()));
    expect(await send()).toBe(1);
    expect(await letters.counts(batchId)).toMatchObject({ queued: 2, accepted: 0 });
    expect(await letters.isPaused(batchId)).toBe(true);
    const alarms = rung.length;
    await within((trx) => letters.resumeBatch(trx, batchId));
    expect(rung).toHaveLength(alarms + 1);
    expect(await send()).toBe(2);
    expect(await letters.counts(batchId)).toMatchObject({ queued: 0, accepted: 2 });
  });

  test("stopped while four letters hang at the mail server: no fifth is handed over, and what waited is marked within 2 s (B2)", async () => {
    const { letters, rooms, sink: server } = await open(() => "hang");
    const batchId = randomIds.next();
    await within(async (trx) => {
      for (let count = 0; count < 50; count += 1) await letters.queue(trx, letter({ batchId }));
    });
    const transport = openMailTransport({ url: server.url, from: "dialog@skane.example", patience: { connecting: 20_000, silence: 1500 } });
    const sending = sendDue({ ...rooms, transport });
    await expect.poll(() => server.letters.length).toBe(4);
    const stopped = await letters.stopBatch(batchId);
    // The answer itself is the effect: no clock is asked, since everything that waited is stopped before it comes.
    expect(stopped).toEqual({ stopped: 46 });
    expect(await letters.counts(batchId)).toMatchObject({ queued: 0, stopped: 46, sending: 4 });
    await sending;
    expect(server.letters).toHaveLength(4);
    expect(await letters.counts(batchId)).toMatchObject({ stopped: 46, unknown: 4 });
  });

  test("a deferred letter of a stopped batch is stopped", async () => {
    const { letters, send, clock } = await open(() => "defer");
    const batchId = randomIds.next();
    await within((trx) => letters.queue(trx, letter({ batchId })));
    await send();
    expect(await letters.stopBatch(batchId)).toEqual({ stopped: 1 });
    clock.advance(3_600_000);
    expect(await send()).toBe(0);
    expect(await letters.counts(batchId)).toMatchObject({ stopped: 1, deferred: 0 });
  });

  test("only an unknown or refused letter is sent again, once for each decision, under its old Message-ID", async () => {
    let manner: Manner = "drop";
    const { letters, send, rung, rooms, sink: server } = await open(() => manner);
    const personId = await within((trx) => rooms.people.add(trx, { authorityId, name: "Åsa Öberg", email: "asa@exempel.example", language: "sv" }));
    const { letterId } = await within((trx) => letters.queue(trx, letter({ personId })));
    const resend = () => within((trx) => letters.resend(trx, letterId));
    expect(await resend()).toEqual({ outcome: "not-stuck", state: "queued" });
    await send();
    manner = "accept";
    expect(await resend()).toEqual({ outcome: "queued" });
    expect(rung).toHaveLength(1);
    await send();
    expect(await letters.of({ personId })).toMatchObject([{ state: "accepted", attempts: 2 }]);
    expect(await resend()).toEqual({ outcome: "not-stuck", state: "accepted" });
    expect(new Set(server.letters.map(({ messageId }) => messageId)).size).toBe(1);
    expect(await within((trx) => letters.resend(trx, randomIds.next() as typeof letterId))).toEqual({ outcome: "unknown" });
  });
});
