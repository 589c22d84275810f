import { randomUUID } from "node:crypto";
import { expect, vi } from "vitest";
import WebSocket from "ws";
import { notebookName } from "../../app/meeting/notes/shared.ts";
import { openNotesSession } from "../../app/meeting/notes/web/notes-session.ts";
import { textareaOf } from "../found-forms.ts";
import { type House, signIn, slug } from "../house.ts";
import { type Programme, enter } from "../programme.ts";
import { type Answers, eleven, lettersTo, personalLink, register } from "../registrations.ts";
import type { StaffPosts } from "../staff-posts.ts";

/**
 * What makes the house write letters, in the order in which it can happen; done when its letters have come. The answer is links
 * that people send each other in letters of their own.
 */
export type Scene = { what: string; play: () => Promise<void | string[]> };

const [leif, nadja, gunilla, joel, asa, henrik, tove, mahin, samuel] = eleven as [Answers, Answers, Answers, Answers, Answers, Answers, Answers, Answers, Answers];
const both = ["1", "2"];
const desk = `/arbetsplats/${slug}`;
export const newAddress = "nadja.ny@exempel.se";
/** Those of the invited who want no more after the first letter; the others after the reminder. */
export const doneAfterFirst = ["inbjuden1@exempel.se", "inbjuden2@exempel.se"];
const invited = [...doneAfterFirst, "inbjuden3@exempel.se", "inbjuden4@exempel.se"];

