/** What browsers may know of commitments. */
export type CommitmentId = string & { readonly __brand: "CommitmentId" };

/** A commitment ends done or declined; a no always has its reason. */
export const commitmentStatuses = ["planned", "ongoing", "done", "declined"] as const;
export type CommitmentStatus = (typeof commitmentStatuses)[number];

export const longestWhat = 200;
export const longestText = 1000;
