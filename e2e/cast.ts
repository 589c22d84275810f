import type { Browser } from "playwright-core";
import { toneOf } from "../app/meeting/video/testing/tones.ts";
import { type House, signIn } from "./house.ts";
import { type Programme, enter } from "./programme.ts";
import { personalLink } from "./registrations.ts";
import { type Visitor, openVisitor } from "./visitor.ts";

/** Everybody who takes part in a meeting of a test, and who they are to the server. */
export type Cast = ReturnType<typeof openCast>;

const tones = Array.from({ length: 6 }, (_, at) => toneOf(at));

/** `meetingId`: of the first date. The one who leads without a browser sees where everybody is. */
export function openCast(house: House, browser: Browser, meetingId: string) {
  const visitors: Visitor[] = [];
  const programmes: Programme[] = [];
  let lead: Programme | undefined;

  const open = async (wishes: Partial<Parameters<typeof openVisitor>[1]> = {}) => {
    const visitor = await openVisitor(browser, { origin: house.origin, ...wishes });
    visitors.push(visitor);
    return visitor;
  };
  const linkOf = (email: string) => {
    const link = personalLink(house, email);
    if (!link) throw new Error(`no letter to ${email} holds a personal link`);
    return link;
  };
  const leader = () => {
    if (!lead) throw new Error("nobody leads yet");
    return lead;
  };

  return {
    visitors,
    programmes,
    open,
    /** A facilitator on the line, without a page. */
    async lead(name: string) {
      lead = enter({ house, meetingId, cookie: await signIn(house, house.signInLink(name)), mode: "text", staff: true });
      await lead.until((view) => view.connection === "open");
      return lead;
    },
    /** By the personal link of the letter and the button of My participation, as far as the lobby. */
    async enterByPage(email: string, { text = false, width = 1280, height = 800 } = {}) {
      const visitor = await open({ media: !text, width, height });
      await visitor.page.goto(linkOf(email));
      await visitor.press("Öppna mitt deltagande");
      await visitor.follow("Gå in i lobbyn");
      await visitor.page.getByRole("radio", { name: text ? "Bara text" : "Bild och ljud" }).check();
      return visitor;
    },
    /** By the same link, without a browser: with a tone of one's own, or in text. */
    async enterAsProgramme(email: string, { tone = true } = {}) {
      const cookie = await signIn(house, linkOf(email));
      const sound = { tone: tones[programmes.length % tones.length] as number, tones, mediaServer: (await house.livekit()).url };
      const programme = enter({ house, meetingId, cookie, ...(tone ? { mode: "voice", sound } : { mode: "text" }) });
      programmes.push(programme);
      await programme.until(({ place }) => place);
      return programme;
    },
    /** Whom the server knows by this name. */
    personOf(name: string): string {
      const found = Object.values(leader().view().roster).find((entry) => entry.name === name);
      if (!found) throw new Error(`nobody is called ${name}`);
      return found.personId;
    },
    /** Who is in each open group, by the group's id; by name. */
    groups(): Record<string, string[]> {
      const { state, roster } = leader().view();
      const seats = Object.entries(state.round?.seats ?? {}).map(([personId, groupId]) => ({ groupId, name: roster[personId]?.name ?? personId }));
      const opened = state.round?.groups.filter(({ closedAt }) => closedAt === null) ?? [];
      return Object.fromEntries(opened.map(({ groupId }) => [groupId, seats.filter((seat) => seat.groupId === groupId).map(({ name }) => name).sort()]));
    },
    async close() {
      await Promise.all(programmes.map((programme) => programme.close()));
      lead?.live.close();
      await Promise.all(visitors.map((visitor) => visitor.close().catch(() => {})));
    },
  };
}

const toneBy = (programmes: readonly Programme[], programme: Programme) => tones[programmes.indexOf(programme) % tones.length];

/** The matrix as it should be: each hears the tones of those who are in the same room, each from its own person. */
export function expectedHearing(programmes: readonly Programme[], roomOf: (programme: Programme) => string): Record<string, string[]> {
  const idOf = (programme: Programme) => programme.view().you?.personId ?? "";
  const heardBy = (one: Programme) =>
    programmes
      .filter((other) => other !== one && roomOf(other) === roomOf(one))
      .map((other) => `${idOf(other)} ${toneBy(programmes, other)}`)
      .sort();
  return Object.fromEntries(programmes.map((one) => [idOf(one), heardBy(one)]));
}
