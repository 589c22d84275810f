import { describe, expect, test } from "vitest";
import { slug } from "../house.ts";
import { openMediaRooms } from "../media-rooms.ts";
import { eleven } from "../registrations.ts";
import { soundOf } from "./sound.ts";
import { type World, amira, topic } from "./world.ts";

/** Four at pages, one in text, five and a late one as programmes; the last of the twelve stays away. */
const [atPages, inText, asProgrammes, late] = [[amira, ...eleven.slice(0, 3)], eleven[3], eleven.slice(4, 9), eleven[9]];

/** Four pictures decoded by three others each, when chance puts them at one table, are more than two cores bear beside the rest: the whole four in the full proof. */
const cameras = process.env["PROOF"] === "full" ? 4 : 2;

/** Lobby, plenary and a round in two groups. */
export function theMeeting(world: World): void {
  const sound = soundOf(world);
  const sizes = () => Object.values(world.cast.groups()).map((people) => people.length).sort((a, b) => a - b);

  describe("the meeting of 3 November", () => {
    test("L1: by letter and link into the lobby, with sound and picture, in text, as a programme", async ({ skip }) => {
      skip(!(await world.house.hasSound()), "no Go on this machine: no sound");
      world.rooms = openMediaRooms(await world.house.livekit());
      await world.house.moveClock("2020-11-03T12:40:00+01:00");
      world.samir = await world.cast.lead("Samir Haddad");
      world.anna = await world.cast.open({ width: 1440, height: 900 });
      await world.anna.page.goto(world.house.signInLink("Anna Berg"));
      await world.anna.press("Logga in");
      await world.anna.page.goto(`/arbetsplats/${slug}/mote/1`);
      await world.anna.press("Öppna lobbyn");
      world.names = atPages.map(({ name }) => name);
      world.pages = [];
      for (const { email } of atPages) world.pages.push(await world.cast.enterByPage(email));
      world.text = await world.cast.enterByPage(inText?.email ?? "", { text: true, width: 390, height: 844 });
      for (const { email } of asProgrammes) await world.cast.enterAsProgramme(email);
      await world.samir.until(({ presence }) => presence.here === 12);
      await world.pages[0]?.shot("lobby");
      await world.text.shot("lobby-390");
    });

    test("L2: in the plenary everyone hears everyone", async () => {
      await world.anna.press("Börja: Välkommen");
      for (const { press } of world.pages) await press("Mikrofon av");
      await sound.allInPlenary();
      await sound.matrixIs(() => "plenary");
      await world.pages[0]?.shot("plenary");
      await world.text.shot("plenary-390");
      await world.anna.shot("console-plenary");
    });

    test("L4, G1: one facilitator goes on, the other begins a round of two groups of five; a microphone is never in two rooms", async () => {
      const { current } = world.samir.view().state;
      expect(await world.samir.live.ask({ type: "next", after: current?.stepId ?? null })).toMatchObject({ outcome: "accepted" });
      const inOneRoom = await sound.watchMicrophones();
      await world.anna.press("Nästa: Vad blev annorlunda?");
      await world.samir.until(({ state }) => Object.keys(state.round?.seats ?? {}).length === 10);
      expect(sizes()).toEqual([5, 5]);
      await sound.allInGroups();
      await inOneRoom();
    });

    test("T1: the topic has its own table, hosted by its proposer", async () => {
      const { state } = world.samir.view();
      const amiraId = world.cast.personOf(amira.name);
      const table = state.round?.groups.find(({ topicId }) => topicId !== null);
      expect(table?.hostPersonId).toBe(amiraId);
      expect(sound.seatOf(amiraId)).toBe(table?.groupId);
      await world.pages[0]?.page.getByText(`Frågan 1 · Ämnet: ${topic}`).waitFor();
    });

    test("L5, G2: a late arrival gets a group; who hears whom is exact in both", async () => {
      const programme = await world.cast.enterAsProgramme(late?.email ?? "");
      const group = await programme.until(({ place }) => place?.groupNumber && place.room);
      await world.samir.until(({ state }) => Object.keys(state.round?.seats ?? {}).length === 11);
      expect(sizes()).toEqual([5, 6]);
      expect(world.cast.groups()[group]).toContain(late?.name);
      await sound.allInGroups();
      await sound.matrixIs((one) => one.view().room);
    });

    test("each browser decodes pictures and sound of its own group only, told by track", async () => {
      const [seen, filmed] = [world.pages.slice(0, cameras), sound.onPages().slice(0, cameras)];
      const expected = sound.onPages().map((me) => {
        const near = sound.voices().filter((personId) => personId !== me && sound.seatOf(personId) === sound.seatOf(me));
        const pictures = near.filter((personId) => filmed.includes(personId));
        return [...pictures.map((personId) => `picture ${personId}`), ...near.map((personId) => `sound ${personId}`)].sort();
      });
      for (const { press } of seen) await press("Kamera av");
      await expect.poll(() => sound.signs(), { timeout: 240_000 }).toEqual(expected);
      expect(await world.text.received()).toEqual({});
      await world.pages[0]?.shot("group");
      await world.text.shot("group-390");
      await world.anna.shot("console-round");
      for (const { press } of seen) await press("Kamera på");
    });
  });
}
