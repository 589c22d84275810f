import { readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openAuthorities, readOrganisationFile } from "#authorities";
import { openLedger } from "#ledger";
import { stoppedClock } from "#platform/clock";
import { randomIds } from "#platform/ids";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import { type DialogueId, openDialogues } from "./index.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

const example = readFileSync("examples/nar-salongerna-tystnade.yaml", "utf8");
const clock = stoppedClock(new Date("2020-09-22T07:00:00Z"));

function rooms() {
  const { database } = fresh;
  const ledger = openLedger({ database, clock });
  const authorities = openAuthorities({ database, ids: randomIds });
  return { database, ledger, authorities, dialogues: openDialogues({ database, clock, ids: randomIds, ledger, authorities }) };
}

describe("publishing (I4)", () => {
  let room: ReturnType<typeof rooms>;
  let id: DialogueId;
  let slug: string;
  const within = <T>(work: (trx: Parameters<Parameters<ReturnType<typeof fresh.database.transaction>["execute"]>[0]>[0]) => Promise<T>) => room.database.transaction().execute(work);
  const take = (edit: (file: string) => string = (same) => same) =>
    within((trx) => room.dialogues.importYaml(trx, edit(example.replace("slug: nar-salongerna-tystnade", `slug: ${slug}`).replace("KN 2020/0147", `KN ${slug}`)), { actor: "karin" }));
  const told = async () => (await room.ledger.diary({ authorityId: (await room.dialogues.find(id))!.authorityId, dialogueId: id })).map(({ title }) => title);

  beforeEach(async () => {
    room = rooms();
    slug = `d-${randomIds.next().slice(0, 8)}`;
    const organisation = readOrganisationFile(readFileSync("examples/organisation.yaml", "utf8"));
    if (organisation.outcome === "refused") throw new Error("The example cannot be read");
    await within((trx) => room.authorities.save(trx, organisation.file));
    const imported = await take();
    if (imported.outcome !== "imported") throw new Error(JSON.stringify(imported));
    id = imported.dialogueId;
  });

  test("is refused with every reason while something is missing, and the draft stays one", async () => {
    await take((file) => file.replace("covers: [officer]", "covers: []").replace("decision: KN 2020/0031", "decision: KN 1999/1"));
    const answer = await within((trx) => room.dialogues.publish(trx, id, "karin"));
    expect(answer.outcome === "refused" && answer.checks.flatMap(({ reasons }) => reasons)).toEqual([
      { because: "not-covered", what: "officer" },
      { because: "no-such-decision", what: "KN 1999/1" },
    ]);
    expect((await room.dialogues.find(id))?.state).toBe("draft");
    expect(await told()).toEqual([]);
  });

  test("a change of a published dialogue must pass the gate too; a new version is reviewed before it is saved (I4)", async () => {
    await within((trx) => room.dialogues.publish(trx, id, "karin"));
    const refused = await take((file) => file.replace("decision: KN 2020/0031", 'decision: "?"'));
    expect(refused).toMatchObject({ outcome: "refused", reasons: [{ because: "gate" }] });
    const authorityId = (await room.dialogues.find(id))!.authorityId;
    const text = (await room.dialogues.exportYaml(id))!.replace("040-000 00 00", "040-111 11 11");
    const only = { authorityId, slug, onVersion: 1 };
    expect(await room.dialogues.review(text, only)).toMatchObject({ outcome: "reviewed", version: 1, published: true, changes: [{ place: "contact.phone", was: "040-000 00 00", becomes: "040-111 11 11" }] });
    expect((await room.dialogues.find(id))?.version).toBe(1);
    expect(await within((trx) => room.dialogues.importYaml(trx, text, { actor: "karin", ...only }))).toMatchObject({ outcome: "imported", version: 2 });
    expect(await room.dialogues.review(text, only)).toMatchObject({ outcome: "refused", reasons: [{ because: "changed-since" }] });
    expect(await room.dialogues.review(text, { slug: "another" })).toMatchObject({ outcome: "refused", reasons: [{ place: "slug", because: "other-dialogue" }] });
    expect((await room.dialogues.ofVersion(id, 1))?.contact.phone).toBe("040-000 00 00");
  });

  test("a copy has a new address, no diary number, and its dates in the wanted week with the same weekday and hour", async () => {
    const copied = (await room.dialogues.copyYaml(id, { slug: `${slug}-2`, firstDay: "2021-03-01" }))!;
    const review = await room.dialogues.review(copied, {});
    expect(review).toMatchObject({ outcome: "reviewed", version: 0, checks: expect.arrayContaining([{ asks: "texts", reasons: [{ because: "unanswered", what: "diaryNumber" }] }]) });
    expect(copied).toContain("starts: 2021-03-02T13:00");
    const same = await room.dialogues.review(copied.replace('diaryNumber: "?"', `diaryNumber: KN ${slug}`), {});
    expect(same).toMatchObject({ outcome: "refused", reasons: [{ place: "diaryNumber", because: "twice" }] });
  });

  test("goes out, comes back, is closed and opened again, each a line in the diary", async () => {
    const steps = [
      () => within((trx) => room.dialogues.publish(trx, id, "karin")),
      () => within((trx) => room.dialogues.publish(trx, id, "karin")),
      () => within((trx) => room.dialogues.withdraw(trx, id, "karin", 1)),
      () => within((trx) => room.dialogues.withdraw(trx, id, "karin", 0)),
      () => within((trx) => room.dialogues.close(trx, id, "karin")),
      () => within((trx) => room.dialogues.publish(trx, id, "karin")),
      () => within((trx) => room.dialogues.close(trx, id, "karin")),
      () => within((trx) => room.dialogues.publish(trx, id, "karin")),
      () => within((trx) => room.dialogues.reopen(trx, id, "karin")),
      () => within((trx) => room.dialogues.reopen(trx, id, "karin")),
    ];
    const outcomes: string[] = [];
    for (const step of steps) outcomes.push((await step()).outcome);
    expect(outcomes).toEqual(["published", "already", "has-registrations", "withdrawn", "not-published", "published", "closed", "closed", "reopened", "not-closed"]);
    expect(await told()).toEqual(["Inbjudan, version 1", "Inbjudan, version 1, avpublicerad", "Inbjudan, version 1", "Rådslaget avslutat", "Rådslaget öppnat igen"]);
  });
});
