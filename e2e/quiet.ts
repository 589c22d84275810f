import { vi } from "vitest";
import type { House } from "./house.ts";

const civil = "(now() + (select offset_ms from platform_clock) * interval '1 millisecond')";

/** What the house still has to do by itself: letters on their way, jobs that are due, offers that ran out, visits that end. */
const due = `
  select 'letter' as what from letters_letter where state in ('sending', 'deferred') or (state = 'queued' and (not_before is null or not_before <= ${civil}))
  union all select 'job ' || name from pgboss.job where state in ('active', 'retry') or (state = 'created' and start_after <= now())
  union all select 'offer' from registration_status where offered_until <= ${civil}
  union all select 'visit' from attendance_visit where left_at is null`;

/** Done when the house would do nothing more before somebody comes. */
export async function quiet(house: Pick<House, "rows">): Promise<void> {
  let left: { what: string }[] = [];
  const isQuiet = async () => (left = await house.rows<{ what: string }>(due)).length === 0;
  await vi.waitUntil(isQuiet, { timeout: 120_000, interval: 100 }).catch(() => {
    throw new Error(`still to be done: ${left.map(({ what }) => what).join(", ")}`);
  });
}
