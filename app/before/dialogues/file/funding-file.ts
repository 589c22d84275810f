import { z } from "zod";
import type { Spoken } from "#platform/i18n";
import { words } from "./file-values.ts";

/**
 * Who pays, and what the grant asks to be said about it (E-01). The older programme left the wording to those it funded
 * (E-02); the newer one fixed both the statement and a disclaimer that names who granted the money (E-03). An authority
 * that has an official translation of the disclaimer gives it here.
 */
export function fundingFile(said: z.ZodType<Spoken>) {
  const project = { project: words, about: said, agreement: words.optional() };
  return z.discriminatedUnion("profile", [
    z.strictObject({ profile: z.literal("creative-europe-2014-2020"), ...project, statement: said }),
    z.strictObject({ profile: z.literal("creative-europe-2021-2027"), ...project, grantedBy: words, disclaimer: said.optional() }),
  ]);
}

export type FundingFile = z.infer<ReturnType<typeof fundingFile>>;
