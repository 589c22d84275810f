import { inflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { writeCsv } from "./csv.ts";
import { writeXlsx } from "./xlsx.ts";

/** Reads an archive by its directory, as other programs do. */
function unzip(archive: Buffer): Map<string, string> {
  const end = archive.lastIndexOf(Buffer.from("504b0506", "hex"));
  const files = new Map<string, string>();
  let at = archive.readUInt32LE(end + 16);
  for (let entry = 0; entry < archive.readUInt16LE(end + 10); entry += 1) {
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.toString("utf8", at + 46, at + 46 + nameLength);
    const local = archive.readUInt32LE(at + 42);
    const begins = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    files.set(name, inflateRawSync(archive.subarray(begins, begins + archive.readUInt32LE(at + 20))).toString("utf8"));
    at += 46 + nameLength;
  }
  return files;
}

describe("CSV", () => {
  test.each(["=1+1", "+46 40 000", "-2", "@SUM(A1)", "\t=1", " =1", "=HYPERLINK(\"http://x\";\"y\")"])("%j is no formula", (text) => {
    const [, line = ""] = writeCsv([["Namn"], [text]]).split("\r\n");
    expect(line.replace(/^"/, "")).toMatch(/^'/);
  });

  test("å ä ö, quotes, semicolons and line ends come through; the file begins with a byte order mark", () => {
    expect(writeCsv([["Namn", "Nr"], ['Åsa "Öst"; Ärla\nx', "0012"]])).toBe('\uFEFFNamn;Nr\r\n"Åsa ""Öst""; Ärla\nx";0012\r\n');
  });
});

describe("XLSX", () => {
  const sheet = unzip(writeXlsx("Anmälda: alla/nu", [["Nr", "Namn"], ["0012", '=1+1 <b> & "Å"\u0000\uD800']]));

  test("holds the parts that programs look for", () => {
    expect([...sheet.keys()]).toEqual(["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/worksheets/sheet1.xml"]);
    expect(sheet.get("xl/workbook.xml")).toContain('name="Anmälda  alla nu"');
  });

  test("every cell is text: no formula, no nought lost, nothing that XML forbids", () => {
    const cells = sheet.get("xl/worksheets/sheet1.xml") ?? "";
    expect(cells).toContain('<c r="A2" t="inlineStr"><is><t xml:space="preserve">0012</t></is></c>');
    expect(cells).toContain("=1+1 &lt;b&gt; &amp; &quot;Å&quot;\uFFFD<");
    expect(cells).not.toContain("<f>");
    expect(cells).not.toContain("\u0000");
  });

  test("columns past Z have two letters", () => {
    const wide = unzip(writeXlsx("x", [Array.from({ length: 28 }, (_, at) => String(at))])).get("xl/worksheets/sheet1.xml");
    expect(wide).toMatch(/r="Z1".*r="AA1".*r="AB1"/);
  });
});
