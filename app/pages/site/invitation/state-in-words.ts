import { texts } from "../texts.ts";
import type { InvitationView } from "./invitation-view.ts";

/** Whether one can register, until when, and how much room there is. */
export function stateInWords({ language, window, seats, last, opens }: InvitationView): string {
  const t = texts[language].invite;
  if (window === "open") return `${t.seats[seats.left]} ${t.lastDay(last.day, last.hour)}`;
  return window === "closed" ? t.closed : t.early(opens);
}
