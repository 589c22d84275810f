import { Tag } from "#ui/content/tag.tsx";
import { staffTexts } from "../texts.ts";
import { searchOf } from "./board-query.ts";
import { MoveForm } from "./move-form.tsx";
import type { ShownTopic, ShownTopics } from "./staff-topics.tsx";
import { boardStates, boardTexts as t } from "./texts.ts";

/** Columns side by side where there is room, under each other where there is not. Nothing needs dragging. */
export function BoardView({ view }: { view: ShownTopics }) {
  return (
    <div className="board">
      {boardStates.map((state) => {
        const cards = view.topics.filter((topic) => topic.state === state);
        const count = view.counts.states[state];
        const id = `column-${state}`;
        return (
          <section key={state} aria-labelledby={id}>
            <h2 id={id}>
              {staffTexts.states[state]} <span className="quiet">{count}</span>
            </h2>
            {cards.length === 0 ? (
              <p className="small quiet">{t.empty}</p>
            ) : (
              <ul className="board-cards">
                {cards.map((topic) => (
                  <Card key={topic.number} topic={topic} view={view} />
                ))}
              </ul>
            )}
            {count > cards.length && (
              <p className="small">
                <a href={searchOf(view.query, { vy: "lista", lage: state })}>{t.more(count)}</a>
              </p>
            )}
          </section>
        );
      })}
    </div>
  );
}

function Card({ topic, view }: { topic: ShownTopic; view: ShownTopics }) {
  const href = `/arbetsplats/${view.head.slug}/amnen/${topic.number}${searchOf(view.query)}`;
  return (
    <li id={`amne-${topic.number}`} tabIndex={-1} data-moved={view.query.flyttat === topic.number || undefined}>
      <h3>
        <a href={href}>
          <span className="quiet">{topic.number}</span> <span className="voice">{topic.title}</span>
        </a>
      </h3>
      <p className="small quiet">
        {topic.name} · {staffTexts.kinds[topic.kind]}
      </p>
      {topic.round && <p className="small">{topic.round}</p>}
      {topic.waits ? (
        <Tag tone="wait" small>
          {staffTexts.waits(topic.waits)}
        </Tag>
      ) : (
        <p className="small quiet">{t.inState(topic.age)}</p>
      )}
      {topic.next && (
        <p className="small">
          <a href={`${href}#${topic.next.at}`}>{topic.next.text}</a>
        </p>
      )}
      <MoveForm topic={topic} view={view} />
    </li>
  );
}
