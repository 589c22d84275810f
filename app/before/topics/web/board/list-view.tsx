import { DataTable } from "#ui/content/data-table.tsx";
import { Tag } from "#ui/content/tag.tsx";
import { topicStates } from "#topics/shared";
import { staffTexts } from "../texts.ts";
import { stateTone } from "../state-tone.ts";
import { pageSize, searchOf } from "./board-query.ts";
import { MoveForm } from "./move-form.tsx";
import type { ShownTopics } from "./staff-topics.tsx";
import { boardTexts as t } from "./texts.ts";

/** The same topics as rows, fifty a page. */
export function ListView({ view }: { view: ShownTopics }) {
  const { head, query, counts, topics } = view;
  const count = query.lage ? counts.states[query.lage] : topicStates.reduce((sum, state) => sum + counts.states[state], 0);
  const pages = Math.max(1, Math.ceil(count / pageSize));
  const href = (number: number) => `/arbetsplats/${head.slug}/amnen/${number}${searchOf(query, { sida: query.sida })}`;
  return (
    <>
      <DataTable
        name={t.tableName}
        rowHead="title"
        columns={[
          { key: "number", head: t.heads.number, num: true },
          { key: "title", head: t.heads.title },
          { key: "name", head: t.heads.name },
          { key: "state", head: t.heads.state },
          { key: "age", head: t.heads.age },
          { key: "next", head: t.heads.next },
          { key: "move", head: t.heads.move },
        ]}
        rows={topics.map((topic) => ({
          key: String(topic.number),
          cells: {
            number: topic.number,
            title: (
              <a id={`amne-${topic.number}`} href={href(topic.number)} className="voice">
                {topic.title}
              </a>
            ),
            name: topic.name,
            state: (
              <>
                <Tag tone={stateTone[topic.state]} small>
                  {staffTexts.states[topic.state]}
                </Tag>{" "}
                {topic.round ?? (topic.into && t.into(topic.into))}
                {topic.waits && <p className="small quiet">{staffTexts.waits(topic.waits)}</p>}
              </>
            ),
            age: topic.age,
            next: topic.next ? <a href={`${href(topic.number)}#${topic.next.at}`}>{topic.next.text}</a> : "–",
            move: <MoveForm topic={topic} view={view} />,
          },
        }))}
      />
      {pages > 1 && (
        <nav aria-label={t.pages} className="row mt-6">
          {query.sida > 1 && <a href={searchOf(query, { sida: query.sida - 1 }) || "?"}>{t.earlier}</a>}
          <span>{t.page(query.sida, pages)}</span>
          {query.sida < pages && <a href={searchOf(query, { sida: query.sida + 1 })}>{t.later}</a>}
        </nav>
      )}
    </>
  );
}
