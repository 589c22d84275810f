import { createContext, redirect } from "react-router";
import type { Session } from "#people";
import type { Language } from "#platform/i18n";
import { inLanguage } from "./language.ts";

/** Who asks, and in which language. Sessions are looked up only when a page asks for them. */
export type Visit = {
  language: Language;
  /** The client's address, as told by a trusted proxy. Only for limits; never stored, never logged. */
  address: string;
  participant(): Promise<Session | undefined>;
  staff(): Promise<Session | undefined>;
};

export const visit = createContext<Visit>();

type Asked = { get(key: typeof visit): Visit };

/** The participant behind the session, or a redirect to the page that says how to get in. */
export async function participantOf(context: Asked): Promise<Session> {
  const asked = context.get(visit);
  const session = await asked.participant();
  if (!session) throw redirect(inLanguage("/min-lank", asked.language));
  return session;
}

/** The staff member behind the session, or a redirect to the page that says how to sign in. */
export async function staffOf(context: Asked): Promise<Session> {
  const asked = context.get(visit);
  const session = await asked.staff();
  if (!session) throw redirect(inLanguage("/logga-in", asked.language));
  return session;
}
