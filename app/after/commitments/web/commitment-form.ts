import { z } from "zod";
import type { Dialogue } from "#dialogues";
import type { InsightId } from "#harvest/shared";
import type { PersonId } from "#people";
import type { House } from "../../../web/house.ts";
import type { CommitmentWords, Fault } from "../index.ts";
import { type CommitmentId, commitmentStatuses } from "../shared.ts";
import { texts as t } from "./texts.ts";

/** What was typed comes back with the answer; `about` is the commitment that the form was for, "" for a new one. */
export type CommitmentAnswer = { about: string; said?: string; problem?: string; faults: Fault[]; typed: Record<string, string> };

const day = z.union([z.literal("").transform(() => null), z.iso.date()]).catch(null);
const words = {
  what: z.string(),
  owner: z.string(),
  receiver: z.string(),
  status: z.enum(commitmentStatuses),
  because: z.string().transform((text) => text || null),
  due: day,
  reviewOn: day,
};
const commitmentId = z.uuid().transform((id) => id as CommitmentId);
const posted = z.discriminatedUnion("form", [
  z.object({ form: z.literal("draft"), insight: z.uuid().transform((id) => id as InsightId), ...words }),
  z.object({ form: z.literal("reword"), commitment: commitmentId, ...words }),
  z.object({ form: z.literal("publish"), commitments: z.array(commitmentId) }),
  z.object({ form: z.literal("update"), commitment: commitmentId, status: z.enum(commitmentStatuses), text: z.string() }),
]);

/** One post of the page: which form it is, then the use case, then a sentence for what became of it. */
export async function handleCommitmentForm({ commitments }: Pick<House, "commitments">, dialogue: Dialogue, by: PersonId, form: FormData): Promise<CommitmentAnswer> {
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, typeof value === "string" ? value : ""]));
  const about = typed["commitment"] ?? "";
  const refused = (problem: string | undefined, faults: Fault[] = []): CommitmentAnswer => ({ about, typed, faults, ...(problem && { problem }) });
  const done = (said: string): CommitmentAnswer => ({ about, said, faults: [], typed: {} });
  const read = posted.safeParse({ ...typed, commitments: form.getAll("commitments") });
  if (!read.success) return refused(read.error.issues.some(({ path }) => path[0] === "insight") ? t.problem["no-insight"] : t.problem["unreadable"]);
  switch (read.data.form) {
    case "draft":
    case "reword": {
      const answer = await (read.data.form === "draft" ? commitments.draft(dialogue, read.data.insight, wordsOf(read.data)) : commitments.reword(dialogue, read.data.commitment, wordsOf(read.data)));
      if (answer.outcome === "written") return done(t.saved(answer.number));
      return answer.outcome === "faulty" ? refused(undefined, answer.faults) : refused(t.problem[answer.outcome]);
    }
    case "publish": {
      const answer = await commitments.publish(dialogue, read.data.commitments, by);
      if (answer.outcome === "published") return done(t.sent(answer.letters, answer.skipped));
      return refused(answer.outcome === "insight-not-published" ? t.notPublished(answer.numbers) : t.problem[answer.outcome]);
    }
    case "update": {
      const answer = await commitments.update(dialogue, read.data.commitment, { status: read.data.status, text: read.data.text }, by);
      if (answer.outcome === "updated") return done(t.updated(answer.letters));
      return answer.outcome === "faulty" ? refused(undefined, answer.faults) : refused(t.problem[answer.outcome]);
    }
  }
}

const wordsOf = ({ what, owner, receiver, status, because, due, reviewOn }: CommitmentWords): CommitmentWords => ({ what, owner, receiver, status, because, due, reviewOn });
