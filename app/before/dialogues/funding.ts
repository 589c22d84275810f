import type { Spoken } from "#platform/i18n";
import type { FundingFile } from "./file/funding-file.ts";

/** What is said of the funder wherever the project shows itself (E-05): on pages beside the emblem, in letters at the end. */
export type Funding = { profile: FundingFile["profile"]; project: string; agreement?: string | undefined; about: Spoken; statement: Spoken; disclaimer?: Spoken };

export function fundingOf(file: FundingFile): Funding {
  const { profile, project, agreement, about } = file;
  const of = { profile, project, agreement, about };
  if (file.profile === "creative-europe-2014-2020") return { ...of, statement: file.statement };
  return { ...of, statement: coFunded, disclaimer: file.disclaimer ?? disclaimerOf(file.grantedBy) };
}

/** Fixed by the programme, word for word. */
const coFunded: Spoken = {
  sv: "Medfinansieras av Europeiska unionen",
  en: "Co-funded by the European Union",
  fi: "Euroopan unionin osarahoittama",
};

/** The English is the programme's own; no official Swedish or Finnish was found, so the file may give another. */
const disclaimerOf = (grantedBy: string): Spoken => ({
  sv: `Synpunkter och åsikter är dock endast upphovspersonernas egna och återspeglar inte nödvändigtvis Europeiska unionens eller ${grantedBy}:s hållning. Varken Europeiska unionen eller ${grantedBy} kan hållas ansvariga för dem.`,
  en: `Views and opinions expressed are however those of the author(s) only and do not necessarily reflect those of the European Union or ${grantedBy}. Neither the European Union nor ${grantedBy} can be held responsible for them.`,
  fi: `Esitetyt näkemykset ja mielipiteet ovat kuitenkin vain tekijöiden omia eivätkä välttämättä vastaa Euroopan unionin tai ${grantedBy}:n kantaa. Euroopan unionia tai ${grantedBy}:ta ei voida pitää niistä vastuussa.`,
});
