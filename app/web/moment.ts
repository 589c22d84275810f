import { toLocal } from "#platform/civil-time";
import { dayAndYear, hour } from "#platform/i18n";

/** "3 november 2020 kl. 13.00", as staff read a time. */
export const momentOf = (when: Date, zone: string): string => momentAt(toLocal(when, zone));

/** The same from a local time. */
export const momentAt = (local: string): string => `${dayAndYear(local, "sv")} kl. ${hour(local, "sv")}`;
