/**
 * B8: how long the server takes for each page of staff when many have registered: one request at a time, from the first byte asked
 * to the last answered. The registrations come in over HTTP, every fourth with a topic, and the last ones wait for a place.
 */
import { randomUUID } from "node:crypto";
import { everyAddress } from "../e2e/addresses.ts";
import { sealDraft } from "../app/before/registration/web/draft.ts";
import { openLedger } from "#ledger";
import { openPeople } from "#people";
import { openDatabase } from "#platform/database";
import { randomIds } from "#platform/ids";
import { openSeal } from "#platform/seal";
import { setPlaces, versionWithPlaces } from "./registration/places.ts";
import { load, openWebHouse, part, serverKey, slug } from "./web-house.ts";

const registrations = process.env["PROOF"] === "full" ? 5000 : 1000;
const invitees = registrations;
const places = Math.round(registrations * 0.9);
const times = 15;
const goal = 200;

const house = await openWebHouse();
const { origin, client } = house;
await setPlaces(client, places);
const seal = openSeal({ serverKey });
const roles = ["artist", "cultural-actor", "official", "politician", "other"] as const;

function form(n: number): string {
  const topic = n % 4 === 0;
  const answers = {
    ...{ dates: ["1", "2"], name: `Person ${n}`, email: `person.${n}@exempel.se`, role: roles[n % roles.length] ?? "other", organisation: "Scenen", municipality: "1280" },
    ...{ languages: ["sv"], extra: [], topic: topic ? ("opportunity" as const) : ("none" as const), topicTitle: topic ? `Fråga nummer ${n}` : "", topicText: "", measures: [], measuresOther: "" },
  };
  return new URLSearchParams({ draft: sealDraft(seal, { key: randomUUID(), began: 0, seen: versionWithPlaces, asked: versionWithPlaces, step: "check", checked: true, answers }), go: "send" }).toString();
}
const registered = await load(house, registrations, 10, (n) => ({ path: `/dialog/${slug}/anmalan`, body: form(n + 1) }));
await client.query("analyze");

const cookie = await signIn();
const base = `/arbetsplats/${slug}`;
const post = (path: string, fields: Record<string, string>) => fetch(new URL(path, origin), { method: "POST", headers: { Origin: origin.origin, Cookie: cookie }, body: new URLSearchParams(fields), redirect: "manual" });
const list = Array.from({ length: invitees }, (_, n) => `inbjuden.${n}@exempel.se`).join("\n");
const imported = await post(`${base}/anmalningar/inbjudna`, { do: "import", list, source: "" });
const [unsent, sent] = [await preview(), await preview()];
const begun = performance.now();
const sending = await post(sent, { wish: "as-previewed" });
const sendingTook = performance.now() - begun;
const { rows: someone } = await client.query<{ person_id: string }>("select person_id from registration_registration order by number limit 1");

/** What the parts of an address stand for: what makes its page show most. */
const standFor = { slug, number: "1", other: "2", kind: "preparation", person: someone[0]?.person_id ?? "", preview: idIn(unsent), invitation: idIn(await invitation()), rule: await rules(), token: "", late: "", letter: "" };
const addresses = everyAddress(standFor).filter(({ staff }) => staff);
/** They take posts only: whoever comes by the address is told that there is no page, or led to it. The last is for whoever arranges access. */
const without = [`${base}/anmalningar/fil`, `${base}/mote/1/grupper/rakna`, `${base}/anmalningar/1/behov`];
/** The same pages with something searched for or leafed to. */
const variants = [
  ...["?sida=3", "?sida=60", "?sok=person", "?status=waiting"].map((rest) => `${base}/anmalningar${rest}`),
  ...["?vy=lista", "?sok=nummer+40"].map((rest) => `${base}/amnen${rest}`),
  sent,
];
type Measured = { path: string; type: string; median: number; most: number; cpu: number; kilobytes: number; statuses: number[] };
const measured: Measured[] = [];
for (const path of [...addresses.map((address) => address.path), ...variants].filter((one) => !without.includes(one))) {
  const first = await fetch(new URL(path, origin), { headers: { Cookie: cookie }, redirect: "manual" });
  const kilobytes = (await first.arrayBuffer()).byteLength / 1024;
  await load(house, 3, 1, () => ({ path, cookie })); // the first ones compile
  const before = await house.cpu();
  const one = await load(house, times, 1, () => ({ path, cookie }));
  const cpu = ((await house.cpu()) - before) / times;
  const shown = path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, "…").replace(base, "…");
  measured.push({ path: shown, type: first.headers.get("content-type") ?? "", median: part(one.times, 0.5), most: Math.max(...one.times), cpu, kilobytes, statuses: [...one.statuses.keys()] });
}
const memory = await house.memory();
await house.close();

