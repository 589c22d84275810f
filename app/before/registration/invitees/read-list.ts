import { z } from "zod";
import { oneLine } from "#platform/plain-text";

export type ListedInvitee = { address: string; name: string };
/** Lines that hold no whole address, as they stood, with their number; a first line of heads is not among them. */
export type ReadList = { invitees: ListedInvitee[]; refused: { line: number; text: string }[] };

const address = z.email().max(254);
const heads = /e-?post|e-?mail|adress|namn|name/i;

/** A pasted list or a CSV: one a line, the cell that is an address and the first other one as a name. Twice is once. */
export function readList(text: string): ReadList {
  const found = new Map<string, ListedInvitee>();
  const refused: ReadList["refused"] = [];
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|[\r\n]/);
  for (const [at, raw] of lines.entries()) {
    const cells = cellsOf(raw);
    const email = cells.map(addressIn).find(Boolean);
    if (email) {
      const name = cells.find((cell) => cell !== "" && !addressIn(cell)) ?? nameBefore(cells);
      if (!found.has(email.toLowerCase())) found.set(email.toLowerCase(), { address: email, name: Array.from(name).slice(0, 100).join("") });
    } else if (raw.trim() !== "" && !(at === 0 && heads.test(raw))) refused.push({ line: at + 1, text: oneLine(raw).slice(0, 120) });
  }
  return { invitees: [...found.values()], refused };
}

/** Semicolons, tabs or commas; quotes around a cell may hold them. */
const cellsOf = (line: string) =>
  [...line.matchAll(/"((?:[^"]|"")*)"|[^;,\t"]+/g)].map(([whole, quoted]) => oneLine(quoted === undefined ? whole : quoted.replaceAll('""', '"')));

/** "namn@exempel.se" or "Namn <namn@exempel.se>". */
const addressIn = (cell: string) => address.safeParse(/<([^<>]+)>$/.exec(cell)?.[1] ?? cell).data;
const nameBefore = (cells: readonly string[]) => cells.map((cell) => /^(.+)<[^<>]+>$/.exec(cell)?.[1]?.trim()).find(Boolean) ?? "";
