import type { LetterState, LetterSummary } from "#letters";
import type { Recipient } from "#mailings";
import { staffTexts as t } from "./staff-texts.ts";

/** One line of the list of those who get a letter, and how it went when it has gone. */
export type Listed = Pick<Recipient, "personId" | "name" | "email"> & {
  letterId?: string;
  state?: LetterState;
  reply?: string | undefined;
  because?: string | undefined;
  bounced?: LetterSummary["bounced"] | undefined;
  bad: boolean;
};

export function listed(
  { personId, name, email, protected: hidden }: Recipient,
  { letter, bad = false }: { letter?: LetterSummary | undefined; bad?: boolean } = {},
): Listed {
  const { letterId, state, reply, because, bounced } = hidden && letter ? withheld(letter) : (letter ?? {});
  return {
    personId,
    name,
    email: hidden ? t.hidden : email,
    bad,
    ...(letterId && state && { letterId, state, reply, because, bounced }),
  };
}

/** A letter to a protected person: not where it went, nor the mail server's words, which name the address (R8). */
export function withheld({ reply: _reply, bounced, ...letter }: LetterSummary): LetterSummary {
  return { ...letter, to: t.hidden, ...(bounced && { bounced: { ...bounced, words: "" } }) };
}
