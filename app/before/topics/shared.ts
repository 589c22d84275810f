/** What browsers may know of topics. */
export type TopicId = string & { readonly __brand: "TopicId" };

export const topicKinds = ["challenge", "opportunity"] as const;
export type TopicKind = (typeof topicKinds)[number];

/** A topic's life (T1): the straight way, and the two ways off it (`joined`, `declined`), which also end in `answered`. */
export const topicStates = ["received", "contacted", "preparing", "on-agenda", "joined", "declined", "discussed", "answered"] as const;
export type TopicState = (typeof topicStates)[number];

/** The longest title and text a proposer may write, in characters. */
export const titleLimit = 120;
export const textLimit = 600;

/** How long a move of staff can be taken back, in minutes. The letter that tells of it waits that long. */
export const undoMinutes = 10;

export const contactWays = ["phone", "mail", "letter", "meeting"] as const;
export type ContactWay = (typeof contactWays)[number];
