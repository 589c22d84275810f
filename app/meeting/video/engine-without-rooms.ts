import type { MediaEngine } from "./media-engine.ts";
import type { MediaEntry } from "./shared.ts";

/** The meeting runs on text alone. */
export const noMedia: MediaEngine = withoutRooms("none", () => ({ kind: "none" }));

/** Sound and picture are somebody else's: everyone gets the same outside address, and we see nothing of what happens there. */
export function openLinkEngine(href: string): MediaEngine {
  return withoutRooms("link", () => ({ kind: "link", href }));
}

function withoutRooms(kind: "none" | "link", entry: () => MediaEntry): MediaEngine {
  return {
    kind,
    up: () => true,
    createRoom: async () => {},
    enter: async () => entry(),
    prepareMove: async () => entry(),
    commitMove: async () => {},
    remove: async () => {},
    setPermission: async () => ({ outcome: "not there" }),
    list: async () => [],
    closeRoom: async () => {},
    read: async () => ({ outcome: "forged" }),
  };
}
