import { day, hour } from "#platform/i18n";
import { toInstant, toLocal } from "#platform/civil-time";
import type { Dialogue } from "#dialogues";
import type { House } from "./house.ts";

export type Jump = { to: string; where: "deadline" | "lobby"; day: string };

/** What the bar over every page of a demonstration shows: the time in there, and where it can be moved. Nothing elsewhere. */
export async function demoState({ demo, clock, dialogues }: House) {
  if (!demo) return undefined;
  const now = clock.civil();
  const all = await dialogues.all();
  const local = toLocal(now, all[0]?.zone ?? "Europe/Stockholm");
  return {
    now: `${day(local, "sv")} kl. ${hour(local, "sv")}`,
    jumps: all.flatMap(jumpsOf).filter(({ to }) => Date.parse(to) > now.getTime()),
  };
}

/** An hour before registration closes, and each lobby's opening. */
function jumpsOf({ zone, closesExclusive, meetings }: Dialogue): Jump[] {
  const deadline = new Date(toInstant({ local: closesExclusive, zone }).getTime() - 3_600_000);
  return [
    { to: deadline.toISOString(), where: "deadline", day: day(toLocal(deadline, zone), "sv") },
    ...meetings.map(({ lobbyOpensLocal }) => ({
      to: toInstant({ local: lobbyOpensLocal, zone }).toISOString(),
      where: "lobby" as const,
      day: day(lobbyOpensLocal, "sv"),
    })),
  ];
}
