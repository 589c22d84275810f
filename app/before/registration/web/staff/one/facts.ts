import { roles } from "#dialogues/shared";
import { type Language, languages } from "#platform/i18n";
import { municipalityName } from "#registration/shared";
import type { Person } from "#people";
import type { Answers, Registration } from "#registration";
import { roleWord } from "../../../../../web/role.ts";
import { texts } from "../../texts.ts";
import { oneTexts as t } from "./texts.ts";

export const factNames = ["name", "email", "role", "organisation", "municipality", "languages"] as const;
export type FactName = (typeof factNames)[number];
export type Facts = Record<FactName, string>;

/** What tells who somebody is or where they are to be found: with protected identity no page of staff shows it (R8). */
const telling: readonly FactName[] = ["name", "email", "organisation", "municipality"];

/** In words, as it holds now. */
export const factsNow = ({ role, organisation, municipality, languages: spoken }: Registration, person: Person): Facts =>
  inWords({ name: person.name, email: person.email ?? "", role, organisation, municipality, languages: spoken }, person);

/** In words, as it came in. */
export const factsReceived = (received: Partial<Answers>, person: Person): Facts => inWords(received, person);

function inWords({ name = "", email = "", role = "", organisation = "", municipality = "", languages: spoken = [] }: Partial<Answers>, person: Person): Facts {
  const words: Facts = {
    name: name.trim(),
    email: email.trim(),
    role: roles.some((one) => one === role) ? roleWord.sv[role as keyof (typeof roleWord)["sv"]] : role,
    organisation: organisation.trim(),
    municipality: municipalityName(municipality, "sv") ?? municipality,
    languages: spoken.map((one) => (isLanguage(one) ? texts.sv.context.languageNames[one] : one)).join(", "),
  };
  if (!person.protected) return words;
  return { ...words, ...Object.fromEntries(telling.map((one) => [one, t.hidden])) };
}

const isLanguage = (code: string): code is Language => languages.some((one) => one === code);
