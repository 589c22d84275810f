import { expect, test } from "vitest";
import { holdsPersonnummer } from "./personnummer.ts";

// Test numbers of the Swedish Tax Agency, and made-up ones with a right check digit.
test.each(["19900118-9811", "900118-9811", "9001189811", "199001189811", "900118+9811", "Jag heter Åsa, 900118 9811, och skriver", "640883-3231"])(
  "%s is refused (G-06)",
  (text) => {
    expect(holdsPersonnummer(text)).toBe(true);
  },
);

test.each(["900118-9812", "040-000 00 00", "+46 40 000 00 00", "KN 2020/0147", "2020-11-03 13.00", "991399-9999", "1234567890123456789", "070-123 45 67"])(
  "%s is not",
  (text) => {
    expect(holdsPersonnummer(text)).toBe(false);
  },
);
