/** A recipient whom a delivery report says the letter will never reach: `status` as "5.1.1", `words` what the mail server said. */
export type Failed = { status: string; words: string };

const longest = 300;

/**
 * Reads a `message/delivery-status` part (RFC 3464): the first recipient group whose action is "failed". Undefined for
 * "delayed", "relayed", "delivered", and for what is no report at all.
 */
export function readReport(text: string): Failed | undefined {
  const groups = text.replaceAll("\r\n", "\n").split(/\n[ \t]*\n/).map(fieldsOf);
  const failed = groups.find((fields) => fields.get("action")?.toLowerCase() === "failed");
  if (!failed) return undefined;
  const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(failed.get("status") ?? "")?.[0] ?? "5.0.0";
  const words = (failed.get("diagnostic-code") ?? "").replace(/^[\w-]+;/, "").replaceAll(/[\p{Cc}\s]+/gu, " ").trim();
  return { status, words: words.slice(0, longest) };
}

/** The fields of one group, names in lower case, folded lines put together. */
function fieldsOf(group: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of group.replaceAll(/\n[ \t]+/g, " ").split("\n")) {
    const [, name, value] = /^([\w-]+):\s*(.*)$/.exec(line) ?? [];
    if (name && value !== undefined) fields.set(name.toLowerCase(), value);
  }
  return fields;
}
