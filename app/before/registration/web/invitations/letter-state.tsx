import type { LetterState } from "#letters";
import { Tag, type TagTone } from "#ui/content/tag.tsx";
import { invitationTexts as t } from "./texts.ts";

const tones: Record<LetterState, TagTone> = { queued: "wait", sending: "now", accepted: "ok", deferred: "wait", refused: "alert", unknown: "warn", stopped: "off", skipped: "off" };

/** How one invitation goes; `what` says which, where more than one is shown. */
export function InvitationState({ state, bounced, what }: { state: LetterState; bounced: boolean; what?: string }) {
  const word = bounced ? t.bounced : t.states[state];
  return (
    <Tag tone={bounced ? "alert" : tones[state]} small>
      {what ? `${what}: ${word}` : word}
    </Tag>
  );
}
