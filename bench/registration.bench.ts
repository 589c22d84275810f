/**
 * A7: how many registrations for two dates with a topic commit per second over HTTP, beside the very same rows inserted bare:
 * one transaction for each, on as many connections, fsync on. Both in turns, since the machine does other things too.
 */
import { randomUUID } from "node:crypto";
import { sealDraft } from "../app/before/registration/web/draft.ts";
import { openSeal } from "../app/platform/seal.ts";
import { openBareInserts } from "./registration/bare-inserts.ts";
import { load, openWebHouse, part, serverKey, slug } from "./web-house.ts";

const rounds = 3;
const each = process.env["PROOF"] === "full" ? 1500 : 400;
const connections = 10;
const goal = 1 / 3;

const house = await openWebHouse();
await house.client.query(`update dialogues_version set file = jsonb_set(jsonb_set(file, '{meetings,0,capacity}', '1000000'), '{meetings,1,capacity}', '1000000')`);
await house.client.query(`update dialogues_version set file = file #- '{meetings,0,roleCapacity}' #- '{meetings,1,roleCapacity}'`);
const seal = openSeal({ serverKey });

let person = 0;
function form(): string {
  person += 1;
  const answers = {
    ...{ dates: ["1", "2"], name: `Person ${person}`, email: `person.${person}@exempel.se`, role: "artist" as const, organisation: "Scenen" },
    ...{ municipality: "1280", languages: ["sv"], topic: "opportunity" as const, topicTitle: "Låt tomma scener bli replokaler" },
    ...{ topicText: "Kommunala scener står tomma på dagarna.", measures: [], measuresOther: "" },
  };
  const draft = sealDraft(seal, { key: randomUUID(), began: 0, seen: 1, step: "check", checked: true, answers });
  return new URLSearchParams({ draft, go: "send" }).toString();
}
const path = `/dialog/${slug}/anmalan`;
const register = async (count: number) => {
  const forms = Array.from({ length: count }, form);
  return load(house.origin, count, 2 * connections, (n) => ({ path, body: forms[n] ?? "" }));
};

await register(200); // the first ones compile and fill caches
const bare = await openBareInserts(house.client, house.databaseUrl, connections);
const ours: { seconds: number; times: number[] }[] = [];
const bareSeconds: number[] = [];
const statuses = new Map<number, number>();
for (let round = 0; round < rounds; round += 1) {
  const run = await register(each);
  ours.push(run);
  for (const [status, count] of run.statuses) statuses.set(status, (statuses.get(status) ?? 0) + count);
  bareSeconds.push(await bare.insert(each));
}
const committed = await house.client.query<{ count: string }>("select count(*) from registration_registration");
await bare.close();
const memory = await house.memory();
await house.close();

const total = rounds * each;
const perSecond = total / ours.reduce((sum, { seconds }) => sum + seconds, 0);
const barePerSecond = total / bareSeconds.reduce((sum, seconds) => sum + seconds, 0);
const times = ours.flatMap((run) => run.times);
const refused = [...statuses].filter(([status]) => status !== 302 && status !== 303);
console.log(
  [
    "## Registrations committed",
    "",
    `${total} final posts for two dates with a topic (${2 * connections} at once, ${connections} database connections), the load generator on the same cores; ${committed.rows[0]?.count} rows there afterwards.`,
    "",
    "| | per second | p50 | p99 |",
    "| --- | --- | --- | --- |",
    `| over HTTP: locks, rows, ledger, diary, receipt's row | ${perSecond.toFixed(0)} | ${part(times, 0.5).toFixed(0)} ms | ${part(times, 0.99).toFixed(0)} ms |`,
    `| the same ${bare.rowsEach} rows inserted bare | ${barePerSecond.toFixed(0)} | | |`,
    "",
    `Ratio ${(perSecond / barePerSecond).toFixed(2)} (goal: at least ${goal.toFixed(2)}). Web process after it: ${memory.toFixed(0)} MB.`,
    ...(refused.length > 0 ? [`Not accepted: ${refused.map(([status, count]) => `${count} × ${status}`).join(", ")}.`] : []),
  ].join("\n"),
);
process.exit(perSecond / barePerSecond >= goal && refused.length === 0 ? 0 : 1);
