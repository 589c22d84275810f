import type { AuthorityId } from "#authorities";
import type { Language } from "#platform/i18n";

export type PersonId = string & { readonly __brand: "PersonId" };

/** A person as the room knows it, true name and all: for the person's own page, letters and staff who may see it. */
export type Person = {
  id: PersonId;
  authorityId: AuthorityId;
  dialogueId?: string;
  name: string;
  email?: string;
  language: Language;
  protected: boolean;
};

export type NewPerson = {
  authorityId: AuthorityId;
  dialogueId?: string | undefined;
  name: string;
  email?: string | undefined;
  language: Language;
  protectedIdentity?: boolean | undefined;
};

/** What others may see of a person: with protected identity the name is a stand-in. */
export type Card = { personId: PersonId; name: string };

/** The columns of the view `people_card`, which other rooms' stores may join; with `protected_identity` they leave out what else tells who it is. */
export type PeopleCardView = { person_id: string; authority_id: string; name: string; protected_identity: boolean };

export const staffRoles = ["organiser", "facilitator", "registrar", "access"] as const;
export type StaffRole = (typeof staffRoles)[number];

export type StaffMember = { personId: PersonId; name: string; signInName: string; roles: StaffRole[] };

export type NewStaffMember = {
  authorityId: AuthorityId;
  name: string;
  email?: string | undefined;
  signInName: string;
  roles: StaffRole[];
};
