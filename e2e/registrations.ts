import { createHash } from "node:crypto";
import type { House } from "./house.ts";
import { slug } from "./house.ts";

export type Answers = {
  dates: string[];
  name: string;
  email: string;
  role: "artist" | "cultural-actor" | "official" | "politician" | "other";
  municipality: string;
  /** Someone who raises nothing leaves it out. */
  topicTitle?: string;
  /** Another address of the form: in English, or a late entry's. */
  form?: string;
  /** Where it is sent from; otherwise from a network that goes with the e-mail. */
  network?: string;
};

/** Eleven people from as many places, of every role. */
export const eleven: Answers[] = (
  [
    ["Leif Bergqvist", "official", "1280"],
    ["Nadja Ek", "artist", "1281"],
    ["Gunilla Sandén", "politician", "1290"],
    ["Joel Öberg", "cultural-actor", "1283"],
    ["Åsa Lindhé", "official", "1282"],
    ["Henrik Nord", "cultural-actor", "1293"],
    ["Tove Jarl", "artist", "1287"],
    ["Mahin Rostami", "other", "1280"],
    ["Samuel Tesfay", "artist", "1261"],
    ["Peter Wahl", "official", "1291"],
    ["Sofia Rehn", "politician", "1292"],
  ] as const
).map(([name, role, municipality]) => ({ dates: ["1"], name, role, municipality, email: addressOf(name) }));

export function addressOf(name: string): string {
  const plain = name.normalize("NFD").replaceAll(/\p{M}/gu, "");
  return `${plain.toLowerCase().replaceAll(" ", ".")}@exempel.se`;
}

const networkOf = (email: string) => `10.${[...createHash("sha256").update(email).digest().subarray(0, 3)].join(".")}`;

/** A form that has been filled in as far as its last page and waits to be sent. */
export type Prepared = {
  /** Sends it: where it led, or the page that said no. */
  send(): Promise<{ receipt: string } | { page: string; status: number; retryAfter: string | null }>;
};

/** Walks through the pages of the form as a browser without script does: each post carries what the page before held. */
export async function prepareRegistration({ origin }: Pick<House, "origin">, answers: Answers): Promise<Prepared> {
  const address = answers.form ?? `${origin}/dialog/${slug}/anmalan`;
  // Everybody from a network of their own, as the proxy in front would say: a hundred from one are slowed down (R8).
  const headers = { Origin: origin, "X-Forwarded-For": answers.network ?? networkOf(answers.email) };
  const post = (fields: [string, string][]) => fetch(address, { method: "POST", headers, body: new URLSearchParams(fields), redirect: "manual" });
  let page = await (await fetch(address)).text();
  const goOn = async (fields: [string, string][]) => {
    const answer = await post([["draft", draftOf(page)], ["go", "next"], ...fields]);
    page = await answer.text();
    if (answer.status !== 200) throw new Error(`${answers.name}: ${answer.status} ${page.replaceAll(/<[^>]*>/g, " ")}`);
  };
  for (const fields of stepsOf(answers)) {
    // What a dialogue asks of its own is left unanswered.
    if (page.includes('name="extra[')) await goOn([]);
    await goOn(fields);
  }
  return {
    async send() {
      const answer = await post([["draft", draftOf(page)], ["go", "send"]]);
      const location = answer.headers.get("location");
      return location ? { receipt: location } : { page: await answer.text(), status: answer.status, retryAfter: answer.headers.get("retry-after") };
    },
  };
}

function stepsOf({ dates, name, email, role, municipality, topicTitle = "" }: Answers): [string, string][][] {
  return [
    dates.map((date) => ["dates", date]),
    [["name", name], ["email", email]],
    [["role", role], ["organisation", ""], ["municipality", municipality], ["languages", "sv"]],
    [["topic", topicTitle ? "opportunity" : "none"], ["topicTitle", topicTitle], ["topicText", ""]],
    [["measuresOther", ""]],
  ];
}

/** What the form carries from page to page. */
export function draftOf(page: string): string {
  const sealed = /name="draft" value="([^"]+)"/.exec(page)?.[1];
  if (!sealed) throw new Error("the page holds no draft");
  return sealed;
}

export async function register(house: Pick<House, "origin">, answers: Answers): Promise<void> {
  const sent = await (await prepareRegistration(house, answers)).send();
  if (!("receipt" in sent)) throw new Error(`${answers.name} was not registered: ${sent.status}`);
}

export function lettersTo({ letters }: Pick<House, "letters">, email: string): House["letters"] {
  return letters.filter(({ to }) => [to].flat().some((one) => one?.text.includes(email)));
}

/** The personal link in the newest letter to this address that holds one. */
export function personalLink(house: Pick<House, "letters">, email: string): string | undefined {
  return lettersTo(house, email)
    .toReversed()
    .map(({ text }) => /http:\/\/\S+\/mitt\/[\w.-]+/.exec(text ?? "")?.[0])
    .find(Boolean);
}
