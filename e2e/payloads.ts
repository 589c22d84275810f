/** What people, machines and mischief put into fields. `large` ones are sent seldom. */
export const payloads: readonly string[] = [
  "",
  " ",
  "Åsa Öberg",
  "amira@exempel.example\r\nBcc: alla@exempel.example",
  "Rubrik\r\nContent-Type: text/html\r\n\r\n<h1>hej</h1>",
  "=1+1",
  '=HYPERLINK("http://ont.example";"Tryck")',
  "@SUM(1;1)",
  "+46 40 000 00 00",
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "</textarea></form><form action=//ont.example>",
  "{{personal-link}}",
  "{{name}} ${name} %s %n #{1+1}",
  "' or 1=1; drop table people_person; --",
  "\\'; \u0000 \u0007",
  "\u202Etxet\u200B\uFEFF",
  "\uD800 halv",
  "👩‍👩‍👧‍👦🇸🇪",
  "19900118-9811",
  "../../../../etc/passwd",
  "00000000-0000-0000-0000-000000000000",
  "550e8400-e29b-41d4-a716-446655440000",
  "__proto__",
  "constructor",
  "toString",
  "-1",
  "0",
  "1",
  "999999999999999999999999",
  "1e309",
  "NaN",
  "2020-13-45T99:99",
  "a@b",
  "a@exempel.example, b@exempel.example",
  `${"a".repeat(300)}@exempel.example`,
  "x".repeat(5_000),
  "å".repeat(50_000),
  "next",
  "send",
  "back",
  "check",
  "drop",
  "cancel",
];

/** Bytes that are no UTF-8, as a form's body carries them. */
export const brokenBytes = ["%FF%FE", "%C3%28", "%ED%A0%80", "%F0%28%8C%28", "%00", "%", "%zz"] as const;

/** A generator that gives the same run for the same seed (mulberry32). */
export function seeded(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return { next, pick: <Thing>(things: readonly Thing[]) => things[Math.floor(next() * things.length)] as Thing };
}
