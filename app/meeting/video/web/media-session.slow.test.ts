import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type MeetingUnderTest, openMeeting } from "../testing/meeting-under-test.ts";
import { rtc } from "../testing/rtc.ts";
import { type TonePerson, openTonePerson } from "../testing/tone-person.ts";
import { toneOf } from "../testing/tones.ts";

const meeting = await openMeeting();
afterAll(async () => {
  await meeting?.close();
  await rtc.dispose();
});
const patient = { timeout: 60_000 };
const [one, two] = ["m:one", "m:two"];

/** Two people with browsers, who begin in group one; programmes: p0 in group one, p1 and p2 in group two. */
function moveBetweenGroups({ server, belongs, wayTo, openPerson, pages }: MeetingUnderTest) {
  type Person = Awaited<ReturnType<typeof openPerson>>;
  const tones = [0, 1, 2].map(toneOf);
  const programmes: TonePerson[] = [];
  let [anna, bo] = [] as unknown as [Person, Person];

  beforeAll(async () => {
    for (const [index, tone] of tones.entries()) {
      const personId = `p${index}`;
      const room = index === 0 ? one : two;
      const enter = async () => programmes[index]?.go(server.url, (await wayTo(room, personId)).token);
      const back = () => void enter().catch(() => setTimeout(back, 300));
      programmes.push(openTonePerson({ tone, tones, onLost: back }));
      await enter();
    }
    belongs.set("anna", one).set("bo", one);
    [anna, bo] = [await openPerson("anna"), await openPerson("bo")];
    await Promise.all([anna.join(), bo.join()]);
  });
  afterAll(async () => {
    await Promise.all(programmes.map((programme) => programme.leave()));
  });

  const receives = async (person: Person, ...expected: string[]) => {
    await expect.poll(() => person.receives(700), patient).toEqual(expected.sort());
  };
  /** The next room may be slow on a busy machine; what it is prepared for is not. */
  const prepared = async (person: Person, personId: string) => {
    await expect.poll(async () => person.prepare(await wayTo(two, personId)), patient).toBe(true);
  };
  const arrived = async (person: Person) => {
    await expect.poll(() => person.snapshot(), patient).toMatchObject({ state: "in", room: two });
  };
  const both = (person: string) => [`${person}:picture`, `${person}:sound`];
  const hears = async (index: number) => (await programmes[index]?.listen(600))?.map(({ personId }) => personId);

  test("the watch can fail: a second connection that carries the microphone is seen", async () => {
    const most = async () => {
      const watched = await anna.watchMicrophone();
      await anna.page.waitForTimeout(300);
      return (await watched()).most;
    };
    await expect.poll(most, patient).toBe(1);
    const second = await anna.page.evaluateHandle(async () => {
      const connection = new RTCPeerConnection();
      for (const track of (await navigator.mediaDevices.getUserMedia({ audio: true })).getTracks()) connection.addTrack(track);
      return connection;
    });
    expect(await most()).toBe(2);
    await second.evaluate((connection) => connection.close());
    expect(await most()).toBe(1);
  });

  test("before: each decodes pictures and sound of the own group only", async () => {
    await receives(anna, ...both("bo"), "p0:sound");
    await receives(bo, ...both("anna"), "p0:sound");
  });

  test("prepared: connected to the next group, and nothing of it is heard or seen", async () => {
    await prepared(anna, "anna");
    await expect.poll(async () => (await server.engine.list(two)).map(({ personId }) => personId).sort(), patient).toEqual(["anna", "p1", "p2"]);
    expect((await server.engine.list(two)).find(({ personId }) => personId === "anna")?.sends).toEqual([]);
    expect((await anna.receives(700)).sort()).toEqual([...both("bo"), "p0:sound"].sort());
  });

  test("during: the microphone is never in two rooms, and only the two groups' people reach anyone", async () => {
    const carried = [await anna.watchMicrophone(), await bo.watchMicrophone()];
    belongs.set("anna", two);
    const [report, during] = await Promise.all([anna.go(await wayTo(two, "anna")), anna.receives(1_000)]);
    // a report is null when the way there was another: lost and found again, as happens on a machine without a second to spare
    await arrived(anna);
    expect(during.filter((sign) => ![...both("bo"), "p0:sound", "p1:sound", "p2:sound"].includes(sign))).toEqual([]);

    belongs.set("bo", two);
    await prepared(bo, "bo");
    const moved = await bo.go(await wayTo(two, "bo"));
    await arrived(bo);
    for (const stop of carried) {
      const { looks, most } = await stop();
      expect(most).toBe(1);
      expect(looks).toBeGreaterThan(20);
    }
    console.log("anna", report, "bo", moved);
  });

  test("after: exactly the new group, and the old one has forgotten them", async () => {
    await receives(anna, ...both("bo"), "p1:sound", "p2:sound");
    await receives(bo, ...both("anna"), "p1:sound", "p2:sound");
    await expect.poll(() => hears(0), patient).toEqual([]);
    await expect.poll(async () => (await server.engine.list(one)).map(({ personId }) => personId), patient).toEqual(["p0"]);
    // The media server tells of each room for itself: what happened in two is told in any order. When it was, the browser's watch says.
    const told = (room: string) =>
      server.events.filter((event) => "source" in event && event.source === "microphone" && event.personId === "anna" && event.room === room).map(({ kind }) => kind);
    expect([told(one), told(two)]).toEqual([["published", "unpublished"], ["published"]]);
  });

  test("our own server is gone for three seconds: sound and picture go on, nobody leaves the room", async () => {
    await pages.stop();
    await anna.page.waitForTimeout(3_000);
    expect(await anna.receives(700)).toEqual([...both("bo"), "p1:sound", "p2:sound"].sort());
    await pages.start();
    await anna.page.waitForTimeout(3_000);
    expect((await anna.snapshot()).state).toBe("in");
    await receives(anna, ...both("bo"), "p1:sound", "p2:sound");
  });

  test("A4: the media server is killed: everyone is back in the same group, with sound and picture on", async () => {
    const start = performance.now();
    await server.kill();
    await expect.poll(async () => (await anna.snapshot()).state, { ...patient, interval: 20 }).toBe("returning");
    await expect.poll(async () => (await anna.snapshot()).state, patient).toBe("in");
    console.log("back in after", Math.round(performance.now() - start), "ms");
    await receives(anna, ...both("bo"), "p1:sound", "p2:sound");
    await receives(bo, ...both("anna"), "p1:sound", "p2:sound");
    expect(await bo.snapshot()).toMatchObject({ state: "in", room: two, me: { microphone: true, camera: true } });
    expect([...anna.faults, ...bo.faults]).toEqual([]);
  });
}

describe("a move between two groups, in two browsers and three programmes (A3)", () => {
  if (meeting) moveBetweenGroups(meeting);
  else test("no Go here to build the media server with", ({ skip }) => skip());
});
