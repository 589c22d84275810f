import { type Scene, openTestHouse, realClock } from "./test-house.ts";

/** A live process of its own, to be killed. Its civil clock is `LIVE_AHEAD` milliseconds off the machine's. Prints its port. */
const { LIVE_DATABASE = "", LIVE_SCENE = "", LIVE_AHEAD = "0" } = process.env;
const civil = () => new Date(Date.now() + Number(LIVE_AHEAD));
const house = await openTestHouse(LIVE_DATABASE, JSON.parse(LIVE_SCENE) as Scene, { clock: { ...realClock, civil } });
console.log(`port ${house.port}`);
