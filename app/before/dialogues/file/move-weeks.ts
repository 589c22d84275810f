import type { DialogueFile } from "./dialogue-file.ts";

/** The same file with every date moved by whole weeks: weekdays and times of day stay as they are. */
export function moveWeeks(file: DialogueFile, weeks: number): DialogueFile {
  const move = (local: string) => moveLocal(local, weeks);
  const { influence, registration, accessibility, meetings } = file;
  return {
    ...file,
    influence: {
      ...influence,
      documentationBy: move(influence.documentationBy),
      answersBy: move(influence.answersBy),
    },
    registration: { ...registration, opens: move(registration.opens), closes: move(registration.closes) },
    accessibility: {
      ...accessibility,
      askBy: move(accessibility.askBy),
      statement: { ...accessibility.statement, assessed: move(accessibility.statement.assessed), updated: move(accessibility.statement.updated) },
    },
    meetings: meetings.map((meeting) => ({
      ...meeting,
      starts: move(meeting.starts),
      ends: move(meeting.ends),
      lobbyOpens: move(meeting.lobbyOpens),
    })),
  };
}

/** By how many weeks a file must move so that its registration is still open for at least `days` from `nowLocal` on. */
export function weeksUntilOpen(file: DialogueFile, nowLocal: string, days: number): number {
  const wanted = Date.parse(`${nowLocal.slice(0, 16)}Z`) + days * 86_400_000;
  const missing = wanted - Date.parse(`${file.registration.closes}Z`);
  return Math.max(0, Math.ceil(missing / (7 * 86_400_000)));
}

/** By how many weeks a file must move, in either direction, so that its first meeting is in the week that begins on `firstDay`, or on that day. */
export function weeksUntilFirst(file: DialogueFile, firstDay: string): number {
  const first = file.meetings.map(({ starts }) => starts.slice(0, 10)).toSorted()[0] ?? firstDay;
  return Math.ceil((Date.parse(firstDay) - Date.parse(first)) / (7 * 86_400_000));
}

function moveLocal(local: string, weeks: number): string {
  const date = new Date(local.length === 10 ? `${local}T00:00Z` : `${local}Z`);
  date.setUTCDate(date.getUTCDate() + weeks * 7);
  return date.toISOString().slice(0, local.length);
}