const refused = [...registered.statuses].filter(([status]) => status !== 303);
const pages = measured.filter(({ type }) => type.startsWith("text/html"));
const files = measured.filter((one) => !pages.includes(one));
const strange = measured.filter(({ statuses }) => statuses.some((status) => status !== 200));
const slow = pages.filter(({ median }) => median >= goal);
const row = ({ path, median, most, cpu, kilobytes }: Measured) => `| ${path} | ${median.toFixed(0)} ms | ${most.toFixed(0)} ms | ${cpu.toFixed(0)} ms | ${kilobytes.toFixed(0)} kB |`;
console.log(
  [
    "## Pages of staff",
    "",
    `${registrations} registrations for two dates of ${places} places, ${Math.floor(registrations / 4)} topics, ${invitees} invitees; ${times} requests for each page, one at a time.`,
    "",
    "Its addresses are those of app/routes.ts. CPU is the web process', without the database's.",
    "",
    "| page | p50 | most | CPU | size |",
    "| --- | --- | --- | --- | --- |",
    ...pages.map(row),
    ...files.map((file) => row({ ...file, path: `${file.path} (a file)` })),
    "",
    `${slow.length} of ${pages.length} pages at ${goal} ms or more (goal: none). Queueing a letter for each of them took ${sendingTook.toFixed(0)} ms. Web process after it: ${memory.toFixed(0)} MB.`,
    ...(refused.length > 0 ? [`Not registered: ${refused.map(([status, count]) => `${count} × ${status}`).join(", ")}.`] : []),
    ...(strange.length > 0 ? [`Not 200: ${strange.map(({ path, statuses }) => `${path} ${statuses.join(", ")}`).join("; ")}.`] : []),
  ].join("\n"),
);
process.exit(slow.length + refused.length + strange.length === 0 && imported.ok && sending.ok ? 0 : 1);

function idIn(path: string): string {
  return path.split("/").at(-1) ?? "";
}

/** One for each kind of letter that goes before a date; the answer is the first one's id. */
async function rules(): Promise<string> {
  for (const kind of ["preparation", "reminder", "change"]) await post(`${base}/utskick/regler`, { kind, who: "placed", side: "before", days: "3", at: "09.00" });
  const { rows } = await client.query<{ id: string }>("select id from mailings_rule order by made_at limit 1");
  return rows[0]?.id ?? "";
}

async function invitation(): Promise<string> {
  const made = await post(`${base}/anmalningar/inbjudna/brev`, { subject: "Välkommen", text: "{{invitation}}" });
  return made.headers.get("location") ?? "";
}

async function preview(): Promise<string> {
  const made = await post(`${base}/utskick`, { kind: "preparation", who: "placed", meeting: "1" });
  const location = made.headers.get("location");
  if (!location) throw new Error(`no preview: ${made.status}`);
  return location;
}

async function signIn(): Promise<string> {
  const database = openDatabase(house.databaseUrl, { max: 1 });
  const clock = { civil: () => new Date("2020-10-12T09:00:00+02:00"), machine: () => new Date() };
  const people = openPeople({ database, clock, ids: randomIds, ledger: openLedger({ database, clock }), serverKey, origin: () => origin });
  const issued = await people.signIn.issue("anna");
  await database.destroy();
  if (issued.outcome === "unknown") throw new Error("nobody is called anna");
  const entered = await fetch(issued.url, { method: "POST", headers: { Origin: origin.origin }, body: new URLSearchParams(), redirect: "manual" });
  return entered.headers.get("set-cookie")?.split(";")[0] ?? "";
}
