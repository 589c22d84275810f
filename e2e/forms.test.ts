import { Agent, request } from "node:http";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { questionsExample } from "../app/before/dialogues/web/questions-example.ts";
import { randomFrom } from "../engines/group-composition/src/random.ts";
import { type FoundForm, formsOf, linksOf } from "./found-forms.ts";
import { type House, openHouse, signIn, slug } from "./house.ts";
import { brokenBytes, payloads } from "./payloads.ts";
import { draftOf, eleven, personalLink, prepareRegistration } from "./registrations.ts";
import { asking, saveFileByPost } from "./staff-file.ts";

/** Full size with `npm run prove`; the same proof, smaller, in every test run. */
const requests = process.env["PROOF"] === "full" ? 20_000 : 500;
/** Signing out or moving the clock would end the run for the others; the other languages have the same forms again. */
const leftOut = /^\/(logga-ut|demo\/klocka|(en|fi)(\/|$))/;
const mostPages = 90;
/** A fresh link ends the participant's own session here: what does that comes last. */
const endsSessions = ({ fields }: FoundForm) => fields.some(([name]) => name === "fresh") || fields.some(([name, value]) => name === "email" && value === eleven[0]?.email);

let house: House;
const forms: FoundForm[] = [];
const pages = new Set<string>();
let cookies = "";

const get = (path: string, headers: Record<string, string> = {}) => fetch(new URL(path, house.origin), { headers: { Cookie: cookies, ...headers }, redirect: "manual" });

/** `body` goes out as it is: what is no form a browser would not send. */
function post(path: string, body: string | FormData, headers: Record<string, string> = {}) {
  const type: Record<string, string> = typeof body === "string" ? { "Content-Type": "application/x-www-form-urlencoded" } : {};
  const send = () => fetch(new URL(path, house.origin), { method: "POST", body, headers: { Origin: house.origin, Cookie: cookies, ...type, ...headers }, redirect: "manual" });
  // A kept connection may end just as it is used again: browsers too ask once more then. A server that is gone fails the second time.
  return send().catch(send);
}
const encoded = (fields: readonly (readonly [string, string])[]) => fields.map(([name, value]) => `${encodeURIComponent(name.toWellFormed())}=${encodeURIComponent(value.toWellFormed())}`).join("&");

/** Every page that can be reached as a participant with a topic and as an organiser, and the forms on them. */
beforeAll(async () => {
  house = await openHouse();
  const someone = { ...eleven[0]!, topicTitle: "Låt tomma scener bli replokaler", dates: ["1", "2"] };
  await (await prepareRegistration(house, someone)).send();
  await vi.waitUntil(() => personalLink(house, someone.email), { timeout: 60_000, interval: 200 });
  cookies = [await signIn(house, personalLink(house, someone.email) ?? ""), await signIn(house, house.signInLink("Anna Berg"))].join("; ");
  await saveFileByPost(house, await signIn(house, house.signInLink("Karin Möller")), (text) => asking(text, questionsExample.replace(/^ +required: true\n/m, "")));
  await walkTheForm();
  const waiting = ["/", "/min-lank", "/mitt-deltagande", "/arbetsplats", `/arbetsplats/${slug}/anmalningar`, `/dialog/${slug}/anmalan`, `/dialog/${slug}/anmalan/kvitto`, "/synpunkter", "/brevlada"];
  for (let path = waiting.shift(); path !== undefined && pages.size < mostPages; path = waiting.shift()) {
    if (pages.has(path) || leftOut.test(path)) continue;
    pages.add(path);
    const html = await (await get(path)).text();
    keepForms(path, html);
    waiting.push(...linksOf(html).map((href) => (href.startsWith("/synpunkter") ? "/synpunkter" : href)));
  }
});
afterAll(() => house.close());

const keepForms = (path: string, html: string) => void forms.push(...formsOf(path, html).filter(({ action }) => !leftOut.test(action)));

/** The form behind its first page: each step as it stands when the ones before are answered. */
async function walkTheForm(): Promise<void> {
  const address = `/dialog/${slug}/anmalan`;
  let html = await (await get(address)).text();
  for (const fields of [[["dates", "1"]], [["name", "Vem Som Helst"], ["email", "vem@exempel.se"]], [["role", "artist"], ["municipality", "1280"], ["languages", "sv"]], [], [["topic", "none"]], []] as [string, string][][]) {
    html = await (await post(address, encoded([["draft", draftOf(html)], ["go", "next"], ...fields]))).text();
    keepForms(address, html);
  }
}

