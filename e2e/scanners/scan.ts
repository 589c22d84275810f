import type { ParsedMail } from "mailparser";
import { holdsSecret } from "../../app/platform/http/secret-path.ts";
import type { House } from "../house.ts";

/** Where in a letter an address stands. */
export const placesInLetter = ["words", "header", "file"] as const;

export type FoundLink = { link: string; stands?: (typeof placesInLetter)[number] };

/** Every address in a letter. */
export function linksIn({ text = "", headerLines, attachments }: ParsedMail): FoundLink[] {
  const parts = {
    words: [text],
    header: headerLines.map(({ line }) => line.replaceAll(/\r?\n\s+/g, "")),
    // RFC 5545 folds long lines.
    file: attachments.map(({ content }) => content.toString("utf8").replaceAll(/\r?\n[ \t]/g, "")),
  };
  return placesInLetter.flatMap((stands) => {
    const found = parts[stands].flatMap((part) => part.match(/https?:\/\/[^\s<>"]+/gi) ?? []);
    return [...new Set(found)].map((link) => ({ link: link.replace(/[.,;:!?)]+$/, ""), stands }));
  });
}

/** Left out: the job queue keeps its own time, and a process that holds a meeting says now and then that it lives. */
const technical = { schemas: ["pgboss"], tables: ["attendance_watch"] };
const listed = (names: readonly string[]) => names.map((name) => `'${name}'`).join();

/** What every table of the house holds, as one digest each. */
export async function tablesOf({ rows }: Pick<House, "rows">): Promise<Map<string, string>> {
  const tables = await rows<{ name: string }>(`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in (${listed(["pg_catalog", "information_schema", ...technical.schemas])}) and table_name not in (${listed(technical.tables)})`);
  const each = tables.map(({ name }) => `select '${name}' as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest from ${name} t`);
  const digests = await rows<{ name: string; digest: string }>(each.join(" union all "));
  return new Map(digests.map(({ name, digest }) => [name, digest]));
}

const elsewhere = { "User-Agent": "Mozilla/5.0 (compatible; LinkInspector/2.1)", "X-Forwarded-For": "203.0.113.77", Accept: "*/*" };

/** As mail scanners, previews and browsers that fetch ahead ask for a link that nobody has pressed. */
const looks: { method: string; headers?: Record<string, string>; data?: true }[] = [
  { method: "HEAD" },
  { method: "GET" },
  { method: "GET", headers: elsewhere },
  { method: "HEAD", headers: elsewhere },
  { method: "GET", headers: { Purpose: "prefetch", "Sec-Purpose": "prefetch;prerender" } },
  { method: "OPTIONS", headers: elsewhere },
  // What a page with script asks for before it goes there.
  { method: "GET", data: true },
];

/** Looks at a link in every way but pressing; what is wrong with it, or changed by it. */
export async function scan(house: Pick<House, "rows">, link: string): Promise<string[]> {
  const faults: string[] = [];
  const before = await tablesOf(house);
  for (const { method, headers, data } of looks) {
    const address = new URL(link);
    if (data) address.pathname += ".data";
    const answer = await fetch(address, { method, redirect: "manual", ...(headers && { headers }) });
    await answer.arrayBuffer();
    if (answer.status >= 500) faults.push(`${answer.status} to ${method} ${address.pathname}`);
    if (answer.headers.has("set-cookie")) faults.push(`${method} ${address.pathname} lets somebody in`);
    // A proxy would log the key with whatever is asked for next (S-09).
    const isPage = answer.headers.get("content-type")?.startsWith("text/html") && holdsSecret(address.pathname);
    if (isPage && answer.headers.get("referrer-policy") !== "strict-origin") faults.push(`${method} ${address.pathname} tells its address`);
  }
  const after = await tablesOf(house);
  for (const [name, digest] of before) if (after.get(name) !== digest) faults.push(`${name} is changed by looking at ${new URL(link).pathname}`);
  return faults;
}
