/** What pages that show many rooms take from this one. */
export { type Devices, type DevicesSnapshot, openDevices } from "./devices.ts";
export { type Attachable, type MediaParticipant, openRooms } from "./media-room.ts";
export { type MediaSession, type MediaSnapshot, openMediaSession } from "./media-session.ts";