describe("whatever is sent (B6)", () => {
  test("the forms were found: public, of the registered and of staff", () => {
    const actions = new Set(forms.map(({ action }) => action.split("?")[0]));
    for (const path of ["/min-lank", "/mitt-deltagande", `/dialog/${slug}/anmalan`, `/arbetsplats/${slug}/anmalningar/fil`, `/arbetsplats/${slug}/anmalningar/ny`, `/arbetsplats/${slug}/anmalningar/1`, `/arbetsplats/${slug}/anmalningar/1/andra`]) expect(actions).toContain(path);
    expect(forms.length).toBeGreaterThan(15);
    const names = new Set(forms.flatMap(({ fields }) => fields.map(([name]) => name)));
    for (const name of ["extra[uttryck]", "extra[plats]", "extra[hort-av]", "extra[antal]", "topicText", "measures", "homepage"]) expect(names).toContain(name);
  });

  test(`${requests} requests: never a fault of ours, always a sentence`, async () => {
    const random = randomFrom(20_201_103);
    const next = () => random.bits() / 2 ** 32;
    const pick = <Thing>(things: readonly Thing[]) => things[random.below(things.length)] as Thing;
    const lasting = forms.filter((form) => !endsSessions(form));
    expect(forms.length - lasting.length).toBeGreaterThanOrEqual(2);
    const faults: string[] = [];
    const statuses = new Map<number, number>();
    let sent = 0;
    let toSay = 2_000;
    /** A payload in some fields, others as they stood, some missing, some twice, some unknown. */
    const mischief = (form: FoundForm) =>
      form.fields.flatMap(([name, value]): [string, string][] => {
        const what = next();
        if (what < 0.45) return [[name, value]];
        if (what < 0.9) return [[name, pick(payloads)]];
        return what < 0.95 ? [] : [[name, value], [name, pick(payloads)]];
      });
    const one = async () => {
      const form = pick(sent < requests * 0.9 ? lasting : forms);
      const path = next() < 0.85 ? form.action : form.page;
      const fields = [...mischief(form), ...(next() < 0.1 ? ([[pick(payloads).slice(0, 40), pick(payloads)]] as [string, string][]) : [])];
      const kind = next();
      let answer: Response;
      let told = `${path} ${JSON.stringify(fields).slice(0, 600)}`;
      if (kind < 0.62) answer = await post(path, encoded(fields));
      else if (kind < 0.7) {
        // The same again, as an impatient thumb or a replay sends it.
        await (await post(path, encoded(fields))).arrayBuffer();
        sent += 1;
        answer = await post(path, encoded(fields));
      } else if (kind < 0.78) {
        const bytes = fields.map(([name]) => `${encodeURIComponent(name.toWellFormed())}=${pick(brokenBytes)}`).join("&");
        told = `${path} ${bytes}`;
        answer = await post(path, bytes);
      } else if (kind < 0.86) {
        const data = new FormData();
        for (const [name, value] of fields) {
          if (next() < 0.2) data.append(name.toWellFormed(), new Blob([value]), "fil.bin");
          else data.append(name.toWellFormed(), value.toWellFormed());
        }
        answer = await post(path, data);
      } else if (kind < 0.92) {
        answer = await post(path, encoded(fields), { Origin: pick(["https://ont.example", "null", `${house.origin}.ont.example`]) });
        if (answer.status !== 403) faults.push(`${answer.status} to another site's post: ${told}`);
      } else {
        const unknown = pick([...pages]).replace(/[^/?]+$/, () => encodeURIComponent(pick(payloads).slice(0, 200).toWellFormed()));
        told = `GET ${unknown}`;
        answer = await get(unknown);
      }
      sent += 1;
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      const said = await answer.text();
      if (answer.status >= 500) faults.push(`${answer.status} ${told}`);
      if (answer.status >= 400 && said.replaceAll(/<[^>]*>/g, "").trim().length < 10) faults.push(`${answer.status} without a sentence: ${told}`);
    };
    const lane = async () => {
      while (sent < requests) {
        await one();
        if (requests > 5_000 && sent >= toSay) {
          console.log(`${sent} of ${requests} requests, ${faults.length} faults`);
          toSay += 2_000;
        }
      }
    };
    await Promise.all([lane(), lane(), lane(), lane()]);
    console.log(`${sent} requests over ${forms.length} forms of ${pages.size} pages: ${[...statuses].toSorted(([a], [b]) => a - b).map(([status, count]) => `${count} × ${status}`).join(", ")}`);
    expect([...new Set(faults)].slice(0, 20)).toEqual([]);
  }, 3_600_000);

  test("ten megabytes are refused before they are read, with a sentence", async () => {
    const answer = await post(`/dialog/${slug}/anmalan`, `name=${"a".repeat(10_000_000)}`).catch((fault: unknown) => fault);
    // The connection may be closed while the browser still sends; what matters is that we live on.
    if (answer instanceof Response) expect(answer.status).toBe(413);
    expect((await get(`/dialog/${slug}`)).status).toBe(200);
  });

  test("a form that nobody reads, since its session has ended, leaves its connection fit for the next request", async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ask = (method: "GET" | "POST", path: string) =>
      new Promise<{ status: number | undefined; again: boolean }>((resolve, reject) => {
        const headers = method === "POST" ? { "Content-Type": "application/x-www-form-urlencoded", Origin: house.origin } : {};
        const asked = request(new URL(path, house.origin), { agent, method, headers }, (answer) => answer.resume().once("end", () => resolve({ status: answer.statusCode, again: asked.reusedSocket })));
        asked.once("error", reject).end(method === "POST" ? `name=${"a".repeat(300_000)}` : undefined);
      });
    expect(await ask("POST", "/mitt-deltagande/andra")).toEqual({ status: 302, again: false });
    expect(await ask("GET", `/dialog/${slug}`)).toEqual({ status: 200, again: true });
    agent.destroy();
  });

  test("no draft is lost: what is wrong stands there to be put right, and what was answered before it too", async () => {
    const address = `/dialog/${slug}/anmalan`;
    for (const name of payloads.filter((text) => text.trim().length > 3 && !/[\p{Cc}\p{Cs}]/u.test(text))) {
      const first = await (await get(address)).text();
      const second = await (await post(address, encoded([["draft", draftOf(first)], ["go", "next"], ["dates", "2"]]))).text();
      const third = await post(address, encoded([["draft", draftOf(second)], ["go", "next"], ["name", name], ["email", "ingen adress"]]));
      expect(third.status).toBe(422);
      const html = await third.text();
      const escaped = name.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&#x27;");
      expect(html).toContain(`value="${escaped}"`);
      expect(html).toContain('value="ingen adress"');
      const back = await (await post(address, encoded([["draft", draftOf(html)], ["go", "dates"]]))).text();
      expect(back).toMatch(/<input[^>]*value="2"[^>]*checked|<input[^>]*checked[^>]*value="2"/);
    }
  }, 600_000);

  test("an office of ten with one e-mail address gets through, a flood of receipts to it does not; the form waits with all that was typed", async () => {
    const shared = "reception@exempel.se";
    // Each from a network of its own: this is not the limit of an address on the net.
    const sendOne = async (n: number) => (await prepareRegistration(house, { ...eleven[2]!, dates: ["1"], name: `Kollega ${n}`, email: n % 2 ? shared : ` ${shared.toUpperCase()}`, network: `10.9.${n}.1` })).send();
    const sent = [];
    for (let n = 1; n <= 30; n += 1) sent.push(await sendOne(n));
    expect(sent.slice(0, 10).filter((one) => !("receipt" in one))).toEqual([]);
    const refused = sent.flatMap((one) => ("page" in one ? [one] : []));
    expect(refused.length).toBeGreaterThan(0);
    for (const { page, status, retryAfter } of refused) {
      expect([status, Number(retryAfter) > 0]).toEqual([429, true]);
      expect(page).toContain("med samma e-postadress som din");
      expect(page).toMatch(/Kollega \d+/);
    }
  });

  test("whoever changes their answers again and again waits a while, with what was typed, and gets no more letters meanwhile", async () => {
    const someone = { ...eleven[4]!, dates: ["1"] };
    await (await prepareRegistration(house, someone)).send();
    const link = await vi.waitUntil(() => personalLink(house, someone.email), { timeout: 60_000, interval: 200 });
    const Cookie = await signIn(house, link);
    const change = (n: number) => post("/mitt-deltagande/andra", encoded([["name", `Åsa ${n}`], ["role", someone.role], ["municipality", someone.municipality], ["languages", "sv"]]), { Cookie });
    const answers = [];
    for (let n = 1; n <= 40; n += 1) answers.push(await change(n));
    expect(answers.slice(0, 10).map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 303));
    const last = answers.at(-1)!;
    expect([last.status, Number(last.headers.get("retry-after")) > 0]).toEqual([429, true]);
    expect(await last.text()).toContain('value="Åsa 40"');
    const changed = answers.filter(({ status }) => status === 303).length;
    const [queued] = await house.rows<{ count: number }>(`select count(*)::int as count from letters_letter where purpose = 'change' and to_address = '${someone.email}'`);
    expect(queued?.count).toBe(changed);
  });

  test("after all of it people still register", async () => {
    const sent = await (await prepareRegistration(house, { ...eleven[1]!, dates: ["1"] })).send();
    expect(sent).toHaveProperty("receipt");
  });
});
