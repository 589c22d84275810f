import type { LetterState, LetterSummary } from "#letters";
import { Tag, type TagTone } from "#ui/content/tag.tsx";
import { staffTexts as t } from "./staff-texts.ts";

const tones: Record<LetterState, TagTone> = {
  queued: "wait",
  sending: "now",
  accepted: "ok",
  deferred: "wait",
  refused: "alert",
  unknown: "warn",
  stopped: "off",
  skipped: "off",
};

const reasons: Record<string, string> = { ...t.because, "gave-up": "gav upp efter ett dygn", "no-answer": "inget svar" };

/** The state of one letter, with the mail server's own words or the reason when it went no further. */
export function LetterStateTag({ state, reply, because, bounced }: Pick<LetterSummary, "state"> & { [Key in "reply" | "because" | "bounced"]?: LetterSummary[Key] | undefined }) {
  if (bounced) {
    return (
      <Tag tone="alert" small>
        {t.cameBack(bounced.status, bounced.words)}
      </Tag>
    );
  }
  const why = state === "refused" || state === "deferred" ? reply : state === "skipped" && because ? (reasons[because] ?? because) : undefined;
  return (
    <Tag tone={tones[state]} small>
      {why ? `${t.states[state]}: ${why}` : t.states[state]}
    </Tag>
  );
}
