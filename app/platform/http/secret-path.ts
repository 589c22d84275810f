/** Where a key of its own stands in the path: a personal link, a sign-in link, a late entry, the end of invitations. Addresses are told apart as the router does, in whatever case. */
const keyed = /\/(mitt|logga-in|anmalan\/sen|avsluta-inbjudan)\/.*$/is;

/** Such a page gives its address to no other, not even of this house: only where it comes from, which its own post needs. */
export const holdsSecret = (pathname: string) => keyed.test(pathname);

/** A path that may be logged and shown: a key is a way in for whoever reads it (S-09). */
export const withoutSecret = (pathname: string) => pathname.replace(keyed, "/$1");
