import type { AuthorityId } from "#authorities";
import type { Dialogue } from "#dialogues";
import { roles } from "#dialogues/shared";
import { sorts, statuses } from "#registration/shared";
import type { Search } from "../../index.ts";

export const pageSize = 100;

/** The page that is asked for; what is no page of ours is the first. */
export function pageIn(asked: { get(name: string): unknown }, name = "sida"): number {
  const page = Number.parseInt(String(asked.get(name)), 10);
  return page >= 1 && page <= 10_000 ? page : 1;
}

/** What the list was asked for, as it stands in the address; whatever is no answer of ours counts as nothing. */
export function readSearch(asked: { get(name: string): unknown }, dialogue: Dialogue) {
  const text = (name: string) => {
    const value = asked.get(name);
    return typeof value === "string" ? value : "";
  };
  return {
    words: text("sok").slice(0, 254),
    role: roles.find((role) => role === text("roll")),
    meeting: dialogue.meetings.find(({ number }) => String(number) === text("dag"))?.number,
    chose: optionsOf(dialogue).find(({ value }) => value === text("svar"))?.value,
    status: statuses.find((status) => status === text("status")),
    sort: sorts.find((sort) => sort === text("ordning")) ?? ("name" as const),
    page: pageIn(asked),
  };
}

/** What people could choose at questions of the dialogue's own, as an address names it: no key holds a full stop. */
export const optionsOf = ({ extraQuestions }: Pick<Dialogue, "extraQuestions">) =>
  extraQuestions.flatMap((question) => ("options" in question ? question.options.map((option) => ({ value: `${question.key}.${option.key}`, question, option })) : []));

export type ListSearch = ReturnType<typeof readSearch>;

export function searchOf({ words, role, meeting, status, chose, sort }: ListSearch, { id, meetings }: Dialogue, authorityId: AuthorityId): Search {
  const [question, option] = chose?.split(".") ?? [];
  return { dialogueId: id, authorityId, words, role, status, sort, chose: question && option ? { question, option } : undefined, meetingId: meetings.find(({ number }) => number === meeting)?.id };
}

/** The search by the names of its fields. */
export const fieldsOf = ({ words, role, meeting, status, chose, sort }: ListSearch) => ({ sok: words, roll: role, dag: meeting, status, svar: chose, ordning: sort });

/** The same search in the address of another page of the list. */
export function addressOf(search: ListSearch, page: number): string {
  return queryOf({ ...fieldsOf(search), ordning: search.sort === "name" ? undefined : search.sort, sida: page > 1 ? page : undefined });
}

/** The same search on the address of one registration, so that the way back leads to it. */
export const searchIn = (search: ListSearch): string => (addressOf(search, search.page).length > 1 ? addressOf(search, search.page) : "");

/** What has a value, as the query of an address. */
export function queryOf(fields: Record<string, string | number | undefined>): string {
  const given = Object.entries(fields).flatMap(([name, value]) => (value ? [[name, String(value)]] : []));
  return `?${new URLSearchParams(given)}`;
}
