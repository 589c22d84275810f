import type { Spoken } from "#platform/i18n";
import type { Theme } from "./theme.ts";

/** The brand of an id: two ids of different things cannot be mixed up. */
export type AuthorityId = string & { readonly __brand: "AuthorityId" };

/** Where people reach the organisation; the notices and the foot of every page show it. */
export type Addresses = { street: string; post: string; phone: string; email: string; web?: string | undefined };

export type Brand = { name: string; theme: Theme; addresses: Addresses };

/** An authority (nämnd): its own diary, retention decisions and staff. `email` is where answers to its letters go. */
export type Authority = { id: AuthorityId; slug: string; name: Spoken; email: string; organisation: Brand };

/** The installation: its brand and its authorities. The first one answers for what belongs to no dialogue. */
export type Organisation = Brand & { authorities: Authority[] };

/** A decision on how long one information class is kept: an ISO 8601 duration in whole years, months or days, or for ever. */
export type RetentionDecision = { class: string; number: string; title: string; decided: string; keep: string };
