import { readFileSync } from "node:fs";
import type { AuthorityId } from "#authorities";
import type { Dialogue, DialogueId, Meeting, MeetingId } from "#dialogues";
import { parse } from "yaml";

const file = parse(readFileSync("examples/nar-salongerna-tystnade.yaml", "utf8"));
const meetings: Meeting[] = file.meetings.map((meeting: { number: number; starts: string; ends: string }) => ({
  id: `m${meeting.number}` as MeetingId,
  dialogueId: "d" as DialogueId,
  authorityId: "a" as AuthorityId,
  number: meeting.number,
  startsLocal: meeting.starts,
  endsLocal: meeting.ends,
}));

/** The reference dialogue as letters see it. */
export const dialogue = { ...file, version: 1, meetings } as Dialogue;
export const [first, second] = meetings as [Meeting, Meeting];

/** The same with its first date on another day, at the same hours. */
export function movedTo(day: string): { dialogue: Dialogue; meeting: Meeting } {
  const meeting = { ...first, startsLocal: `${day}T13:00`, endsLocal: `${day}T16:00` };
  return { dialogue: { ...dialogue, meetings: [meeting, second] }, meeting };
}
