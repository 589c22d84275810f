/** Shaped like the ledger's types, which this room, being above it, does not import. */
export const informationClasses = [
  {
    name: "authorities.organisation",
    what: "The organisation, its authorities and their retention decisions",
    holds: "public" as const,
    retention: "archive",
  },
];

/** Nothing here is about a person. */
export const personData = {
  room: "authorities",
  find: () => Promise.resolve({}),
  export: () => Promise.resolve(null),
};
