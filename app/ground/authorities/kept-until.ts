import type { RetentionDecision } from "./authority.ts";

/** The last day ("2021-05-03") that a decision keeps what is counted from `day`; undefined: for ever. A day that its month has not is the month's last. */
export function keptUntil(day: string, { keep }: Pick<RetentionDecision, "keep">): string | undefined {
  const [, count, unit] = /^P(\d+)([YMD])$/.exec(keep) ?? [];
  if (!unit) return undefined;
  const from = new Date(`${day}T00:00:00Z`);
  const [year, month, date] = [from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate()];
  if (unit === "D") return dayOf(Date.UTC(year, month, date + Number(count)));
  const months = month + Number(count) * (unit === "Y" ? 12 : 1);
  const last = new Date(Date.UTC(year, months + 1, 0)).getUTCDate();
  return dayOf(Date.UTC(year, months, Math.min(date, last)));
}

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
