import { randomUUID } from "node:crypto";
import { sealDraft } from "../../app/before/registration/web/draft.ts";
import { openSeal } from "../../app/platform/seal.ts";
import { serverKey } from "../web-house.ts";
import { versionWithPlaces } from "./places.ts";

const seal = openSeal({ serverKey });
let people = 0;

/** What the last page of the form sends for somebody new, who asks for both dates and may raise a topic. */
export function finalPost({ topic }: { topic: boolean }): string {
  people += 1;
  const answers = {
    ...{ dates: ["1", "2"], name: `Person ${people}`, email: `person.${people}@exempel.se`, role: "artist" as const, organisation: "Scenen" },
    ...{ municipality: "1280", languages: ["sv"], extra: [], topic: topic ? ("opportunity" as const) : ("none" as const) },
    ...{ topicTitle: topic ? "Låt tomma scener bli replokaler" : "", topicText: topic ? "Kommunala scener står tomma på dagarna." : "" },
    ...{ measures: [], measuresOther: "" },
  };
  const draft = sealDraft(seal, { key: randomUUID(), began: 0, seen: versionWithPlaces, asked: versionWithPlaces, step: "check", checked: true, answers });
  return new URLSearchParams({ draft, go: "send" }).toString();
}

/** What is typed on each page before the last. */
const typed = (n: number): Record<string, string | string[]>[] => [
  { dates: ["1", "2"] },
  { name: `Besökare ${n}`, email: `besokare.${n}@exempel.se` },
  { role: "artist", organisation: "Scenen", municipality: "1280", languages: "sv" },
  { topic: "opportunity", topicTitle: "Låt tomma scener bli replokaler", topicText: "Kommunala scener står tomma på dagarna." },
  { measuresOther: "" },
];

/** The posts before the last one, each to be sent with the draft that the page before held. */
export function posts(n: number, draftOf: () => string): (() => string)[] {
  const fields = (more: Record<string, string | string[]>) => Object.entries(more).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one]));
  const post = (go: string, more: Record<string, string | string[]>) => () => new URLSearchParams([["draft", draftOf()], ["go", go], ...fields(more)]).toString();
  return [...typed(n).map((more) => post("next", more)), post("send", {})];
}
