import { fromPerson } from "#letters";
import { type Language, type Spoken, dayAndYear, hour, say } from "#platform/i18n";
import { replyLine } from "../post/replied-text.ts";
import type { Topic } from "../topic.ts";
import { letterTexts } from "./texts.ts";

/** What a proposer is told in a letter. */
export type TopicNews =
  | { news: "answer"; message: string }
  | { news: "placed"; title: Spoken; beginsLocal: string }
  | { news: "declined"; because: string }
  | { news: "join" }
  | { news: "unjoin" }
  | { news: "unplace" };

type Values = {
  name: string;
  topic: Pick<Topic, "number" | "title">;
  news: TopicNews;
  contact: { name: string; phone: string };
  /** Whether an answer by mail reaches us. */
  byMail: boolean;
};

/** Carries the authority's words unchanged; they are no template, so nothing in them is filled in. */
export function topicLetter(language: Language, { name, topic, news, contact, byMail }: Values): { subject: string; text: string } {
  const t = letterTexts[language];
  const parts = [
    byMail ? `${replyLine}\n${t.answerAbove}` : "",
    t.hello(fromPerson(name)),
    t.about(topic.number, fromPerson(topic.title)),
    ...told(language, news),
    `${byMail ? t.linkToo : t.link}\n{{personal-link}}`,
    `${contact.name}, ${contact.phone}`,
  ];
  return { subject: t.subjects[news.news](topic.number), text: parts.filter((part) => part !== "").join("\n\n") };
}

function told(language: Language, news: TopicNews): string[] {
  const t = letterTexts[language];
  switch (news.news) {
    case "answer":
      return [news.message];
    case "declined":
      return [t.declined, news.because, t.declinedNext];
    case "placed":
      return [t.placed(dayAndYear(news.beginsLocal, language), hour(news.beginsLocal, language), say(news.title, language)), t.placedNext];
    case "join":
    case "unjoin":
    case "unplace":
      return [t[news.news]];
  }
}
