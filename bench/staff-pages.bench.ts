/**
 * B8: how long the server takes for each page of staff when many have registered: one request at a time, from the first byte asked
 * to the last answered. The registrations come in over HTTP, every fourth with a topic, and the last ones wait for a place.
 */
import { randomUUID } from "node:crypto";
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

const paths = [
  ...["/arbetsplats", base, `${base}/publicering`, `${base}/fil`],
  ...["", "?sida=3", "?sok=person", "?status=waiting", "/ny", "/sen", "/1", "/1/andra", "/1/jamfor/2", "/dubbletter", "/inbjudna", "/inbjudna/brev"].map((rest) => `${base}/anmalningar${rest}`),
  ...["", "?vy=lista", "?sok=nummer+40", "/1"].map((rest) => `${base}/amnen${rest}`),
  ...["", "/regler", "/ord/preparation"].map((rest) => `${base}/utskick${rest}`),
  ...[unsent, sent, `${base}/brev/${someone[0]?.person_id}`],
  ...["/skord", "/ataganden", "/mote/1", "/mote/1/grupper"].map((rest) => `${base}${rest}`),
];
const measured: { path: string; median: number; most: number; statuses: number[] }[] = [];
for (const path of paths) {
  await load(house, 3, 1, () => ({ path, cookie })); // the first ones compile
  const one = await load(house, times, 1, () => ({ path, cookie }));
  measured.push({ path: path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, "…"), median: part(one.times, 0.5), most: Math.max(...one.times), statuses: [...one.statuses.keys()] });
}
const [memory = Number.NaN] = await house.memory();
await house.close();

const refused = [...registered.statuses].filter(([status]) => status !== 303);
const strange = measured.filter(({ statuses }) => statuses.some((status) => status !== 200));
const slow = measured.filter(({ median }) => median >= goal);
console.log(
  [
    "## Pages of staff",
    "",
    `${registrations} registrations for two dates of ${places} places, ${Math.floor(registrations / 4)} topics, ${invitees} invitees; ${times} requests for each page, one at a time.`,
    "",
    "| page | p50 | most |",
    "| --- | --- | --- |",
    ...measured.map(({ path, median, most }) => `| ${path.replace(base, "…")} | ${median.toFixed(0)} ms | ${most.toFixed(0)} ms |`),
    "",
    `${slow.length} of ${measured.length} pages at ${goal} ms or more (goal: none). Queueing a letter for each of them took ${sendingTook.toFixed(0)} ms. Web process after it: ${memory.toFixed(0)} MB.`,
    ...(refused.length > 0 ? [`Not registered: ${refused.map(([status, count]) => `${count} × ${status}`).join(", ")}.`] : []),
    ...(strange.length > 0 ? [`Not 200: ${strange.map(({ path, statuses }) => `${path} ${statuses.join(", ")}`).join("; ")}.`] : []),
  ].join("\n"),
);
process.exit(slow.length + refused.length + strange.length === 0 && imported.ok && sending.ok ? 0 : 1);

async function preview(): Promise<string> {
  const made = await post(`${base}/utskick`, { kind: "preparation", who: "placed" });
  return made.headers.get("location") ?? "";
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
