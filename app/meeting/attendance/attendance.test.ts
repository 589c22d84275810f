import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type { AuthorityId } from "#authorities";
import type { MeetingId } from "#dialogues";
import type { PersonId } from "#people";
import { stoppedClock } from "#platform/clock";
import { randomIds } from "#platform/ids";
import { openLog } from "#platform/log";
import { type Notifications, notify, openNotifications } from "#platform/notifications";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import { type Attendance, type AttendanceNeeds, type PresenceChange, openAttendance } from "./index.ts";

const times = { grace: 60, tally: 10, lease: 900 };
const authorityId = randomIds.next() as AuthorityId;
const amira = randomIds.next() as PersonId;
const joel = randomIds.next() as PersonId;
const clock = stoppedClock(new Date("2020-11-03T12:00:00Z"));

let fresh: FreshDatabase;
let notifications: Notifications;
let open: Attendance[] = [];

beforeAll(async () => {
  fresh = await freshDatabase();
  notifications = await openNotifications(fresh.url, openLog("silent"));
});
afterEach(async () => {
  await Promise.all(open.map((one) => one.close()));
  open = [];
});
afterAll(async () => {
  await notifications.close();
  await fresh.drop();
});

/** One process that watches over a meeting. */
async function process(meetingId: MeetingId, changed: Partial<AttendanceNeeds> = {}) {
  const attendance = openAttendance({
    database: fresh.database,
    clock,
    ids: randomIds,
    log: openLog("silent"),
    notifications,
    notify,
    registration: { markAttended: async () => 0 },
    times,
    ...changed,
  });
  open.push(attendance);
  const changes: PresenceChange[] = [];
  attendance.onChange((change) => changes.push(change));
  await attendance.start();
  await attendance.watch({ meetingId, authorityId });
  return { attendance, changes, here: () => [...attendance.here(meetingId)] };
}
const newMeeting = () => randomIds.next() as MeetingId;

describe("L5 presence comes from the server", () => {
  test("two connections of a person count once, and a reload is no leaving", async () => {
    const meetingId = newMeeting();
    const { attendance, changes, here } = await process(meetingId);
    attendance.connected(meetingId, amira);
    attendance.connected(meetingId, amira);
    attendance.connected(meetingId, joel);
    expect(here().toSorted()).toEqual([amira, joel].toSorted());
    attendance.disconnected(meetingId, amira);
    attendance.disconnected(meetingId, joel);
    attendance.connected(meetingId, joel);
    await vi.waitFor(async () => expect(await attendance.visits(meetingId)).toHaveLength(2));
    // Longer than the grace: both are still connected.
    await new Promise((after) => setTimeout(after, 2 * times.grace));
    expect(here()).toHaveLength(2);
    attendance.disconnected(meetingId, amira);
    await vi.waitFor(() => expect(here()).toEqual([joel]));
    await vi.waitFor(() =>
      expect(changes).toEqual([
        { meetingId, came: [amira, joel], went: [] },
        { meetingId, came: [], went: [amira] },
      ]),
    );
    await vi.waitFor(async () => {
      const visits = await attendance.visits(meetingId);
      expect(visits.filter((visit) => visit.leftAt === null).map((visit) => visit.personId)).toEqual([joel]);
      expect(visits).toHaveLength(2);
    });
  });

  test("another process's people are here too, until the last connection anywhere goes", async () => {
    const meetingId = newMeeting();
    const one = await process(meetingId);
    const two = await process(meetingId);
    one.attendance.connected(meetingId, amira);
    two.attendance.connected(meetingId, amira);
    two.attendance.connected(meetingId, joel);
    await vi.waitFor(() => expect(one.here()).toHaveLength(2));
    one.attendance.disconnected(meetingId, amira);
    two.attendance.disconnected(meetingId, joel);
    await vi.waitFor(() => expect(one.here()).toEqual([amira]));
    await vi.waitFor(() => expect(two.here()).toEqual([amira]));
    const three = await process(meetingId);
    expect(three.here()).toEqual([amira]);
  });

  test("a killed process's visits end when it was last seen", async () => {
    const meetingId = newMeeting();
    const machine = stoppedClock(clock.civil());
    const dead = await process(meetingId, { clock: machine });
    dead.attendance.connected(meetingId, amira);
    await vi.waitFor(async () => expect(await dead.attendance.visits(meetingId)).toHaveLength(1));
    const later = stoppedClock(new Date(machine.civil().getTime() + times.lease + 1));
    const alive = await process(meetingId, { clock: later });
    expect(alive.here()).toEqual([]);
    expect(await alive.attendance.visits(meetingId)).toEqual([
      { personId: amira, arrivedAt: machine.civil(), leftAt: machine.civil() },
    ]);
  });

  test("what the database did not take is told all the same, and written later", async () => {
    const meetingId = newMeeting();
    let broken = true;
    const { attendance, here } = await process(meetingId, {
      notify: async (...rest) => {
        if (broken) throw new Error("the database is away");
        await notify(...rest);
      },
    });
    attendance.connected(meetingId, amira);
    await new Promise((after) => setTimeout(after, 5 * times.tally));
    expect(here()).toEqual([amira]);
    expect(await attendance.visits(meetingId)).toEqual([]);
    broken = false;
    await vi.waitFor(async () => expect(await attendance.visits(meetingId)).toHaveLength(1));
  });
});
