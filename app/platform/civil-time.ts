/**
 * Civil time is stored as what the wall clock says ("2020-11-03T13:00") and the zone it hangs in, never as an offset:
 * the offset of a coming date is the legislator's to change.
 */
export type LocalTime = { local: string; zone: string };

const parts = new Map<string, Intl.DateTimeFormat>();

function wallClock(zone: string): Intl.DateTimeFormat {
  let format = parts.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("sv-SE", {
      timeZone: zone,
      dateStyle: "short",
      timeStyle: "medium",
    });
    parts.set(zone, format);
  }
  return format;
}

/** What the wall clock in `zone` shows at `instant`: "2020-11-03T13:00:00". */
export function toLocal(instant: Date, zone: string): string {
  return wallClock(zone).format(instant).replace(" ", "T");
}

/**
 * The instant at which the wall clock in `zone` shows `local` ("2020-11-03T13:00" or with seconds).
 * An hour that occurs twice (autumn) means its first occurrence; an hour that is skipped (spring) moves on by the gap.
 */
export function toInstant({ local, zone }: LocalTime): Date {
  const key = `${zone} ${local}`;
  const known = instants.get(key) ?? findInstant({ local, zone });
  if (instants.size >= most) instants.clear();
  instants.set(key, known);
  return new Date(known);
}

/** The week of ISO 8601 in which a local day falls: the year's first is the one that holds its first Thursday. */
export function weekOf(local: string): number {
  const thursday = new Date(`${local.slice(0, 10)}T00:00:00Z`);
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7));
  const dayOfYear = (thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / 86_400_000;
  return Math.floor(dayOfYear / 7) + 1;
}

/** The same few dates are asked for by every page, and the calendar's rules are slow to ask: three times for each. */
const instants = new Map<string, number>();
const most = 1_000;

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