export function scenes(house: House, karin: StaffPosts): Scene[] {
  const came = (email: string, begins: RegExp, times = 1) =>
    vi.waitUntil(() => lettersTo(house, email).filter(({ subject }) => begins.test(subject ?? "")).length >= times, { timeout: 60_000, interval: 50 }).catch(() => {
      throw new Error(`${email} got ${lettersTo(house, email).map(({ subject }) => subject).join(" | ")}, no ${begins}`);
    });
  async function participant({ email }: Pick<Answers, "email">) {
    const cookie = await signIn(house, personalLink(house, email) ?? "");
    return async (path: string, fields: Record<string, string>) => {
      const answer = await fetch(new URL(path, house.origin), { method: "POST", headers: { Origin: house.origin, Cookie: cookie }, body: new URLSearchParams(fields), redirect: "manual" });
      expect([path, fields, answer.status]).toEqual([path, fields, expect.toBeOneOf([200, 303])]);
    };
  }
  const press = async (person: Answers, fields: Record<string, string>) => (await participant(person))("/mitt-deltagande", fields);
  const topic = (number: number, fields: Record<string, string>) => karin.post(`${desk}/amnen/${number}`, fields);
  async function mailing(kind: string, who = "placed"): Promise<void> {
    const { location } = await karin.post(`${desk}/utskick`, { kind, meeting: "1", who });
    if (kind === "preparation") await karin.post(location, { wish: "test" });
    await karin.post(location, { wish: "send" });
  }
  async function invite(round: string): Promise<void> {
    const draft = `${desk}/anmalningar/inbjudna/brev?brev=${round}`;
    const page = await karin.page(draft);
    const subject = /name="subject"[^>]* value="([^"]*)"/.exec(page)?.[1] ?? "";
    const { location } = await karin.post(draft, { subject, text: textareaOf(page) });
    await karin.post(location, { wish: "send" });
  }
  const firstRound = async () => {
    const [step] = await house.rows<{ id: string }>("select s.id from agenda_step s join dialogues_meeting m on m.id = s.meeting_id where m.number = 1 and s.kind = 'round' order by s.position");
    return step?.id ?? "";
  };

  return [
    { what: "a link that signs somebody in", play: async () => [house.signInLink("Anna Berg")] },
    {
      what: "registering, in three languages, and waiting",
      async play() {
        await karin.saveFile(`${desk}/fil`, (text) => text.replace(/(number: 2[^]*?)capacity: 160/, "$1capacity: 2"));
        await register(house, { ...leif, dates: both, topicTitle: "Tomma scener" });
        await register(house, { ...nadja, dates: both, topicTitle: "Korta bidrag" });
        await register(house, { ...gunilla, dates: both, topicTitle: "Lokaler som delas" });
        await register(house, { ...joel, dates: ["2"], topicTitle: "Resor" });
        await register(house, { ...asa, dates: ["2"] });
        await register(house, { ...henrik });
        await register(house, { ...tove, topicTitle: "Unga" });
        await register(house, { ...mahin, form: `${house.origin}/en/dialog/${slug}/anmalan` });
        await register(house, { ...samuel, dates: both, form: `${house.origin}/fi/dialog/${slug}/anmalan` });
        for (const { email } of [leif, nadja, gunilla, joel, asa, henrik, tove, mahin, samuel]) await came(email, /./);
      },
    },
    {
      what: "a date is dropped, and the next one moves up",
      async play() {
        await press(leif, { do: "drop", date: "2" });
        await came(leif.email, /^Avbokat/);
        await came(gunilla.email, /^Nu har du en plats/);
      },
    },
    {
      what: "a place is offered",
      async play() {
        await karin.saveFile(`${desk}/fil`, (text) => text.replace(/^ {2}closes:.*$/m, "$&\n  offerHours: 48"));
        await press(nadja, { do: "drop", date: "2" });
        await came(joel.email, /^Vill du ha en plats/);
      },
    },
    {
      what: "nobody answers in time, and the next is asked",
      async play() {
        await house.moveClock("2020-10-14T11:00:00+02:00");
        await came(joel.email, /^Platsen gick till nästa/);
        await came(asa.email, /^Vill du ha en plats/);
      },
    },
    {
      what: "dates and answers are changed",
      async play() {
        await press(joel, { do: "restore", date: "2" });
        await came(joel.email, /är ändrad/);
        await (await participant(leif))("/mitt-deltagande/andra", { name: leif.name, role: leif.role, organisation: "", municipality: "1281", languages: "sv" });
        await came(leif.email, /är ändrad/);
      },
    },
    {
      what: "the link is asked for again",
      async play() {
        const asked = await fetch(`${house.origin}/min-lank`, { method: "POST", headers: { Origin: house.origin }, body: new URLSearchParams({ email: leif.email }) });
        expect(asked.status).toBe(200);
        await came(leif.email, /^Din personliga länk/);
        await karin.post(`${desk}/anmalningar/1`, { form: "link", fresh: "no" });
        await came(leif.email, /^Din personliga länk/, 2);
      },
    },
    {
      what: "an address is changed",
      async play() {
        const post = await participant(nadja);
        await post("/mitt-deltagande/adress", { email: newAddress });
        await came(newAddress, /^Kod för/);
        const code = /^\d+$/m.exec(lettersTo(house, newAddress)[0]?.text ?? "")?.[0] ?? "";
        await post("/mitt-deltagande/adress", { email: newAddress, code });
        await came(newAddress, /^Ny e-postadress/);
        await came(nadja.email, /^Ny e-postadress/);
      },
    },
    {
      what: "topics are answered, placed, declined and joined",
      async play() {
        await topic(1, { form: "write", text: "Vilka lokaler tänker du på?" });
        await topic(1, { form: "place", stepId: await firstRound(), host: "proposer" });
        await topic(2, { form: "decline", because: "Det beslutar kommunen." });
        await topic(3, { form: "join", number: "1" });
        // As long as a move can be taken back its letter waits.
        await house.moveClock("2020-10-14T12:00:00+02:00");
        await came(leif.email, /är på dagordningen/);
        await came(newAddress, /^Besked om ditt ämne/);
        await came(gunilla.email, /tillsammans med ett annat/);
      },
    },
    {
      what: "a topic is taken off the agenda, and two are parted",
      async play() {
        await topic(3, { form: "unjoin" });
        await topic(1, { form: "take-off" });
        await house.moveClock("2020-10-14T13:00:00+02:00");
        await came(gunilla.email, /står för sig igen/);
        await came(leif.email, /har ändrad plats/);
        // At a table again, for the meeting.
        await topic(1, { form: "place", stepId: await firstRound(), host: "proposer" });
      },
    },
    {
      what: "topics have waited too long",
      async play() {
        await house.moveClock("2020-10-19T08:00:00+02:00");
        await came("karin@kultur.example", /väntar på svar$/);
      },
    },
    {
      what: "invitations",
      async play() {
        await karin.post(`${desk}/anmalningar/inbjudna`, { do: "import", list: invited.join("\n"), source: "Föreningsregistret" });
        await invite("first");
        for (const address of invited) await came(address, /^Inbjudan/);
      },
    },
    {
      what: "a reminder of the invitation",
      async play() {
        await invite("reminder");
        for (const address of invited.slice(2)) await came(address, /^Påminnelse om inbjudan/);
      },
    },
    {
      what: "a comment on a page",
      async play() {
        const fields = { key: randomUUID(), page: `/dialog/${slug}`, found: "no", text: "Var är ni?", email: "lasare@exempel.se" };
        const sent = await fetch(`${house.origin}/synpunkter`, { method: "POST", headers: { Origin: house.origin }, body: new URLSearchParams(fields), redirect: "manual" });
        expect(sent.status).toBe(303);
        await came("lasare@exempel.se", /^Vi har fått din synpunkt/);
      },
    },
    {
      what: "mailings before the meeting",
      async play() {
        for (const kind of ["preparation", "reminder", "change"]) await mailing(kind);
        await came(leif.email, /^Ändrat: /);
        await came("karin@kultur.example", /^PROV:/);
      },
    },
    {
      what: "too few have registered for a date",
      async play() {
        await karin.saveFile(`${desk}/fil`, (text) => text.replace(/(number: 1[^]*?)capacity: 160/, "$1minimum: 100\n    capacity: 160"));
        await house.moveClock("2020-11-01T09:00:00+01:00");
        await came("karin@kultur.example", /^Få anmälda till/);
      },
    },
    {
      what: "somebody may register after the deadline",
      async play() {
        await house.moveClock("2020-11-01T12:00:00+01:00");
        const { page } = await karin.post(`${desk}/anmalningar/sen`, { givenTo: "Sofia" });
        return [/href="([^"]*\/anmalan\/sen\/[^"]*)"/.exec(page)?.[1] ?? "no link"];
      },
    },
    {
      what: "a date is called off",
      async play() {
        const { location } = await karin.post(`${desk}/mote/2/installt`, { wish: "call-off", "because-sv": "För få anmälda.", "because-en": "Too few registered.", "because-fi": "Liian vähän." });
        await karin.post(location, { wish: "send" });
        await came(gunilla.email, /^Inställt: /);
      },
    },
    {
      what: "the meeting, and what was written in it",
      async play() {
        await meet(house, [leif, gunilla, henrik, tove, mahin]);
        const wall = await karin.page(`${desk}/skord`);
        const notes = [...wall.matchAll(/name="note"[^>]*value="([^"]+)"/g)].map(([, id = ""]): [string, string] => ["note", id]);
        expect(notes.length).toBeGreaterThan(1);
        await karin.post(`${desk}/skord`, [["act", "create"], ["title", "Nycklarna finns hos grannen"], ...notes]);
        await karin.post(`${desk}/skord`, { act: "propose", insight: await insightId(), days: "7" });
        await came(leif.email, /^Stämmer det vi läste/);
      },
    },
    {
      what: "the documentation, a commitment and its answers",
      async play() {
        await house.moveClock("2020-11-12T09:00:00+01:00");
        const insight = await insightId();
        await karin.post(`${desk}/skord`, { act: "publish", insight, summary: "Det här skrev ni." });
        const words = { what: "En gemensam bokning av lokaler", owner: "Ingrid Ahlmark", receiver: "", status: "planned", because: "", due: "", reviewOn: "2021-02-01" };
        await karin.post(`${desk}/ataganden`, { form: "draft", insight, ...words });
        const [commitment] = await house.rows<{ id: string }>("select id from commitments_commitment");
        await karin.post(`${desk}/ataganden`, { form: "publish", commitments: commitment?.id ?? "" });
        await came(leif.email, /^Det här blev det av ditt ämne/);
        await came(henrik.email, /^Det här blev det av det du skrev/);
      },
    },
    {
      what: "mailings after the meeting",
      async play() {
        await mailing("thank-you", "attended");
        await mailing("follow-up", "attended");
        await came(leif.email, /^Det här har hänt sedan mötet/);
        await came(leif.email, /^Tack för att du var med/);
      },
    },
  ];

  async function insightId(): Promise<string> {
    const [insight] = await house.rows<{ id: string }>("select id from harvest_insight");
    return insight?.id ?? "";
  }
}

