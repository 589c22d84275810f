import { Leaf } from "#ui/content/leaf.tsx";
import { Said } from "#ui/content/said.tsx";
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
            <p className="quiet">{t.topic(number)}</p>
            <div>
              <h3 lang={title ? "sv" : undefined}>{title ?? t.noTitle}</h3>
              <p className="row">
                <Tag tone={state === "answered" ? "ok" : state === "declined" ? "off" : "wait"} small>
                  {t.state(state)}
                </Tag>
                {insights.length > 0 && (
                  <span className="small">
                    {t.insightsFrom} {insightLinks(insights, t.insight)}
                  </span>
                )}
              </p>
              {because && <p lang="sv">{because}</p>}
            </div>
          </li>
        ))}
      </ul>
    </Leaf>
  );
}

/** The groups whose notes or topics became something, question by question, and the way to what they became. */
export function TalksLeaf({ view: { language, rounds } }: Props) {
  const t = texts[language];
  if (rounds.length === 0) return null;
  return (
    <Leaf id="samtalen" title={t.talksTitle} help={t.talksHelp}>
      {rounds.map(({ anchor, day, round, question, talks }) => {
        const leading = talks.filter(({ topic, insights }) => topic !== undefined || insights.length > 0);
        return (
          <section key={anchor} id={anchor} className="stack mt-5" tabIndex={-1} aria-labelledby={`${anchor}-title`}>
            <div>
              <h3 id={`${anchor}-title`} className="voice">
                <Said {...question} />
              </h3>
              <p className="small quiet">{`${day}, ${t.talkRow(talks.filter(({ merged }) => !merged).length, talks.reduce((sum, { people, merged }) => sum + (merged ? 0 : people), 0))}`}</p>
            </div>
            <ul className="plain-list">
              {leading.map(({ anchor: at, group, people, topic, insights }) => (
                <li key={at} id={at} tabIndex={-1}>
                  <Ring number={group} present={people} waiting={0} words={`${t.groupRound(group, round)}, ${t.people(people).toLowerCase()}`} />
                  <span>
                    {topic !== undefined && links([{ href: anchors.topic(topic), text: t.topic(topic) }])}
                    {topic !== undefined && insights.length > 0 && ", "}
                    {insightLinks(insights, t.insight)}
                  </span>
                </li>
              ))}
            </ul>
            {leading.length < talks.length && <p className="small quiet">{t.otherTalks(talks.length - leading.length)}</p>}
          </section>
        );
      })}
    </Leaf>
  );
}
