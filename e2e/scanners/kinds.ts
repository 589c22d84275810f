import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type MailingKind, mailingKinds } from "../../app/before/mailings/kinds.ts";
import { houseWords } from "../../app/before/mailings/letters/house-words.ts";
import type { TopicNews } from "../../app/before/topics/letters/topic-letter.ts";
import { letterTexts } from "../../app/before/topics/letters/texts.ts";

/** Every kind of letter: where it is queued, under which purpose, and how its Swedish subject begins. */
export type LetterKind = { from: string; purpose: string; begins: RegExp };

const [registration, topics, mailings] = ["app/before/registration", "app/before/topics", "app/before/mailings"];

/** The type check asks for the news that is missing here. */
const news: Record<TopicNews["news"], { purpose: string }> = {
  answer: { purpose: "answer" },
  placed: { purpose: "topic" },
  declined: { purpose: "topic" },
  join: { purpose: "topic" },
  unjoin: { purpose: "topic" },
  unplace: { purpose: "topic" },
};
const subjectOf = (kind: MailingKind) => houseWords[kind].sv.subject.split("{{")[0] ?? "";
const topicSubject = (one: TopicNews["news"]) => new RegExp(`^${letterTexts.sv.subjects[one](0).replace("0", "\\d+")}$`);

export const kinds: Record<string, LetterKind> = {
  receipt: { from: `${registration}/receive-registrations.ts`, purpose: "receipt", begins: /^Vi har tagit emot din anmälan/ },
  "waiting list": { from: `${registration}/receive-registrations.ts`, purpose: "waiting-list", begins: /^Du står i kö/ },
  promoted: { from: `${registration}/places/move-up.ts`, purpose: "promoted", begins: /^Nu har du en plats/ },
  offer: { from: `${registration}/places/move-up.ts`, purpose: "offer", begins: /^Vill du ha en plats\?/ },
  "offer ended": { from: `${registration}/places/offers.ts`, purpose: "offer-ended", begins: /^Platsen gick till nästa/ },
  "cancelled date": { from: `${registration}/changes/change-dates.ts`, purpose: "cancel", begins: /^Avbokat den/ },
  "changed dates or answers": { from: `${registration}/changes/change-answers.ts`, purpose: "change", begins: /^Din anmälan till .* är ändrad/ },
  "link again": { from: `${registration}/links/send-links.ts`, purpose: "link", begins: /^Din personliga länk till/ },
  "link sent by staff": { from: `${registration}/links/send-link.ts`, purpose: "link", begins: /^Din personliga länk till/ },
  "code for an address": { from: `${registration}/address/change-address.ts`, purpose: "address-code", begins: /^Kod för ny e-postadress/ },
  "new address": { from: `${registration}/address/change-address.ts`, purpose: "address-changed", begins: /^Ny e-postadress för/ },
  invitation: { from: `${registration}/invitations/invitations.ts`, purpose: "invitation", begins: /^Inbjudan/ },
  "invitation, reminder": { from: `${registration}/invitations/invitations.ts`, purpose: "invitation", begins: /^Påminnelse om inbjudan/ },
  "topics that wait": { from: `${topics}/reminders/remind-staff.ts`, purpose: "topic-reminder", begins: /väntar på svar$/ },
  "too few for a date": { from: `${mailings}/warn-too-few.ts`, purpose: "too-few", begins: /^Få anmälda till/ },
  ...Object.fromEntries(Object.entries(news).map(([one, { purpose }]) => [`topic: ${one}`, { from: `${topics}/tell-proposer.ts`, purpose, begins: topicSubject(one as TopicNews["news"]) }])),
  ...Object.fromEntries(mailingKinds.map((kind) => [`mailing: ${kind}`, { from: `${mailings}/send-preview.ts`, purpose: kind, begins: new RegExp(`^${subjectOf(kind)}`) }])),
  "mailing to oneself": { from: `${mailings}/steer.ts`, purpose: "test", begins: /^PROV:/ },
  "insights to confirm": { from: "app/after/harvest/propose-insights.ts", purpose: "follow-up", begins: /^Stämmer det vi läste/ },
  "answer to a topic": { from: "app/after/commitments/tell-sources.ts", purpose: "answer", begins: /^Det här blev det av ditt ämne/ },
  "answer to a note": { from: "app/after/commitments/tell-sources.ts", purpose: "answer", begins: /^Det här blev det av det du skrev/ },
  "comment received": { from: "app/after/feedback/receive-message.ts", purpose: "feedback-receipt", begins: /^Vi har fått din synpunkt/ },
};

/** Files of the product that put letters into the outbox. */
export function queueingFiles(): string[] {
  const root = join(import.meta.dirname, "../..");
  const all = globSync("app/**/*.ts", { cwd: root }).filter((file) => !/\.test\.ts$|\/(proof|testing)\/|^app\/ground\/letters\//.test(file));
  return all.filter((file) => /\bletters\.(queue|queueAll)\(/.test(readFileSync(join(root, file), "utf8"))).sort();
}
