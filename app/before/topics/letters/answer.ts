import { fromPerson } from "#letters";
import type { Language } from "#platform/i18n";
import type { Topic } from "../topic.ts";

type Contact = { name: string; phone: string };
type Values = { name: string; topic: Pick<Topic, "number" | "title">; message: string; contact: Contact };
type Letter = { subject: string; text: string };

/** Carries the authority's words unchanged; they are no template, so nothing in them is filled in. */
export function answerLetter(language: Language, { name, topic, ...values }: Values): Letter {
  const safe = { ...values, name: fromPerson(name), topic: { ...topic, title: fromPerson(topic.title) } };
  return { sv: inSwedish, en: inEnglish, fi: inFinnish }[language](safe);
}

function inSwedish({ name, topic, message, contact }: Values): Letter {
  return {
    subject: `Om ditt ämne nummer ${topic.number}`,
    text: `Hej ${name}

Vi skriver om ämnet du skickade in: ${topic.title}

${message}

Svara oss, och se var ämnet är just nu, via din personliga länk:
{{personal-link}}

${contact.name}, ${contact.phone}`,
  };
}

function inEnglish({ name, topic, message, contact }: Values): Letter {
  return {
    subject: `About your topic number ${topic.number}`,
    text: `Hello ${name}

We are writing about the topic you sent in: ${topic.title}

${message}

Reply to us, and see where the topic is right now, by your personal link:
{{personal-link}}

${contact.name}, ${contact.phone}`,
  };
}

function inFinnish({ name, topic, message, contact }: Values): Letter {
  return {
    subject: `Aiheestasi numero ${topic.number}`,
    text: `Hei ${name}

Kirjoitamme lähettämästäsi aiheesta: ${topic.title}

${message}

Vastaa meille ja katso, missä vaiheessa aihe on, henkilökohtaisella linkilläsi:
{{personal-link}}

${contact.name}, ${contact.phone}`,
  };
}
