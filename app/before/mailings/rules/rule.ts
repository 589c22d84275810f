import type { AuthorityId } from "#authorities";
import type { DialogueId, Meeting } from "#dialogues";
import type { PersonId } from "#people";
import { toInstant } from "#platform/civil-time";
import type { AudiencePart, MailingKind } from "../kinds.ts";

export type RuleId = string & { readonly __brand: "RuleId" };

/**
 * "The reminder, 3 days before each date at 09:00, to those with a place." `days` counts calendar days before the date, below
 * zero after it. What it means: to everyone who belongs to the audience when it falls due, once for each date; who joins the
 * audience later gets it within a minute, as long as the rule has its turn; who has left gets nothing. A date that is moved
 * makes it due anew. Nothing is sent for a date whose turn is over.
 */
export type Rule = {
  id: RuleId;
  authorityId: AuthorityId;
  dialogueId: DialogueId;
  kind: MailingKind;
  days: number;
  /** "09:00" */
  atLocal: string;
  who: AudiencePart;
  active: boolean;
  by: PersonId;
};

/** "now": due, and the meeting has not begun (for a letter after the meeting: due within the last two weeks). */
export type Turn = { turn: "coming" | "now" | "over" | "called-off"; dueLocal: string; due: Date };

const daysAfter = 14;
const day = 86_400_000;

/** Counted on the wall calendar, so that a day is a day also when the clock change makes it 23 or 25 hours. */
export function turnOf({ days, atLocal }: Pick<Rule, "days" | "atLocal">, { startsLocal, calledOff }: Pick<Meeting, "startsLocal" | "calledOff">, zone: string, now: Date): Turn {
  const dueLocal = `${daysFrom(startsLocal, -days)}T${atLocal}`;
  const due = toInstant({ local: dueLocal, zone });
  const starts = toInstant({ local: startsLocal, zone });
  const until = due < starts ? starts : toInstant({ local: `${daysFrom(dueLocal, daysAfter)}T${atLocal}`, zone });
  return { dueLocal, due, turn: calledOff ? "called-off" : now < due ? "coming" : now < until ? "now" : "over" };
}

const daysFrom = (local: string, days: number) => new Date(Date.parse(`${local.slice(0, 10)}T00:00:00Z`) + days * day).toISOString().slice(0, 10);

/** Milliseconds: how late somebody who joins the audience afterwards may get the letter, and how rarely a rule is looked at. */
const late = 60_000;
const seldom = 3_600_000;

/** When a rule has to be looked at again: for the next date that falls due, for those who join late, and now and then, since dates move. */
export function nextLook(turns: readonly Turn[], now: Date): Date {
  const moments = turns.flatMap(({ turn, due }) => (turn === "coming" ? [due.getTime()] : turn === "now" ? [now.getTime() + late] : []));
  return new Date(Math.min(now.getTime() + seldom, ...moments));
}