/** One round of the first date, in text; everybody writes a note, and all leave. */
async function meet(house: House, people: readonly Answers[]): Promise<void> {
  await house.moveClock("2020-11-03T12:40:00+01:00");
  const [meeting] = await house.rows<{ id: string }>("select id from dialogues_meeting order by number");
  const meetingId = meeting?.id ?? "";
  const lead = enter({ house, meetingId, cookie: await signIn(house, house.signInLink("Samir Haddad")), mode: "text", staff: true });
  await lead.until(({ connection }) => connection === "open");
  expect(await lead.live.ask({ type: "openLobby" })).toMatchObject({ outcome: "accepted" });
  const next = async () => expect(await lead.live.ask({ type: "next", after: lead.view().state.current?.stepId ?? null })).toMatchObject({ outcome: "accepted" });
  const guests: { cookie: string; programme: Programme }[] = [];
  for (const { email } of people) {
    const cookie = await signIn(house, personalLink(house, email) ?? "");
    guests.push({ cookie, programme: enter({ house, meetingId, cookie, mode: "text" }) });
  }
  await lead.until(({ presence }) => presence.here === people.length + 1);
  for (let step = 0; step < 3; step += 1) await next();
  const steps = await house.rows<{ id: string; key: string }>("select id, key from agenda_step");
  const question = steps.find(({ id }) => id === lead.view().state.current?.stepId)?.key ?? "";
  for (const { cookie, programme } of guests) {
    const { room, you } = await programme.until((view) => (view.place?.groupNumber ? view : null));
    await write(house, { cookie, personId: you?.personId ?? "", notebook: notebookName(room, question) });
  }
  await next();
  await Promise.all(guests.map(({ programme }) => programme.close()));
  await lead.close();
}

async function write({ origin }: Pick<House, "origin">, { cookie, personId, notebook }: { cookie: string; personId: string; notebook: string }): Promise<void> {
  class OwnSocket extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { cookie, origin } });
    }
  }
  const session = openNotesSession({ url: `${origin.replace("http", "ws")}/notes`, notebook, personId, nextId: randomUUID, WebSocketPolyfill: OwnSocket });
  await vi.waitUntil(() => session.add("idea", "Nycklarna finns hos grannen."), { timeout: 30_000, interval: 50 });
  await vi.waitUntil(() => session.state().standing === "saved" && !session.state().unsaved, { timeout: 30_000, interval: 50 });
  session.close();
}
