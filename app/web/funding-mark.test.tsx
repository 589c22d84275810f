import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { languages } from "#platform/i18n";
import { FundingMark } from "./funding-mark.tsx";

/** CSS counts 96 px to the inch. */
const centimetre = 96 / 2.54;

test.each(languages)("the emblem is no lower than a centimetre, two to three, in its two colours, with twelve stars and a name, and the statement is text (E-04, E-06): %s", (language) => {
  const html = renderToStaticMarkup(<FundingMark language={language} statement={{ text: "Statement" }} disclaimer={{ text: "Disclaimer" }} />);
  const [, width = "", height = ""] = /<svg[^>]* width="(\d+)" height="(\d+)"/.exec(html) ?? [];
  expect(Number(height)).toBeGreaterThanOrEqual(centimetre);
  expect(Number(width) / Number(height)).toBe(1.5);
  expect([...html.matchAll(/fill="(#\w+)"/g)].map(([, colour]) => colour)).toEqual(["#003399", "#FFCC00"]);
  expect(html.match(/M[\d.]+,[\d.]+/g)).toHaveLength(12);
  expect(html).toMatch(/role="img" aria-label="[^"]{10,}"/);
  expect(html.replaceAll(/<[^>]+>/g, " ")).toMatch(/Statement\s+Disclaimer/);
});
