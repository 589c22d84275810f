import { openLinkEngine, noMedia } from "./engine-without-rooms.ts";
import { mediaEngineContract } from "./media-engine.contract.ts";

const still = { join: null, events: [], close: async () => {} };

mediaEngineContract("none", async () => ({ engine: noMedia, ...still }));
mediaEngineContract("link", async () => ({ engine: openLinkEngine("https://video.example/rum"), ...still }));
