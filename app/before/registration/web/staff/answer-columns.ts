import type { ExtraQuestion } from "#dialogues";
import { inWords } from "#registration/shared";
import type { Answered } from "../../index.ts";
import { staffTexts } from "./texts.ts";

/** A column of the list and its file; `cells` has one for each person, in their order. */
export type AnswerColumn = { id: string; head: string; cells: string[] };

/** Other words are another column: what was said to them was not said to these. */
const idOf = ({ key, kind, label }: ExtraQuestion) => `${key} ${kind} ${label.sv}`;

/** What is asked now, in its order, then what has been asked in other words and was answered. */
export function answerColumns(questions: readonly ExtraQuestion[], people: readonly (readonly Answered[])[]): AnswerColumn[] {
  const empty = (head: string, question: ExtraQuestion): [string, AnswerColumn] => [idOf(question), { id: idOf(question), head, cells: people.map(() => "") }];
  const columns = new Map(questions.map((question) => empty(question.label.sv, question)));
  for (const [at, answered] of people.entries()) {
    for (const one of answered.filter(({ said }) => said.length > 0)) {
      const [id, earlier] = empty(staffTexts.earlier(one.question.label.sv), one.question);
      const column = columns.get(id) ?? earlier;
      columns.set(id, column);
      column.cells[at] = inWords(one).map((words) => (typeof words === "string" ? words : words.sv)).join(", ");
    }
  }
  return [...columns.values()];
}
