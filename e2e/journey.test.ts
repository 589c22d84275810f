import { afterAll, beforeAll } from "vitest";
import { openBrowser } from "../app/meeting/video/testing/browser.ts";
import { openCast } from "./cast.ts";
import { afterTheMeeting } from "./chapters/after.ts";
import { beforeTheMeeting } from "./chapters/before.ts";
import { everyLetterReadElsewhere } from "./chapters/letters-read.ts";
import { theMeeting } from "./chapters/meeting.ts";
import type { World } from "./chapters/world.ts";
import { writing } from "./chapters/writing.ts";
import { openHouse } from "./house.ts";
import { oneAfterTheOther } from "./in-order.ts";
import { endMedia } from "./programme.ts";

// A3: one dialogue from the first registration to the answer; each test goes on where the one before ended.

const world = {} as World;

beforeAll(async () => {
  const [house, browser] = await Promise.all([openHouse(), openBrowser({ picturesPerSecond: 5 })]);
  const [meeting] = await house.rows<{ id: string }>("select id from dialogues_meeting order by number");
  Object.assign(world, { house, browser, cast: openCast(house, browser, meeting?.id ?? "") });
});
afterAll(async () => {
  await world.cast?.close();
  await world.browser?.close();
  await world.house?.close();
  await endMedia();
});

oneAfterTheOther();
beforeTheMeeting(world);
theMeeting(world);
writing(world);
afterTheMeeting(world);
everyLetterReadElsewhere(() => world.house);
