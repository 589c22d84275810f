import { globSync, readFileSync } from "node:fs";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { Tag } from "./content/tag.tsx";
import { ChoiceRows } from "./forms/choice-rows.tsx";
import { ErrorSummary } from "./forms/error-summary.tsx";
import { Fieldset } from "./forms/fieldset.tsx";
import { Select } from "./forms/select.tsx";
import { TextArea } from "./forms/text-area.tsx";
import { TextField } from "./forms/text-field.tsx";
import { Gallery, views } from "./gallery/gallery.tsx";
import { words } from "./gallery/sample.ts";
import { drawSeats, mostTables } from "./thread/seats.ts";
import { Ring } from "./thread/ring.tsx";
import { RoleMark, RoleMix } from "./thread/role-mark.tsx";
import { Thread } from "./thread/thread.tsx";
import { WordsProvider } from "./words.tsx";

const render = (part: ReactElement): string =>
  renderToStaticMarkup(<WordsProvider words={words}>{part}</WordsProvider>);
/** What is read, seen or heard: tags away, drawings away. */
const read = (html: string): string =>
  html
    .replaceAll(/<svg.*?<\/svg>/gs, "")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();

describe("errors", () => {
  const faults = [
    { field: "epost", text: "Skriv adressen med @" },
    { field: "dagar", text: "Välj minst en dag" },
    { field: "text", text: "Korta texten" },
    { field: "kommun", text: "Välj en kommun" },
  ];
  const html = render(
    <>
      <ErrorSummary title="Fyra saker behöver rättas" faults={faults} />
      <TextField id="epost" label="E-post" error={faults[0]!.text} />
      <Fieldset id="dagar" legend="Dagar" error={faults[1]!.text}>
        <ChoiceRows name="dag" type="checkbox" choices={[{ value: "a", text: "3 november" }]} />
      </Fieldset>
      <TextArea
        id="text"
        label="Text"
        hint="Kort"
        count="601 av 600"
        over
        error={faults[2]!.text}
      />
      <Select id="kommun" label="Kommun" options={[]} error={faults[3]!.text} />
    </>,
  );

  test.each(faults)("the summary's words are the field's: $field", ({ field, text }) => {
    expect(html).toContain(`<a href="#${field}">${text}</a>`);
    const [, atField] = new RegExp(`id="${field}-error">(.*?)</p>`, "s").exec(html) ?? [];
    expect(read(atField ?? "")).toBe(`Fel: ${text}`);
    expect(html).toMatch(new RegExp(`aria-describedby="[^"]*${field}-error`));
  });

  test("the summary takes focus without a script, and its title begins with the word for a fault", () => {
    const [summary] = /<section.*?<\/section>/s.exec(html) ?? [""];
    expect(summary).toMatch(/^<section[^>]* tabindex="-1"[^>]* autofocus=""/i);
    expect(read(summary)).toMatch(/^Fel: Fyra saker/);
  });

  test("no faults, no summary", () => {
    expect(render(<ErrorSummary title="Inget" faults={[]} />)).toBe("");
  });

  test("label, hint, error, field: in that order", () => {
    const order = ["<label", "text-hint", "text-error", "<textarea", "text-count"].map((mark) =>
      html.indexOf(mark, html.indexOf('for="text"') - 40),
    );
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(Math.min(...order)).toBeGreaterThan(0);
  });
});

describe("colour never works alone (look guide §1.5)", () => {
  test("a ring has its words, seen or heard", () => {
    const ring = { number: 3, present: 5, waiting: 1, words: "5 här, 1 väntas" };
    expect(read(render(<Ring {...ring} />))).toBe("5 här, 1 väntas");
    expect(read(render(<Ring {...ring} wordsBeside />))).toBe("5 här, 1 väntas");
    const html = render(<Ring {...ring} />);
    expect([
      html.match(/class="present"/g)?.length,
      html.match(/class="waiting"/g)?.length,
    ]).toEqual([5, 1]);
  });

  test("a thread says what has happened, what is now and what is to come", () => {
    const html = render(
      <Thread
        nodes={[
          { title: "Mottaget", when: "14 oktober", state: "done" },
          { title: "Kontakt", state: "now" },
          { title: "Besvarat", when: "Senast 18 december", state: "later" },
        ]}
      />,
    );
    expect(read(html)).toBe(
      "Har hänt: Mottaget 14 oktober Nu: Kontakt Kommer: Besvarat Senast 18 december",
    );
    expect(html.match(/aria-current="step"/g)).toHaveLength(1);
  });

  test("tags, roles and mixes carry words beside their drawings", () => {
    expect(read(render(<Tag tone="warn">Försenat</Tag>))).toBe("Försenat");
    expect(render(<Tag tone="warn">Försenat</Tag>)).toContain("<svg");
    expect(read(render(<RoleMark shape="star" word="Processledare" wordHidden />))).toBe(
      "Processledare",
    );
    expect(
      read(
        render(<RoleMix shapes={["diamond", "circle"]} words="en konstnär, en tjänsteperson" />),
      ),
    ).toBe("en konstnär, en tjänsteperson");
  });
});

describe("the cover drawing is data", () => {
  test("the same numbers give the same drawing", () => {
    expect(drawSeats({ people: 57, seats: 120, own: true })).toEqual(
      drawSeats({ people: 57, seats: 120, own: true }),
    );
  });

  test.each([0, 1, 5, 6, 37, 120])(
    "%i people are %i filled dots, and one more seat is the reader's",
    (people) => {
      const { present, own, waiting } = drawSeats({ people, seats: 120, own: true });
      expect(present).toHaveLength(people);
      expect(own).not.toBeNull();
      expect(present).not.toContainEqual(own);
      expect(waiting).toHaveLength(Math.min(120 - people, 86));
    },
  );

  test("more people than the field holds are drawn as many as it holds", () => {
    expect(drawSeats({ people: 5000, seats: 5000, own: false }).present).toHaveLength(
      mostTables * 6,
    );
  });
});

describe.each(views)("the gallery's %s", (view) => {
  const html = renderToStaticMarkup(<Gallery view={view} />);
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id!);

  test("ids are given once, and every reference finds one", () => {
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    const references = [
      ...html.matchAll(/\s(?:for|aria-labelledby|aria-describedby)="([^"]+)"/g),
    ].flatMap(([, list]) => list!.split(" "));
    expect(references.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test("no style attribute and no script: the content security policy forbids the one, public pages the other", () => {
    expect(html).not.toMatch(/\sstyle="/);
    expect(html).not.toContain("<script");
  });

  test("one h1, one main, a skip link that leads to it", () => {
    expect([html.match(/<h1/g)?.length, html.match(/<main/g)?.length]).toEqual([1, 1]);
    expect(html).toMatch(/class="skip" href="#innehall"/);
    expect(html).toMatch(/<main id="innehall"/);
  });
});

test("no Swedish in app/ui but the gallery's samples (house rule 15)", () => {
  const files = globSync("**/*.{ts,tsx}", { cwd: import.meta.dirname }).filter(
    (path) => !path.startsWith("gallery/") && !path.includes(".test."),
  );
  expect(files.length).toBeGreaterThan(50);
  const swedish = files.filter((path) => {
    const code = readFileSync(new URL(path, import.meta.url), "utf8")
      .replaceAll(/\/\*.*?\*\//gs, "")
      .replaceAll(/^\s*\/\/.*$/gm, "");
    return /[åäö]/i.test(code);
  });
  expect(swedish).toEqual([]);
});
