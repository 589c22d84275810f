/** A table as rows of text; the first row is the heads. */
export type Sheet = readonly (readonly string[])[];

/**
 * As spreadsheet programs with Swedish settings open it by a double click: semicolons, a byte order mark, CRLF. A cell that a
 * program would take for a formula gets an apostrophe before it: anybody can register as "=HYPERLINK(…)".
 */
export function writeCsv(sheet: Sheet): string {
  return `\uFEFF${sheet.map((row) => `${row.map(cell).join(";")}\r\n`).join("")}`;
}

function cell(text: string): string {
  const harmless = /^\s*[=+\-@]|^[\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
