import { expect, test } from "vitest";
import { openJudge } from "../../app/ground/letters/proof/judge/judge.ts";
import type { House } from "../house.ts";

/** At the end: every letter that left the house on the way here, read by a program of another make. */
export function everyLetterReadElsewhere(house: () => House): void {
  test("B4: every letter and calendar is well-formed, and a calendar entry only ever becomes newer", async ({ skip }) => {
    const judge = await openJudge();
    if (!judge) return skip("no second reader of letters here");
    const letters = await judge(house().rawLetters);
    expect(letters.length).toBeGreaterThan(10);
    expect(letters.flatMap(({ faults, subject }) => faults.map((fault) => `${subject}: ${fault}`))).toEqual([]);
    expect(new Set(letters.map(({ messageId }) => messageId)).size).toBe(letters.length);
    // Only an invitation goes to somebody who never asked for it.
    expect(letters.filter(({ unsubscribe, subject }) => (unsubscribe !== null) !== /^(Påminnelse om inbjudan|Inbjudan):/.test(subject))).toEqual([]);
    const newest = new Map<string, number>();
    for (const { calendar, subject } of letters) {
      for (const { uid, sequence } of calendar?.events ?? []) {
        const before = newest.get(uid) ?? -1;
        expect(sequence, `${subject}: ${calendar?.method} ${uid}`).toBeGreaterThanOrEqual(calendar?.method === "CANCEL" ? before + 1 : before);
        newest.set(uid, sequence);
      }
    }
    expect(newest.size).toBeGreaterThan(0);
  });
}
