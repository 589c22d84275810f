import { setTimeout as sleep } from "node:timers/promises";
import type { Role } from "../../app/before/dialogues/shared.ts";
import { type SmallDialogue, limits } from "./dialogues.ts";
import type { Pair } from "./pair.ts";
import { type Told, queueOf, replay } from "./replay.ts";

type Counted = { meeting: string; taken: number; byRole: Partial<Record<Role, number>>; waiting: number; rows: { taken: number; byRole: Partial<Record<Role, number>>; waiting: number } };

/** The dates as they count themselves and as their rows are counted, of one moment. A held place counts as taken. */
const counted = `
  select d.meeting_id as meeting, d.taken, d.taken_by_role as "byRole", d.waiting, jsonb_build_object(
    'taken', (select count(*) from registration_status s where s.meeting_id = d.meeting_id and (s.status = 'registered' or s.offered_until is not null)),
    'waiting', (select count(*) from registration_status s where s.meeting_id = d.meeting_id and s.status = 'waiting' and s.offered_until is null),
    'byRole', (select coalesce(jsonb_object_agg(role, people), '{}') from (
      select r.role, count(*) as people from registration_status s join registration_registration r on r.id = s.registration_id
      where s.meeting_id = d.meeting_id and (s.status = 'registered' or s.offered_until is not null) group by r.role) roles)) as rows
  from registration_date d order by d.meeting_id`;

function faultsOf({ meeting, rows, ...own }: Counted): string[] {
  const { capacity, roleCapacity } = limits;
  const over = Object.entries(roleCapacity).filter(([role, limit]) => (rows.byRole[role as Role] ?? 0) > limit);
  const nobody = (byRole: Counted["byRole"]) => JSON.stringify(Object.entries(byRole).filter(([, people]) => people !== 0).sort(([a], [b]) => (a < b ? -1 : 1)));
  return [
    ...(rows.taken > capacity ? [`${meeting}: ${rows.taken} of ${capacity} places`] : []),
    ...over.map(([role, limit]) => `${meeting}: ${rows.byRole[role as Role]} of ${limit} places for ${role}`),
    ...(own.taken === rows.taken && own.waiting === rows.waiting && nobody(own.byRole) === nobody(rows.byRole) ? [] : [`${meeting} counts ${JSON.stringify(own)}, its rows ${JSON.stringify(rows)}`]),
  ];
}

/** Looks again and again while others act, until it is stopped. */
export function keepLooking(pair: Pair) {
  const faults = new Set<string>();
  let [looks, going] = [0, true];
  const looking = (async () => {
    for (; going; looks += 1) {
      for (const fault of (await pair.rows<Counted>(counted)).flatMap(faultsOf)) faults.add(fault);
      await sleep(20);
    }
  })();
  return {
    async stop() {
      going = false;
      await looking;
      return { looks, faults: [...faults] };
    },
  };
}

type Row = { registration: string; person: string; meeting: string; role: Role; status: string; offered: boolean; place: number | null };
type People = readonly { email: string; role: string; became: readonly string[] }[];
export type Place = { email: string | null; meeting: string; status: string; inQueue: number };

/** The ledger of a dialogue, replayed and held against its rows; `places` is how everybody stands in the end. */
export async function compare(pair: Pair, { id }: SmallDialogue, people: People) {
  const events = await pair.rows<Omit<Told, "content"> & { content: string }>(
    `select e.sequence, e.at, e.type, e.subject_id as registration, c.content from ledger_event e join ledger_content c using (chain_id, sequence)
     where e.chain_id = '${id}' and e.subject_kind = 'registration' order by e.sequence`,
  );
  const registrations = await pair.rows<{ id: string; email: string | null; role: Role }>(
    `select r.id, p.email, r.submission ->> 'role' as role from registration_registration r join people_person p using (person_id) where r.dialogue_id = '${id}'`,
  );
  const byId = new Map(registrations.map((one) => [one.id, one]));
  const byEmail = new Map(people.map((one) => [one.email, one]));
  const told = replay(
    events.map((event) => ({ ...event, content: JSON.parse(event.content) as Told["content"] })),
    {
      ...limits,
      firstRole: (registration) => byId.get(registration)?.role ?? "other",
      changedRoles: (registration) => (byEmail.get(byId.get(registration)?.email ?? "")?.became ?? []) as readonly Role[],
    },
  );
  const rows = await pair.rows<Row>(
    `select s.registration_id as registration, r.person_id as person, s.meeting_id as meeting, r.role, s.status, s.offered_until is not null as offered, s.waiting_number as place
     from registration_status s join registration_registration r on r.id = s.registration_id where r.dialogue_id = '${id}' order by s.waiting_number`,
  );
  const faults = [...told.faults];
  for (const { registration, meeting, role, status, offered } of rows) {
    const standing = told.dates.get(meeting)?.standings.get(registration);
    const state = offered ? "offered" : status;
    if (standing?.state !== state) faults.push(`${registration} is ${state}, by the ledger ${standing?.state}`);
    if (told.roleOf(registration) !== role) faults.push(`${registration} is ${role}, by the ledger ${told.roleOf(registration)}`);
  }
  const places: Place[] = [];
  for (const [meeting, date] of told.dates) {
    if (date.standings.size !== rows.filter((row) => row.meeting === meeting).length) faults.push(`${meeting} has ${date.standings.size} people by the ledger`);
    const queue = rows.filter((row) => row.meeting === meeting && row.status === "waiting" && !row.offered).map(({ registration }) => registration);
    if (queue.join() !== queueOf(date).join()) faults.push(`the queue of ${meeting} is ${queue.join()}, by the ledger ${queueOf(date).join()}`);
    for (const [registration, { state }] of date.standings) places.push({ email: byId.get(registration)?.email ?? null, meeting, status: state, inQueue: queue.indexOf(registration) + 1 });
  }
  const most = [...told.dates.values()].map((date) => date.most);
  const times = (pattern: RegExp) => events.filter(({ type }) => pattern.test(type)).length;
  return { faults, places, most, registrations: registrations.length, moved: times(/moved-up$|offered$/), ended: times(/offer-ended$/) };
}

/** Letters that are owed and stand in no row: a receipt for each form, news for each move. */
export const missingLetters = (pair: Pair) =>
  pair.rows<{ owed: string; number: number; events: number; letters: number }>(`
    with owed (type, purposes) as (values ('registration.received', array['receipt', 'waiting-list']), ('registration.moved-up', array['promoted']),
      ('registration.offered', array['offer']), ('registration.offer-ended', array['offer-ended']))
    select owed.type as owed, r.number, count(*)::int as events,
      (select count(*)::int from letters_letter l where l.person_id = r.person_id and l.purpose = any (owed.purposes)) as letters
    from owed join ledger_event e on e.type = owed.type join registration_registration r on r.id::text = e.subject_id
      join people_person p using (person_id) where p.email is not null
    group by owed.type, owed.purposes, r.person_id, r.number
    having count(*) <> (select count(*) from letters_letter l where l.person_id = r.person_id and l.purpose = any (owed.purposes))`);
