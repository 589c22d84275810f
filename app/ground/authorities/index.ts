/** The brand of an id: two ids of different things cannot be mixed up. */
export type AuthorityId = string & { readonly __brand: "AuthorityId" };
