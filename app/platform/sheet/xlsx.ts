import type { Sheet } from "./csv.ts";
import { writeZip } from "./zip.ts";

/**
 * The same table as a workbook of one sheet (Office Open XML, ISO/IEC 29500). Every cell is text and says so, so that nothing is
 * a formula and no number loses its noughts; the first row is bold and stays in view.
 */
export function writeXlsx(name: string, sheet: Sheet): Buffer {
  const rows = sheet.map((row, at) => `<row r="${at + 1}">${row.map((text, column) => cellOf(text, `${columnName(column)}${at + 1}`, at === 0)).join("")}</row>`);
  const widths = (sheet[0] ?? []).map((_, column) => {
    const longest = Math.max(...sheet.map((row) => row[column]?.length ?? 0));
    return `<col min="${column + 1}" max="${column + 1}" width="${Math.min(60, longest + 2)}" customWidth="1"/>`;
  });
  return writeZip([
    {
      name: "[Content_Types].xml",
      text: `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${main}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${main}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${main}.styles+xml"/></Types>`,
    },
    { name: "_rels/.rels", text: relations([["officeDocument", "xl/workbook.xml"]]) },
    {
      name: "xl/workbook.xml",
      text: `${head}<workbook xmlns="${space}" xmlns:r="${relationship}"><sheets><sheet name="${escaped(tabName(name))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    { name: "xl/_rels/workbook.xml.rels", text: relations([["worksheet", "worksheets/sheet1.xml"], ["styles", "styles.xml"]]) },
    {
      name: "xl/styles.xml",
      text: `${head}<styleSheet xmlns="${space}"><fonts count="2"><font/><font><b/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
    },
    {
      name: "xl/worksheets/sheet1.xml",
      text: `${head}<worksheet xmlns="${space}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${widths.length > 0 ? `<cols>${widths.join("")}</cols>` : ""}<sheetData>${rows.join("")}</sheetData></worksheet>`,
    },
  ]);
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const main = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const relations = (of: readonly (readonly [kind: string, target: string])[]) =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${of
    .map(([kind, target], at) => `<Relationship Id="rId${at + 1}" Type="${relationship}/${kind}" Target="${target}"/>`)
    .join("")}</Relationships>`;

const cellOf = (text: string, place: string, bold: boolean) =>
  `<c r="${place}" t="inlineStr"${bold ? ' s="1"' : ""}><is><t xml:space="preserve">${escaped(text.slice(0, longestCell))}</t></is></c>`;

/** What the programs take in one cell. */
const longestCell = 32_767;

/** 0 → A, 25 → Z, 26 → AA. */
function columnName(column: number): string {
  const letter = String.fromCodePoint(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

/** A tab takes 31 characters and none of these. */
const tabName = (name: string) => name.replaceAll(/[\\/?*[\]:]/g, " ").slice(0, 31);

/** XML has no place for control characters or half letters, escaped or not. */
const escaped = (text: string) =>
  text
    .toWellFormed()
    .replaceAll(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
