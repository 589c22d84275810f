import { LineCounter, isNode, parseDocument, stringify, type Document } from "yaml";
import type { z } from "zod";
import { type DialogueFile, dialogueFile, spokenLanguages } from "./dialogue-file.ts";
import type { Because } from "./file-values.ts";

/** Why a file is refused, and where: "notices.registration.en", line 112. */
export type Reason = { place: string; line: number; because: Because };
export type ReadFile = { outcome: "read"; file: DialogueFile } | { outcome: "refused"; reasons: Reason[] };

/** Reads a dialogue's YAML text; what is wrong with it is told all at once, in the order of the file. */
export function readDialogueFile(text: string): ReadFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) {
    return {
      outcome: "refused",
      reasons: document.errors.map((error) => ({ place: "", line: error.linePos?.[0].line ?? 1, because: "not-yaml" })),
    };
  }
  const spoken = spokenLanguages.safeParse(document.get("languages", false) === undefined ? ["sv"] : document.toJS().languages);
  const parsed = dialogueFile(spoken.success ? spoken.data : ["sv"]).safeParse(document.toJS(), { reportInput: true });
  if (parsed.success) return { outcome: "read", file: parsed.data };
  const reasons = parsed.error.issues.flatMap(reasonsOf).map(({ path, because }) => ({
    place: path.join("."),
    line: lineOf(document, lines, path),
    because,
  }));
  return { outcome: "refused", reasons: reasons.sort((a, b) => a.line - b.line) };
}

/** The same file as text again: reading it gives an equal file. */
export function writeDialogueFile(file: DialogueFile): string {
  return stringify(file, { lineWidth: 120 });
}

type Place = { path: (string | number)[]; because: Because };

function reasonsOf(issue: z.core.$ZodIssue): Place[] {
  const path = issue.path as (string | number)[];
  if (issue.code === "unrecognized_keys") return issue.keys.map((name) => ({ path: [...path, name], because: "unknown" }));
  if (issue.code === "custom") return [{ path, because: (issue.params?.["because"] as Because) ?? "wrong-form" }];
  const empty = (issue.code === "invalid_type" && issue.input === undefined) || issue.code === "too_small";
  return [{ path, because: empty ? "missing" : "wrong-form" }];
}

/** The line of the thing itself, or of the innermost part of the file that should have held it. */
function lineOf(document: Document, lines: LineCounter, path: (string | number)[]): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
