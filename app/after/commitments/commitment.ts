import type { AuthorityId } from "#authorities";
import type { DialogueId } from "#dialogues";
import type { InsightId } from "#harvest/shared";
import type { PersonId } from "#people";
import { type CommitmentId, type CommitmentStatus, longestText, longestWhat } from "./shared.ts";

export type Update = { status: CommitmentStatus; text: string; by: PersonId; at: Date };

/** Days are civil days: "2021-06-01". `because` is the reason of a no. Updates oldest first. Unpublished it is a draft. */
export type Commitment = {
  id: CommitmentId;
  authorityId: AuthorityId;
  dialogueId: DialogueId;
  insightId: InsightId;
  number: number;
  what: string;
  owner: string;
  receiver: string;
  status: CommitmentStatus;
  because: string | null;
  due: string | null;
  reviewOn: string | null;
  publishedAt: Date | null;
  updates: Update[];
};

/** What staff write. `status` "declined" is an answer too (A2). */
export type CommitmentWords = Pick<Commitment, "what" | "owner" | "receiver" | "status" | "because" | "due" | "reviewOn">;
export type UpdateWords = { status: CommitmentStatus; text: string };

/** Fields that must be filled in or made shorter. */
export type Fault = { field: keyof CommitmentWords | "text"; because: "missing" | "too-long" };

/** A promise has an owner and a day on which it is looked at again; a no has its reason. All faults at once. */
export function faultsOf(words: CommitmentWords): Fault[] {
  const missing = (field: Fault["field"], value: string | null): Fault[] => (value?.trim() ? [] : [{ field, because: "missing" }]);
  const long = (field: Fault["field"], value: string, most: number): Fault[] => (value.length > most ? [{ field, because: "too-long" }] : []);
  const isNo = words.status === "declined";
  return [
    ...missing("what", words.what),
    ...missing("owner", words.owner),
    ...(isNo ? missing("because", words.because) : []),
    ...(words.status === "planned" || words.status === "ongoing" ? missing("reviewOn", words.reviewOn) : []),
    ...long("what", words.what, longestWhat),
    ...long("owner", words.owner, longestWhat),
    ...long("receiver", words.receiver, longestWhat),
    ...long("because", words.because ?? "", longestText),
  ];
}

export function faultsOfUpdate({ text }: UpdateWords): Fault[] {
  if (text.trim() === "") return [{ field: "text", because: "missing" }];
  return text.length > longestText ? [{ field: "text", because: "too-long" }] : [];
}

/** Whether a promise is late on the civil day `today`: not kept when due, or not looked at again when it should have been (A3). */
export function isOverdue({ status, due, reviewOn, updates, publishedAt }: Commitment, today: string, dayOf: (at: Date) => string): boolean {
  if (status === "done" || status === "declined" || !publishedAt) return false;
  if (due && due < today) return true;
  const looked = updates.at(-1)?.at;
  return reviewOn !== null && reviewOn < today && (!looked || dayOf(looked) < reviewOn);
}
