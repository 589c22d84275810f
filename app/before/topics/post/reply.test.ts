import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { randomIds } from "#platform/ids";
import { readMail } from "#platform/inbox/read-mail";
import type { TopicId } from "../shared.ts";
import { isAutomatic, repliedText, replyLine } from "./replied-text.ts";
import { openReplyAddresses } from "./reply-address.ts";

const replies = openReplyAddresses({ address: "svar@region.example", serverKey: "a key that only tests use" });

describe("the address of a topic (T2)", () => {
  test("leads back to the topic, also when a server has changed its case, and fits before the @", () => {
    for (let at = 0; at < 100; at += 1) {
      const topicId = randomIds.next() as TopicId;
      const address = replies.of(topicId);
      expect(address.indexOf("@")).toBeLessThanOrEqual(64);
      expect(replies.topicOf(address)).toBe(topicId);
      expect(replies.topicOf(address.toUpperCase())).toBe(topicId);
    }
  });

  test("cannot be made up: any other letter or digit, another host, another key lead nowhere", () => {
    const address = replies.of(randomIds.next() as TopicId);
    const changed = Array.from(address, (letter, at) => address.slice(0, at) + (letter === "a" ? "b" : "a") + address.slice(at + 1));
    expect(changed.filter((other) => replies.topicOf(other) !== undefined)).toHaveLength(0);
    const others = openReplyAddresses({ address: "svar@region.example", serverKey: "another key" });
    for (const other of ["svar@region.example", "svar+@region.example", "svar+aaaa@region.example", address.replace("@", "@x."), address.replace("svar", "svara"), ""])
      expect(replies.topicOf(other)).toBeUndefined();
    expect(others.topicOf(address)).toBeUndefined();
  });

  test("no text makes a fault", () => {
    fc.assert(fc.property(fc.string(), (text) => replies.topicOf(`svar+${text}@region.example`) === undefined));
  });
});

describe("the proposer's own words", () => {
  test.each([
    ["our own line", `Ja, gärna.\n\n> ${replyLine}\n> Du kan svara`],
    ["Swedish", "Ja, gärna.\n\nDen mån 26 okt. 2020 kl 10:12 skrev Region Skåne <svar+abc@region.example>:\n\n> Hej"],
    ["a head on two lines", "Ja, gärna.\n\nOn Mon, 26 Oct 2020 at 10:12, Region Skåne\n<svar+abc@region.example> wrote:\n> Hi"],
    ["Finnish", "Ja, gärna.\n\nma 26. lokak. 2020 klo 10.12 Region Skåne (svar@region.example) kirjoitti:\n> Hei"],
    ["Outlook", "Ja, gärna.\n\n________________________________\nFrån: Region Skåne <svar@region.example>\nSkickat: den 26 oktober"],
    ["Outlook without a rule", "Ja, gärna.\n\nFrån: Region Skåne <svar@region.example>\nSkickat: den 26 oktober"],
    ["a signature", "Ja, gärna.\n-- \nAmira Holst\nEn dikt"],
    ["nothing quoted", "Ja, gärna."],
  ])("are kept and the rest is not: %s", (_, text) => {
    expect(repliedText(text)).toBe("Ja, gärna.");
  });

  test("a sentence that speaks of writing is no head", () => {
    const text = "På mötet skrev vi om det här:\nlokaler och nycklar.";
    expect(repliedText(text)).toBe(text);
  });

  test("a text that is all quote leaves nothing", () => {
    expect(repliedText("> Hej\n> du")).toBe("");
  });
});

test.each([
  ["Auto-Submitted: auto-replied"],
  ["Precedence: auto_reply"],
  ["X-Autoreply: yes"],
  ["Subject: Automatiskt svar: Ditt ämne"],
  ["Subject: Out of Office: your topic"],
  ["From: MAILER-DAEMON@mx.example"],
  ["Return-Path: <>"],
])("a machine's answer is known by %s", async (header) => {
  const from = header.startsWith("From") ? "" : "From: amira@exempel.example\r\n";
  const mail = (lines: string) => readMail(new TextEncoder().encode(`${lines}To: svar@region.example\r\n\r\nHej`));
  expect(isAutomatic(await mail(`${from}${header}\r\n`))).toBe(true);
  expect(isAutomatic(await mail("From: amira@exempel.example\r\nAuto-Submitted: no\r\nSubject: Sv: Ditt ämne\r\n"))).toBe(false);
});
