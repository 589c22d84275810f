import { remembered } from "./remembered.ts";

/**
 * Civil time is stored as what the wall clock says ("2020-11-03T13:00") and the zone it hangs in, never as an offset:
 * the offset of a coming date is the legislator's to change.
 */
export type LocalTime = { local: string; zone: string };

const wallClock = remembered((zone) => new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" }));

/** What the wall clock in `zone` shows at `instant`: "2020-11-03T13:00:00". */
export function toLocal(instant: Date, zone: string): string {
  return wallClock(zone).format(instant).replace(" ", "T");
}

/**
 * The instant at which the wall clock in `zone` shows `local` ("2020-11-03T13:00" or with seconds).
 * An hour that occurs twice (autumn) means its first occurrence; an hour that is skipped (spring) moves on by the gap.
 */
export const toInstant = ({ local, zone }: LocalTime): Date => new Date(instantsIn(zone)(local));
const instantsIn = remembered((zone) => remembered((local) => findInstant({ local, zone })));

/** The day ("2020-10-21") so many days after another, or before it with fewer than none. */
export const daysAfter = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The week of ISO 8601 in which a local day falls: the year's first is the one that holds its first Thursday. */
export function weekOf(local: string): number {
  const thursday = new Date(`${local.slice(0, 10)}T00:00:00Z`);
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7));
  const dayOfYear = (thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / 86_400_000;
  return Math.floor(dayOfYear / 7) + 1;
}

function findInstant({ local, zone }: LocalTime): number {
  const asIfUtc = Date.parse(`${local.length === 16 ? `${local}:00` : local}Z`);
  if (Number.isNaN(asIfUtc)) throw new RangeError(`Not a local time: ${local}`);
  const offsetAt = (instant: number) => Date.parse(`${toLocal(new Date(instant), zone)}Z`) - instant;
  // The two offsets that can hold around a change; the earlier instant that shows the right wall clock wins.
  const around = [offsetAt(asIfUtc - 86_400_000), offsetAt(asIfUtc + 86_400_000)];
  const candidates = around.map((offset) => asIfUtc - offset).sort((a, b) => a - b);
  const exact = candidates.find((instant) => instant + offsetAt(instant) === asIfUtc);
  return exact ?? asIfUtc - Math.min(...around);
}
