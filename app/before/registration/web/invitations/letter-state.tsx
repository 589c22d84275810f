import type { LetterState } from "#letters";
import { Tag, type TagTone } from "#ui/content/tag.tsx";
import { invitationTexts as t } from "./texts.ts";

const tones: Record<LetterState, TagTone> = { queued: "wait", sending: "now", accepted: "ok", deferred: "wait", refused: "alert", unknown: "warn", stopped: "off", skipped: "off" };

/** How one invitation goes, and why it does not; `what` says which, where more than one is shown. */
export function InvitationState({ state, because = "", bounced, what }: { state: LetterState; because?: string | undefined; bounced: boolean; what?: string }) {
  const why = state === "skipped" ? t.skippedBecause[because] : undefined;
  const word = bounced ? t.bounced : why ? `${t.states[state]}, ${why}` : t.states[state];
  return (
    <Tag tone={bounced ? "alert" : tones[state]} small>
      {what ? `${what}: ${word}` : word}
    </Tag>
  );
}
