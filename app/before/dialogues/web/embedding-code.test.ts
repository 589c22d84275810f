import { expect, test } from "vitest";
import type { Dialogue } from "../dialogue.ts";
import { embeddingCode } from "./embedding-code.ts";

const dialogue = {
  slug: "tyst",
  title: { sv: 'När "salongerna" <tystnade> & sen', en: "When it fell silent" },
  kind: { sv: "Dialogmöte" },
  meetings: [{ startsLocal: "2020-11-03T13:00", endsLocal: "2020-11-03T16:00" }],
} as unknown as Dialogue;
const origin = new URL("https://dialog.region.example");

test("the frame has an address and a title, the card is a link with its dates; quotes and marks in a title stay words (I3)", () => {
  const { frame, card } = embeddingCode(dialogue, "sv", origin);
  expect(frame).toBe(
    '<iframe src="https://dialog.region.example/dialog/tyst/inbaddning" title="Inbjudan: När &quot;salongerna&quot; &lt;tystnade&gt; &amp; sen" width="100%" height="480" loading="lazy" style="border: 0; max-width: 40rem"></iframe>',
  );
  expect(card).toBe(
    '<p lang="sv">\n<strong><a href="https://dialog.region.example/dialog/tyst">När &quot;salongerna&quot; &lt;tystnade&gt; &amp; sen</a></strong><br>\nDialogmöte<br>\ntisdag 3 november 2020 13.00–16.00\n</p>',
  );
});

test("in another language it is that language's page", () => {
  const { frame, card } = embeddingCode(dialogue, "en", origin);
  expect(frame).toContain('/en/dialog/tyst/inbaddning" title="Invitation: When it fell silent"');
  expect(card).toContain('lang="en"');
  expect(card).toContain("Tuesday 3 November 2020 13:00–16:00");
});
