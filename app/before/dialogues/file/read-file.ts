import { LineCounter, isNode, parseDocument, stringify, type Document } from "yaml";
import type { z } from "zod";
import { type DialogueFile, dialogueFile, spokenLanguages } from "./dialogue-file.ts";
import type { Because } from "./file-values.ts";

/** Why a file is refused, and where: "notices.registration.en", line 112. */
export type Reason = { place: string; line: number; because: Because };
export type ReadFile = { outcome: "read"; file: DialogueFile } | { outcome: "refused"; reasons: Reason[] };

/** Characters; the reference dialogue has 40,000. */
const longest = 500_000;

/** Reads a dialogue's YAML text; what is wrong with it is told all at once, in the order of the file. */
export function readDialogueFile(text: string): ReadFile {
  if (text.length > longest) return { outcome: "refused", reasons: [{ place: "", line: 1, because: "too-long" }] };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) {
    return {
      outcome: "refused",
      reasons: document.errors.map((error) => ({ place: "", line: error.linePos?.[0].line ?? 1, because: "not-yaml" })),
    };
  }
  const content = plain(document);
  if (!content) return { outcome: "refused", reasons: [{ place: "", line: 1, because: "not-yaml" }] };
  const spoken = spokenLanguages.safeParse(content["languages"] ?? ["sv"]);
  const parsed = dialogueFile(spoken.success ? spoken.data : ["sv"]).safeParse(content, { reportInput: true });
  if (parsed.success) return { outcome: "read", file: parsed.data };
  const reasons = parsed.error.issues.flatMap(reasonsOf).map(({ path, because }) => ({
    place: path.join("."),
    line: lineOf(document, lines, path),
    because,
  }));
  return { outcome: "refused", reasons: reasons.sort((a, b) => a.line - b.line) };
}

/** The same file as text again, in the order in which a file is described: reading it gives an equal file. */
export function writeDialogueFile(file: DialogueFile): string {
  return stringify(dialogueFile(file.languages).parse(file), { lineWidth: 120 });
}

/** Undefined when it is no mapping, or aliases would swell it beyond measure. */
function plain(document: Document): Record<string, unknown> | undefined {
  try {
    const content: unknown = document.toJS();
    return typeof content === "object" && content !== null && !Array.isArray(content) ? (content as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

type Place = { path: (string | number)[]; because: Because };

function reasonsOf(issue: z.core.$ZodIssue): Place[] {
  const path = issue.path as (string | number)[];
  if (issue.code === "unrecognized_keys") return issue.keys.map((name) => ({ path: [...path, name], because: "unknown" }));
  if (issue.code === "custom") return [{ path, because: (issue.params?.["because"] as Because) ?? "wrong-form" }];
  // What decides which kind of thing it is, left out.
  const unsaid = issue.code === "invalid_union" && isLeftOut(issue.input, issue.discriminator);
  const empty = unsaid || (issue.code === "invalid_type" && issue.input === undefined) || issue.code === "too_small";
  return [{ path, because: empty ? "missing" : "wrong-form" }];
}

const isLeftOut = (input: unknown, name: string | undefined) => name !== undefined && typeof input === "object" && input !== null && !Object.hasOwn(input, name);

/** The line of the thing itself, or of the innermost part of the file that should have held it. */
function lineOf(document: Document, lines: LineCounter, path: (string | number)[]): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
