import { describe, expect, test } from "vitest";
import { languages } from "#platform/i18n";
import { reminderLetter } from "../reminders/remind-staff.ts";
import { type TopicNews, topicLetter } from "./topic-letter.ts";

const values = { name: "Åsa Öberg", topic: { number: 4, title: "Öppna tomma scener" }, contact: { name: "Karin Möller", phone: "040-000 00 00" } };
const round = { sv: "Samtal 1", en: "Conversation 1", fi: "Keskustelu 1" };

const kinds: Record<string, TopicNews> = {
  answer: { news: "answer", message: "Tack för ditt ämne.\n\nKan vi ringa dig på måndag?" },
  placed: { news: "placed", title: round, beginsLocal: "2020-11-03T13:20" },
  declined: { news: "declined", because: "Det beslutar kommunen." },
  join: { news: "join" },
  unjoin: { news: "unjoin" },
  unplace: { news: "unplace" },
};

const whole = (parts: { language: string; subject: string; text: string }[]) => parts.map(({ language, subject, text }) => `${language}: ${subject}\n\n${text}\n`).join(`\n${"=".repeat(72)}\n\n`);

describe("letters about a topic, to the letter (B4, T3)", () => {
  test.each(Object.entries(kinds))("%s", async (kind, news) => {
    const letters = languages.map((language) => ({ language, ...topicLetter(language, { ...values, news, byMail: false }) }));
    await expect(whole(letters)).toMatchFileSnapshot(`golden/${kind}.txt`);
  });

  test("an answer that can be answered by mail", async () => {
    const letters = languages.map((language) => ({ language, ...topicLetter(language, { ...values, news: kinds["answer"]!, byMail: true }) }));
    await expect(whole(letters)).toMatchFileSnapshot("golden/answer-by-mail.txt");
  });

  test("on each day from 24 October to 11 November the hour is the wall clock's", () => {
    for (let at = 0; at < 19; at += 1) {
      const day = new Date(Date.UTC(2020, 9, 24 + at)).toISOString().slice(0, 10);
      for (const language of languages) {
        const { text } = topicLetter(language, { ...values, news: { news: "placed", title: round, beginsLocal: `${day}T13:20` }, byMail: false });
        expect(text).toMatch(language === "en" ? /\b13:20\b/ : /\b13\.20\b/);
        expect(text).toMatch(new RegExp(`\\b${Number(day.slice(8))}\\b`));
      }
    }
  });

  test("what staff are reminded of", async () => {
    const topics = Array.from({ length: 22 }, (_, at) => ({ number: at + 1, title: `Fråga ${at + 1}` }));
    const of = { name: "Karin Möller", days: 5, board: "https://dialog.region.example/arbetsplats/rum/amnen?vy=lista&vantar=1" };
    const letters = [topics.slice(0, 1), topics].map((some) => ({ language: "sv", ...reminderLetter({ ...of, topics: some }) }));
    await expect(whole(letters)).toMatchFileSnapshot("golden/reminder.txt");
  });
});
