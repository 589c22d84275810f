import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { countingIds } from "#platform/ids";
import { type FreshDatabase, freshDatabase } from "#platform/test-database";
import { type OrganisationFile, openAuthorities, readOrganisationFile } from "./index.ts";
import { contrast, unreadableParts } from "./theme.ts";

const text = readFileSync("examples/organisation.yaml", "utf8");

function read(yaml: string): OrganisationFile {
  const outcome = readOrganisationFile(yaml);
  if (outcome.outcome !== "read") throw new Error(JSON.stringify(outcome.reasons));
  return outcome.file;
}

function reasons(yaml: string): string[] {
  const outcome = readOrganisationFile(yaml);
  return outcome.outcome === "refused" ? outcome.reasons.map(({ place }) => place) : [];
}

describe("the organisation's file", () => {
  test("the example is in order", () => {
    expect(read(text).authorities.map(({ slug }) => slug)).toEqual(["kulturnamnden"]);
  });

  test("everything wrong is told at once, with its place", () => {
    const broken = text.replace(/slug: .*/, "slug: Kultur Nämnden").replace(/keep: P2Y/, "keep: two years").concat("\nmotto: hej\n");
    expect(reasons(broken)).toEqual(expect.arrayContaining(["authorities.0.slug", expect.stringMatching(/retention\.\d+\.keep/), ""]));
  });

  test("a class with two decisions, a text that is no YAML", () => {
    const [, first = ""] = /class: (.*)/.exec(text) ?? [];
    const twice = text.replaceAll(/class: .*/g, `class: ${first}`);
    expect(reasons(twice)[0]).toMatch(/^authorities\.0\.retention\.1\.class$/);
    expect(reasons("name: [")).not.toEqual([]);
  });

  test("a theme whose text could not be read is refused", () => {
    expect(reasons(text.replace(/accent: .*/, 'accent: "#d98aa9"'))).toEqual(["theme.accent"]);
  });
});

describe("contrast (WCAG 1.4.3)", () => {
  test("black on white is 21 to 1, a colour on itself 1 to 1, in either order", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
    expect(contrast("#701b41", "#fbfaf8")).toBeCloseTo(10.47, 2);
    expect(contrast("#fbfaf8", "#701b41")).toBeCloseTo(10.47, 2);
    expect(contrast("#1c6440", "#1c6440")).toBe(1);
  });

  test("each part is held against its own ground", () => {
    const theme = { accent: "#701b41", accentNight: "#e6a6bf", cover: "#701b41", coverNight: "#4d142f" };
    expect(unreadableParts(theme)).toEqual([]);
    expect(unreadableParts({ accent: "#e6a6bf", accentNight: "#701b41", cover: "#e6a6bf", coverNight: "#e6a6bf" })).toEqual(
      Object.keys(theme),
    );
  });
});

describe("the room", () => {
  let fresh: FreshDatabase;
  beforeAll(async () => {
    fresh = await freshDatabase();
  });
  afterAll(() => fresh.drop());

  test("saving twice changes what the file changed and keeps the ids; the first authority stays first", async () => {
    const authorities = openAuthorities({ database: fresh.database, ids: countingIds() });
    expect(await authorities.organisation()).toBeUndefined();
    const file = read(text);
    const first = file.authorities[0];
    if (!first) throw new Error("the example has an authority");
    const another = { ...first, slug: "aldrenamnden", name: { sv: "Äldrenämnden" }, retention: [] };
    const save = (authority: typeof first) =>
      fresh.database.transaction().execute((trx) => authorities.save(trx, { ...file, authorities: [authority, another] }));

    const ids = await save(first);
    expect(await authorities.retention(ids[0]!)).toHaveLength(first.retention.length);
    expect(await save({ ...first, name: { sv: "Kultur och fritid" }, retention: first.retention.slice(0, 1) })).toEqual(ids);

    expect((await authorities.all()).map(({ slug }) => slug)).toEqual(["kulturnamnden", "aldrenamnden"]);
    expect(await authorities.find(ids[0]!)).toMatchObject({ name: { sv: "Kultur och fritid" }, organisation: { name: file.name } });
    expect((await authorities.bySlug("aldrenamnden"))?.id).toBe(ids[1]);
    expect(await authorities.bySlug("finns-inte")).toBeUndefined();
    expect(await authorities.retention(ids[0]!)).toEqual(first.retention.slice(0, 1));
    expect((await authorities.organisation())?.authorities).toHaveLength(2);
  });
});
