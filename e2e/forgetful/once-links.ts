import * as lasting from "../../app/ground/people/links.ts";

/** Whoever opens a link is the last who can. */
export const openLinks: typeof lasting.openLinks = (needs) => {
  const links = lasting.openLinks(needs);
  return {
    ...links,
    async open(token) {
      const opened = await links.open(token);
      if (opened.outcome === "valid") await needs.database.transaction().execute((trx) => links.revoke(trx, opened.personId));
      return opened;
    },
  };
};
