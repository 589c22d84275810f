import { load, nextVisitor, openWebHouse, part, slug } from "../web-house.ts";
import { finalPost } from "./forms.ts";
import { setPlaces } from "./places.ts";

const path = `/dialog/${slug}/anmalan`;
const atOnce = 200;

export type Burst = { seconds: number; p99: number; statuses: Map<number, number>; registered: number[]; queueInOrder: boolean; oneAddress: Map<number, number> };

/**
 * `people` send at once for `places` places on each of two dates, each from an address of their own; then as many from one address.
 * The queue is in order when its places are 1, 2, 3 … as the registrations' numbers rise.
 */
export async function openBurst(people: number, places: number): Promise<Burst> {
  const house = await openWebHouse();
  try {
    await setPlaces(house.client, places);
    const forms = Array.from({ length: people }, () => finalPost({ topic: false }));
    const burst = await load(house, people, atOnce, (n) => ({ path, body: forms[n] ?? "" }));
    const { rows } = await house.client.query<{ meeting: string; status: string; number: number; waiting_number: number | null }>(
      "select meeting_id as meeting, status, number, waiting_number from registration_status join registration_registration on id = registration_id order by number",
    );
    const dates = [...Map.groupBy(rows, ({ meeting }) => meeting).values()];
    const queueInOrder = dates.every((date) => date.every(({ status, waiting_number }, at) => (at < places ? status === "registered" : status === "waiting" && waiting_number === at - places + 1)));
    const visitor = nextVisitor();
    const again = Array.from({ length: people }, () => finalPost({ topic: false }));
    const oneAddress = await load(house, people, atOnce, (n) => ({ path, body: again[n] ?? "", visitor }));
    return {
      ...{ seconds: burst.seconds, p99: part(burst.times, 0.99), statuses: burst.statuses, queueInOrder, oneAddress: oneAddress.statuses },
      registered: dates.map((date) => date.filter(({ status }) => status === "registered").length),
    };
  } finally {
    await house.close();
  }
}
