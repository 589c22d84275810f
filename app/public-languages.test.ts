import { describe, expect, test } from "vitest";
import { languages } from "#platform/i18n";

type Texts = { [key: string]: unknown };

const isTexts = (value: unknown): value is Texts => typeof value === "object" && value !== null;

/** Every catalogue for the public, wherever it stands: an export with a Finnish half. */
const modules = import.meta.glob<Texts>(["./**/*texts.ts", "./web/{status,role,topic-way,influence}.ts"]);

async function catalogues(): Promise<{ name: string; catalogue: Record<string, Texts> }[]> {
  const read = await Promise.all(Object.entries(modules).map(async ([file, load]) => Object.entries(await load()).map(([name, value]) => ({ name: `${file} ${name}`, value }))));
  return read.flat().flatMap(({ name, value }) => (isTexts(value) && isTexts(value["sv"]) && isTexts(value["fi"]) ? [{ name, catalogue: value as Record<string, Texts> }] : []));
}

/** Each sentence by its path; one that needs values by its source, which names the words it is made of. */
function sentences(texts: Texts, path = ""): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]) =>
      isTexts(value) ? [...sentences(value, `${path}${key}.`)] : [[`${path}${key}`, typeof value === "function" ? value.toString() : String(value)] as const],
    ),
  );
}

/** What is the same in several languages because it is the same. */
const alike = /^(\(name, phone\) => `\$\{name\}, \$\{phone\}`|Kamera|Idea|Information|.{0,3})$/;

describe("the public catalogues (I1, B5)", async () => {
  const found = await catalogues();

  test("are found at all", () => {
    expect(found.length).toBeGreaterThan(10);
  });

  test.each(found)("$name says the same things in every language", ({ catalogue }) => {
    const keys = [...sentences(catalogue["sv"] ?? {}).keys()];
    for (const language of languages) {
      const said = sentences(catalogue[language] ?? {});
      expect([...said.keys()].toSorted()).toEqual(keys.toSorted());
      expect([...said].filter(([, words]) => words.trim() === "")).toEqual([]);
    }
  });

  test.each(found)("$name repeats no sentence of another language", ({ catalogue }) => {
    const [swedish, english, finnish] = languages.map((language) => sentences(catalogue[language] ?? {}));
    const repeated = (one = new Map<string, string>(), other = new Map<string, string>()) =>
      [...one].filter(([key, words]) => words === other.get(key) && !alike.test(words)).map(([key, words]) => `${key}: ${words}`);
    expect([...repeated(finnish, swedish), ...repeated(finnish, english)]).toEqual([]);
  });
});
