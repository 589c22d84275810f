import { describe, expect, test } from "vitest";
import { accessByGroups } from "./group-access.ts";
import { authorityId, dialogueId, groupId, meetingId, personId } from "./proof/notes-server.ts";

const [first, second, third] = [groupId(1), groupId(2), groupId(3)];
const [amira, leif, nadja] = [personId(1), personId(2), personId(3)];
const closed = new Date("2020-11-03T14:49:00Z");

/** Group 1 went into 2, and 2 into 3. Amira was composed into 1; Leif came into 2 and was moved away; Nadja sits in 3. */
function access({ closedAt = null as Date | null } = {}) {
  const group = (id: typeof first, number: number, mergedInto: typeof first | null) => ({ groupId: id, number, mergedInto, closedAt: mergedInto ? closed : closedAt });
  const groups = [group(first, 1, second), group(second, 2, third), group(third, 3, null)];
  const row = (id: typeof first, person: typeof amira) => ({ groupId: id, personId: person });
  return accessByGroups({
    dialogues: { ofMeeting: async () => ({ meeting: { id: meetingId, authorityId, dialogueId } }) as never },
    agenda: { step: async () => ({ key: "samtal-2" }) as never },
    grouping: {
      group: async (id) => groups.map((one) => ({ ...one, meetingId, roundId: "round" })).find((one) => one.groupId === id) as never,
      rounds: async () => [{ roundId: "round", groups }] as never,
      members: async (id) => (id === third ? [amira, nadja] : []),
      assignments: async () => [row(first, amira), row(third, amira), row(second, leif), row(third, nadja)] as never,
    },
  });
}

describe("who may do what with a group's notes (house rules 6, 7, 10)", () => {
  test("a group reads and confirms what went into it, by one merge or several", async () => {
    expect(await access().group(third)).toMatchObject({ number: 3, questions: ["samtal-2"], mergedFrom: [second, first] });
    expect(await access().mayRead(nadja, first)).toBe(true);
    expect(await access().mayConfirm(nadja, third)).toBe(true);
  });

  test("only who sits in an open group writes there", async () => {
    expect(await access().mayWrite(amira, third)).toBe(true);
    expect(await access().mayWrite(amira, first)).toBe(false);
    expect(await access().mayWrite(leif, third)).toBe(false);
    expect(await access({ closedAt: closed }).mayWrite(amira, third)).toBe(false);
  });

  test("who was moved away still reads what they left, and nothing more", async () => {
    expect(await access().mayRead(leif, second)).toBe(true);
    expect(await access().mayRead(leif, third)).toBe(false);
    expect(await access().mayRead(leif, first)).toBe(true);
    expect(await access().mayConfirm(leif, third)).toBe(false);
  });
});
