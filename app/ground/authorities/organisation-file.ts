import { parseDocument } from "yaml";
import { z } from "zod";
import { languages } from "#platform/i18n";
import { unreadableParts } from "./theme.ts";

const words = z.string().trim().min(1);
const colour = z.string().regex(/^#[0-9a-f]{6}$/i);
const spoken = z.strictObject({ sv: words, ...Object.fromEntries(languages.map((language) => [language, words.optional()])) });

const retention = z.strictObject({
  class: z.string().regex(/^[a-z-]+\.[a-z-]+$/),
  number: words,
  title: words,
  decided: z.iso.date(),
  keep: z.string().regex(/^(archive|P\d+[YMD])$/),
});

const theme = z
  .strictObject({ accent: colour, accentNight: colour, cover: colour, coverNight: colour, logo: words.optional() })
  .superRefine((value, context) => {
    for (const part of unreadableParts(value)) {
      context.addIssue({ code: "custom", path: [part], message: "too little contrast: text needs 4.5 to 1" });
    }
  });

const once = (name: string) => (values: readonly Record<string, unknown>[], context: z.RefinementCtx) => {
  const seen = new Set<unknown>();
  for (const [at, value] of values.entries()) {
    if (seen.has(value[name])) context.addIssue({ code: "custom", path: [at, name], message: "stands twice" });
    seen.add(value[name]);
  }
};

const organisationFile = z.strictObject({
  name: words,
  theme,
  addresses: z.strictObject({ street: words, post: words, phone: words, email: z.email(), web: z.url().optional() }),
  authorities: z
    .array(
      z.strictObject({
        slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
        name: spoken,
        email: z.email(),
        retention: z.array(retention).superRefine(once("class")),
      }),
    )
    .min(1)
    .superRefine(once("slug")),
});

export type OrganisationFile = z.infer<typeof organisationFile>;

/** `place` is where in the file: "authorities.0.slug". */
export type ReadOrganisation =
  | { outcome: "read"; file: OrganisationFile }
  | { outcome: "refused"; reasons: { place: string; because: string }[] };

/** Reads the organisation's YAML text; everything wrong with it is told at once. */
export function readOrganisationFile(text: string): ReadOrganisation {
  const document = parseDocument(text);
  if (document.errors.length > 0) {
    return { outcome: "refused", reasons: document.errors.map(({ message }) => ({ place: "", because: message })) };
  }
  const parsed = organisationFile.safeParse(document.toJS());
  if (parsed.success) return { outcome: "read", file: parsed.data };
  return {
    outcome: "refused",
    reasons: parsed.error.issues.map(({ path, message }) => ({ place: path.join("."), because: message })),
  };
}
