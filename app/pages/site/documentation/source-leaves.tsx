import { Leaf } from "#ui/content/leaf.tsx";
import { Tag } from "#ui/content/tag.tsx";
import { Ring } from "#ui/thread/ring.tsx";
import { type DocumentationView, anchors } from "./documentation-view.ts";
import { links } from "./insight-leaf.tsx";
import { texts } from "./texts.ts";

type Props = { view: DocumentationView };

const insightLinks = (numbers: readonly number[], word: (number: number) => string) => links(numbers.map((number) => ({ href: anchors.insight(number), text: word(number) })));

/** What became of every topic, without names; titles only of those that were released. */
export function TopicsLeaf({ view: { language, topics } }: Props) {
  const t = texts[language];
  if (topics.length === 0) return null;
  return (
    <Leaf id="amnena" title={t.topicsTitle} help={t.topicsHelp}>
      <ul className="listings">
        {topics.map(({ number, title, state, because, insights }) => (
          <li key={number} id={anchors.topic(number)} tabIndex={-1}>
            <h3>
              {t.topic(number)}
              {title && (
                <>
                  {": "}
                  <span className="voice" lang="sv">
                    {title}
                  </span>
                </>
              )}
            </h3>
            <p className="small">
              <Tag tone={state === "answered" ? "ok" : state === "declined" ? "off" : "wait"} small>
                {t.state(state)}
              </Tag>{" "}
              {!title && <span className="quiet">{t.noTitle}</span>}
              {insights.length > 0 && (
                <>
                  {t.insightsFrom} {insightLinks(insights, t.insight)}
                </>
              )}
            </p>
            {because && <p lang="sv">{because}</p>}
          </li>
        ))}
      </ul>
    </Leaf>
  );
}

/** Every group of every round, and the way to the insights that rest on what it wrote. */
export function TalksLeaf({ view: { language, rounds } }: Props) {
  const t = texts[language];
  if (rounds.length === 0) return null;
  return (
    <Leaf id="samtalen" title={t.talksTitle} help={t.talksHelp}>
      {rounds.map(({ anchor, day, round, question, talks }) => (
        <section key={anchor} id={anchor} tabIndex={-1} aria-labelledby={`${anchor}-title`}>
          <h3 id={`${anchor}-title`} className="mt-4">
            <span className="voice">{question}</span>
          </h3>
          <p className="small quiet">{`${day}, ${t.talkRow(talks.filter(({ merged }) => !merged).length, talks.reduce((sum, { people, merged }) => sum + (merged ? 0 : people), 0))}`}</p>
          <ul className="row">
            {talks.map(({ anchor: at, group, people, topic, insights }) => (
              <li key={at} id={at} tabIndex={-1}>
                <Ring number={group} present={people} waiting={0} words={`${t.groupRound(group, round)}, ${t.people(people)}`} wordsBeside />
                <span className="small">
                  {topic !== undefined && links([{ href: anchors.topic(topic), text: t.topic(topic) }])}
                  {topic !== undefined && insights.length > 0 && ", "}
                  {insightLinks(insights, t.insight)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Leaf>
  );
}
