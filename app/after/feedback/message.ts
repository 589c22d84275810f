import { z } from "zod";
import { withoutSecret } from "#platform/http/secret-path";
import { languages } from "#platform/i18n";

export const longestMessage = 4000;

/** A page of this site, without what a link may carry in confidence. Staff follow it: browsers read "/\\" and "/⇥/" as another host. */
const page = z
  .string()
  .max(300)
  .regex(/^\/(?!\/)[^\s\\?#]*(?:[?#].*)?$/s)
  .catch("/")
  .transform((path) => withoutSecret(path.replace(/[?#].*$/s, "")));

const email = z.union([z.literal("").transform(() => undefined), z.email().max(254)]);

/** What the form sends: whether the page helped, or words, or both; an address only for whoever wants a receipt. */
export const feedbackForm = z
  .object({
    key: z.uuid(),
    page,
    found: z.enum(["yes", "no"]).optional().catch(undefined),
    text: z.string().trim().max(longestMessage).transform((words) => words.replaceAll("\0", "").toWellFormed()),
    email,
    language: z.enum(languages),
  })
  .refine(({ found, text }) => found !== undefined || text !== "", { path: ["text"], message: "missing" });

export type FeedbackForm = z.infer<typeof feedbackForm>;

export type FeedbackFault = { field: "text" | "email" | "form"; because: "missing" | "too-long" | "no-address" | "damaged" };

export function faultsOf(error: z.ZodError): FeedbackFault[] {
  const at = (field: string) => error.issues.some(({ path }) => path[0] === field);
  const faults: FeedbackFault[] = [];
  if (at("key") || at("language")) faults.push({ field: "form", because: "damaged" });
  if (at("text")) faults.push({ field: "text", because: error.issues.some(({ path, code }) => path[0] === "text" && code === "too_big") ? "too-long" : "missing" });
  if (at("email")) faults.push({ field: "email", because: "no-address" });
  return faults;
}

/** The dialogue that a page belongs to, by its slug. */
export function slugOf(path: string): string | undefined {
  return /^(?:\/(?:en|fi))?\/dialog\/([a-z0-9-]+)/.exec(path)?.[1];
}
