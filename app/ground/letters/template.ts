/** "ours": the authority's words, or facts we checked. "person": one line that somebody typed. "passage": several. */
export type Trust = "ours" | "person" | "passage";

/**
 * A letter with places for values, {{name}}. Every place is declared together with how far its values are trusted; one that
 * is not declared is refused when the letter is rendered. `{{personal-link}}` is filled when the letter is sent.
 */
export type LetterTemplate<Places extends string = string> = { subject: string; text: string; places: Record<Places, Trust> };

/** Throws when the template has a place that it does not declare, as that is a fault of ours and not of a person. */
export function renderLetter<Places extends string>(
  template: LetterTemplate<Places>,
  values: Record<Places, string>,
): { subject: string; text: string } {
  const fill = (text: string, inSubject: boolean) =>
    text.replaceAll(/\{\{([a-z-]+)\}\}/g, (whole, name: string) => {
      if (name === "personal-link" && !inSubject) return whole;
      if (!Object.hasOwn(template.places, name)) throw new Error(`The letter "${template.subject}" does not declare ${whole}`);
      const [trust, value] = [template.places[name as Places], values[name as Places]];
      if (trust === "ours") return value;
      return trust === "person" || inSubject ? fromPerson(value) : quotedFromPerson(value);
    });
  return { subject: fill(template.subject, true), text: fill(template.text, false) };
}

/**
 * Words that somebody typed into a form, on their way into a letter that carries the authority's name. Anyone can register
 * anyone's address, so a name must not become a message to them: it stays on one line, cannot be clicked in any mail program,
 * and cannot be a placeholder of ours.
 */
export function fromPerson(words: string): string {
  // By code points: half of one would be no letter at all.
  return Array.from(disarmed(words).replaceAll(/\s+/g, " ")).slice(0, longest).join("").trim();
}

/** The same for a passage: its lines are kept and marked as a quotation, so that nobody takes them for the authority's. */
export function quotedFromPerson(words: string): string {
  const lines = words.trim().split(/\r\n|[\n\r\u2028\u2029\u0085]/);
  return lines.map((line) => `> ${disarmed(line)}`.trimEnd()).join("\n");
}

/** More than any name or title the forms take. */
const longest = 300;

function disarmed(line: string): string {
  return (
    line
      .normalize("NFC")
      // Control characters, and marks that hide letters or turn the reading direction.
      .replaceAll(/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, " ")
      // Each brace but the last of a row: "{{{" would otherwise leave two side by side.
      .replaceAll(/\{(?=\{)/g, "{ ")
      .replaceAll("://", ": //")
      // "exempel.se" is made a link by most mail programs, "exempel. se" by none; "J.R." is left alone.
      .replaceAll(/(?<=[\p{L}\p{N}])\.(?=[\p{L}\p{N}-]{2})/gu, ". ")
  );
}
