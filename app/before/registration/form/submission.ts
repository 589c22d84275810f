import { z } from "zod";
import type { Answers } from "../shared.ts";

const text = z.string().optional().catch(undefined);
const texts = z.array(z.string()).optional().catch(undefined);
const extra = z.array(z.object({ question: z.string(), seen: z.int(), said: z.array(z.string()) })).optional().catch(undefined);

/** As the form was when it came in, maybe versions ago: what is no such answer any more is left out. */
const submission = z.object({ dates: texts, name: text, email: text, role: text, organisation: text, municipality: text, languages: texts, topic: text, topicTitle: text, topicText: text, extra });

export function readSubmission(stored: unknown): Partial<Answers> {
  return submission.catch({}).parse(stored) as Partial<Answers>;
}
