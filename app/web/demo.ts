import { toInstant, toLocal } from "#platform/civil-time";
import type { Dialogue } from "#dialogues";
import type { House } from "./house.ts";

/** `local` is the day it leads to, by the wall clock there. */
export type Jump = { to: string; where: "deadline" | "lobby"; local: string };

/** What the bar over every page of a demonstration shows: the time in there, and where it can be moved. Nothing elsewhere. */
export async function demoState({ demo, clock, dialogues }: House) {
  if (!demo) return undefined;
  const now = clock.civil();
  const all = await dialogues.all();
  return {
    local: toLocal(now, all[0]?.zone ?? "Europe/Stockholm"),
    jumps: all.flatMap(jumpsOf).filter(({ to }) => Date.parse(to) > now.getTime()),
  };
}

/** An hour before registration closes, and each lobby's opening. */
function jumpsOf({ zone, closesExclusive, meetings }: Dialogue): Jump[] {
  const deadline = new Date(toInstant({ local: closesExclusive, zone }).getTime() - 3_600_000);
  return [
    { to: deadline.toISOString(), where: "deadline", local: toLocal(deadline, zone) },
    ...meetings.map(({ lobbyOpensLocal }) => ({
      to: toInstant({ local: lobbyOpensLocal, zone }).toISOString(),
      where: "lobby" as const,
      local: lobbyOpensLocal,
    })),
  ];
}
