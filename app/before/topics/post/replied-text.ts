import type { IncomingMail } from "#platform/mail-inbox";

/** Stands first in a letter that can be answered by mail. What is above it in an answer is the answer. */
export const replyLine = "----------";

/** What mail programs write over the letter they quote, in the languages our letters and our people's programs speak: always with a day. */
const quoteHeads = [
  /^(?=.*\d)(on|den|am|le|el|il)\b.{4,120}\b(wrote|skrev|schrieb|a écrit|escribió|ha scritto).{0,80}:$/iu,
  /^(?=.*\d).{4,120}\b(kirjoitti|skrev|wrote).{0,40}:$/iu,
  /^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}.{0,120}\b(wrote|skrev|kirjoitti)\b.{0,120}:?$/iu,
  /^-{2,}\s*(original message|ursprungligt meddelande|originalmeddelande|alkuperäinen viesti|vidarebefordrat|forwarded message)/iu,
  /^(from|från|lähettäjä):\s.*@/iu,
  /^_{10,}$/u,
];

/** The proposer's own words in an answer: without the letter it quotes and the mark that begins a signature. */
export function repliedText(text: string): string {
  const lines = text.split("\n");
  const cut = lines.findIndex(
    (line, at) => bare(line) === replyLine || line === "-- " || quoteHeads.some((head) => head.test(line.trim())) || isSplitHead(lines, at),
  );
  const own = (cut === -1 ? lines : lines.slice(0, cut)).filter((line) => !line.trimStart().startsWith(">"));
  return own.join("\n").trim();
}

const bare = (line: string) => line.replace(/^[>\s]+/, "").trim();

/** A head that was too long for one line: "Den fredag … skrev Region" and on the next "<svar+…>:". */
function isSplitHead(lines: readonly string[], at: number): boolean {
  const both = `${lines[at]?.trim()} ${lines[at + 1]?.trim() ?? ""}`;
  return (lines[at]?.trim() ?? "") !== "" && quoteHeads.slice(0, 3).some((head) => head.test(both)) && both.length < 250;
}

/** Whether a machine wrote it: to answer those would start a talk between two machines, and nobody has said anything. */
export function isAutomatic({ headers, from, subject }: Pick<IncomingMail, "headers" | "from" | "subject">): boolean {
  const header = (name: string) => headers.get(name)?.trim().toLowerCase() ?? "";
  const submitted = header("auto-submitted");
  return (
    (submitted !== "" && submitted !== "no") ||
    /^(bulk|junk|list|auto_reply)$/.test(header("precedence")) ||
    ["x-autoreply", "x-autorespond", "x-auto-reply", "list-id", "x-failed-recipients"].some((name) => headers.has(name)) ||
    header("content-type").startsWith("multipart/report") ||
    header("return-path") === "<>" ||
    from === undefined ||
    /^(mailer-daemon|postmaster|no-?reply|noreply)@/.test(from) ||
    /^(autosvar|automatiskt svar|automatic reply|auto(matic)?[- ]reply|out of office|frånvarande|frånvaromeddelande|poissa|automaattinen vastaus)\b/iu.test(subject)
  );
}
