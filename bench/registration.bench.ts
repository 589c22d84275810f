/**
 * B7: what registering costs, with the load generator on the same cores: the final post beside the very same rows inserted bare (one
 * transaction for each, as many connections, fsync on), whole registrations beside an empty page of the same server, both with few and
 * many registrations there, and a burst for too few places. What is compared is measured in turns, since the machine does other things too.
 */
import { type Burst, openBurst } from "./registration/burst.ts";
import { openBareInserts } from "./registration/bare-inserts.ts";
import { registerAsBrowsers, requestsEach } from "./registration/browser.ts";
import { finalPost } from "./registration/forms.ts";
import { setPlaces } from "./registration/places.ts";
import { load, openWebHouse, part, slug } from "./web-house.ts";

const full = process.env["PROOF"] === "full";
const sizes = full ? [5_000, 100_000] : [1_000, 5_000];
const rounds = { commits: 5, whole: full ? 12 : 5 };
const commitsEach = full ? 600 : 200;
const wholeEach = full ? 100 : 40;
/** About as long as the registrations take: of two stretches the shorter one is more often left alone by the machine. */
const emptyEach = Math.round((wholeEach * requestsEach) / 0.6);
const warmUp = full ? 1_000 : 40;
const crowd = full ? { people: 5_000, places: 500 } : { people: 500, places: 50 };
const connections = 10;
const atOnce = 20;
const goals = { commits: 1 / 3, commitP99: 100, pages: 0.6, wholeP99: 1_000, flat: 0.8, memory: 300 };

const house = await openWebHouse();
await setPlaces(house.client, 10_000_000);
const path = `/dialog/${slug}/anmalan`;
const commit = (count: number) => {
  const forms = Array.from({ length: count }, () => finalPost({ topic: true }));
  return load(house, count, connections, (n) => ({ path, body: forms[n] ?? "" }));
};

// A house that has stood for a while: the first thousands of each are compiled on the way, and not prepared yet.
await commit(400);
await registerAsBrowsers(house, warmUp, atOnce);
await load(house, warmUp * requestsEach, atOnce, () => ({ path: "/demo/tom" }));
const bare = await openBareInserts(house.client, house.databaseUrl, connections);

const refused: string[] = [];
let filled = 0;
const measured = [];
for (const size of sizes) {
  await bare.fill(size - filled);
  filled = size;
  measured.push({ size, ...(await measure()), memory: await house.memory() });
}
await bare.close();
await house.close();
const burst = await openBurst(crowd.people, crowd.places);

/**
 * The best round of each, and all times: what a neighbour on the machine takes away is taken from one round, not from the result. One
 * pair after the other, so that neither is measured in the aftermath of the other's writing.
 */
async function measure() {
  const best = { commits: 0, bare: 0, whole: 0, empty: 0 };
  const times = { commits: [] as number[], whole: [] as number[] };
  const keep = (what: keyof typeof best, perSecond: number) => (best[what] = Math.max(best[what], perSecond));
  for (let round = 0; round < rounds.commits; round += 1) {
    const commits = await commit(commitsEach);
    keep("commits", commitsEach / commits.seconds);
    times.commits.push(...commits.times);
    for (const [status, count] of commits.statuses) if (status !== 303) refused.push(`${count} × ${status}`);
    keep("bare", commitsEach / (await bare.insert(commitsEach)));
  }
  for (let round = 0; round < rounds.whole; round += 1) {
    const whole = await registerAsBrowsers(house, wholeEach, atOnce);
    keep("whole", wholeEach / whole.seconds);
    times.whole.push(...whole.times);
    refused.push(...whole.failed);
    keep("empty", emptyEach / (await load(house, emptyEach, atOnce, () => ({ path: "/demo/tom" }))).seconds);
  }
  return { best, times };
}

type Measured = (typeof measured)[number];
const shares = ({ best }: Measured) => ({ commits: best.commits / best.bare, pages: (best.whole * requestsEach) / best.empty });
const whole = (statuses: Map<number, number>) => [...statuses].map(([status, count]) => `${count} × ${status}`).join(", ");
const holds = ({ registered, queueInOrder, statuses, oneAddress }: Burst) =>
  registered.every((count) => count === crowd.places) && queueInOrder && [...statuses.keys()].every((status) => status === 303) && [...oneAddress.keys()].every((status) => status === 303 || status === 429);
const [few, many] = [measured[0] as Measured, measured.at(-1) as Measured];
const flat = { commits: shares(many).commits / shares(few).commits, whole: many.best.whole / many.best.empty / (few.best.whole / few.best.empty) };
const memory = Math.max(...measured.map((one) => one.memory));
const reached =
  measured.every((one) => shares(one).commits >= goals.commits && part(one.times.commits, 0.99) < goals.commitP99) &&
  measured.every((one) => shares(one).pages >= goals.pages && part(one.times.whole, 0.99) < goals.wholeP99) &&
  Math.min(flat.commits, flat.whole) >= goals.flat && memory <= goals.memory && holds(burst) && refused.length === 0;

const ms = (times: number[], share: number) => `${part(times, share).toFixed(0)} ms`;
console.log(
  [
    "## Registration (B7)",
    "",
    `Final posts for two dates with a topic on ${connections} connections, beside the same ${bare.rowsEach} rows inserted bare on as many: the best of ${rounds.commits} rounds of ${commitsEach}.`,
    "",
    "| registrations there | committed a second | p50 | p99 | bare | ratio |",
    "| --- | --- | --- | --- | --- | --- |",
    ...measured.map((one) => `| ${one.size} | ${one.best.commits.toFixed(0)} | ${ms(one.times.commits, 0.5)} | ${ms(one.times.commits, 0.99)} | ${one.best.bare.toFixed(0)} | ${shares(one).commits.toFixed(2)} |`),
    "",
    `Goal: a ratio of ${goals.commits.toFixed(2)}, p99 under ${goals.commitP99} ms.`,
    "",
    `Whole registrations by browsers without script, ${requestsEach} requests each, ${atOnce} at once: the best of ${rounds.whole} rounds of ${wholeEach}.`,
    "",
    "| registrations there | whole a second | p50 | p99 | requests a second | an empty page | ratio |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...measured.map((one) => `| ${one.size} | ${one.best.whole.toFixed(0)} | ${ms(one.times.whole, 0.5)} | ${ms(one.times.whole, 0.99)} | ${(one.best.whole * requestsEach).toFixed(0)} | ${one.best.empty.toFixed(0)} | ${shares(one).pages.toFixed(2)} |`),
    "",
    `Goal: a ratio of ${goals.pages}, p99 under ${goals.wholeP99} ms.`,
    "",
    `With ${many.size} there instead of ${few.size}, beside their references: ${flat.commits.toFixed(2)} × the commits, ${flat.whole.toFixed(2)} × the whole registrations (goal: at least ${goals.flat}). The web process: ${measured.map((one) => one.memory.toFixed(0)).join(", then ")} MB (goal: at most ${goals.memory}).`,
    "",
    `A burst of ${crowd.people} people for ${crowd.places} places on each date: ${burst.registered.join(" and ")} registered, the queue ${burst.queueInOrder ? "in order" : "OUT OF ORDER"}, ${whole(burst.statuses)}, ${(crowd.people / burst.seconds).toFixed(0)} a second, p99 ${burst.p99.toFixed(0)} ms. As many from one address: ${whole(burst.oneAddress)}.`,
    ...(refused.length > 0 ? ["", `Not accepted: ${refused.slice(0, 10).join(", ")}.`] : []),
  ].join("\n"),
);
process.exit(reached ? 0 : 1);
