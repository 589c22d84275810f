import { toLocal } from "#platform/civil-time";
import { hour, shortDay } from "#platform/i18n";

/** "3 november kl. 13.00", as staff read a time. */
export const momentOf = (when: Date, zone: string): string => momentAt(toLocal(when, zone));

/** The same from a local time. */
export const momentAt = (local: string): string => `${shortDay(local, "sv")} kl. ${hour(local, "sv")}`;
