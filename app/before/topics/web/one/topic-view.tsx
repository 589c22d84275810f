import { Tag } from "#ui/content/tag.tsx";
import { Fold } from "#ui/content/fold.tsx";
import { Outcome } from "#ui/content/notice.tsx";
import { Button } from "#ui/button.tsx";
import { Select } from "#ui/forms/select.tsx";
import { TextArea } from "#ui/forms/text-area.tsx";
import { RoleMark } from "#ui/thread/role-mark.tsx";
import { Thread } from "#ui/thread/thread.tsx";
import { roleShape, roleWord } from "../../../../web/role.ts";
import { contactWays } from "#topics/shared";
import { movesFrom } from "../../topic.ts";
import { stateTone } from "../state-tone.ts";
import { staffTexts as t } from "../texts.ts";
import { NextSteps } from "./next-steps.tsx";
import { PostForm } from "./post-form.tsx";
import type { Shown } from "./staff-topic.tsx";
import type { TopicAnswer } from "./topic-form.ts";

/** One topic with its whole life, and what can be done with it now. */
export function TopicView({ shown, answer }: { shown: Shown; answer: TopicAnswer | undefined }) {
  const { topic, head, search } = shown;
  const href = (number: number) => `/arbetsplats/${head.slug}/amnen/${number}${search}`;
  return (
    <article className="triage-topic" aria-labelledby="topic-title">
      <p className="small quiet">
        {t.topic(topic.number)} · {t.kinds[topic.kind]} · {t.received(topic.receivedAt)}
      </p>
      <h1 id="topic-title" className="headline">
        {topic.title}
      </h1>
      <p className="row">
        <Tag tone={stateTone[topic.state]}>{t.states[topic.state]}</Tag>
        {topic.waits && <Tag tone="wait">{t.waits(topic.waits)}</Tag>}
      </p>
      <p className="small">
        {topic.name}, {topic.role && <RoleMark shape={roleShape[topic.role]} word={roleWord.sv[topic.role]} />}. {topic.days.length > 0 && t.comes(topic.days.join(" och "))}
      </p>
      {topic.text && <p className="body-voice">{topic.text}</p>}
      {topic.into && (
        <p>
          <a href={href(topic.into.number)}>{t.joinedWith(topic.into.number)}</a>: <span className="voice">{topic.into.title}</span>
        </p>
      )}
      {topic.joinedHere.length > 0 && (
        <>
          <h2 className="h3">{t.joinedHere}</h2>
          <ul>
            {topic.joinedHere.map(({ number, title }) => (
              <li key={number}>
                <a href={href(number)}>
                  {number} <span className="voice">{title}</span>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      <Outcome said={answer?.said} problem={answer?.problem} />
      {topic.undoUntil && (
        <form method="post" className="row mt-4">
          <input type="hidden" name="form" value="undo" />
          <span className="small">{t.undoUntil(topic.undoUntil)}</span>
          <Button look="second" size="small">
            {t.undo}
          </Button>
        </form>
      )}
      <div className="cols-2 mt-6">
        <div>
          <h2>{t.happened}</h2>
          <Thread
            nodes={topic.happened.map(({ title, at, said, whole }, i) => ({
              title,
              when: at,
              said: said && <span className="pre-line">{said}</span>,
              state: i === topic.happened.length - 1 ? "now" : "done",
              more: whole && (
                <Fold summary={t.whole}>
                  <p className="small pre-line">{whole}</p>
                </Fold>
              ),
            }))}
          />
          <PostForm form="write" title={t.write} button={<Button look="second">{t.writeButton}</Button>}>
            <TextArea id="text" label={t.writeLabel} hint={t.writeHint} rows={4} defaultValue={answer?.typed["text"] ?? ""} />
          </PostForm>
          {movesFrom(topic.state).includes("contact") && (
            <PostForm form="contact" title={t.logContact} button={<Button look="second">{t.saveContact}</Button>}>
              <Select id="way" label={t.contactWay} options={contactWays.map((value) => ({ value, text: t.ways[value] }))} defaultValue={answer?.typed["way"] ?? "phone"} />
              <TextArea id="about" label={t.contactAbout} rows={3} defaultValue={answer?.typed["about"] ?? ""} />
            </PostForm>
          )}
        </div>
        <NextSteps shown={shown} answer={answer} />
      </div>
    </article>
  );
}
