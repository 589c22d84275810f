import type { ReactNode } from "react";
import type { Role } from "#dialogues/shared";
import type { TopicKind, TopicState } from "#topics";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/content/notice.tsx";
import { Select } from "#ui/forms/select.tsx";
import { TextArea } from "#ui/forms/text-area.tsx";
import { RoleMark } from "#ui/thread/role-mark.tsx";
import { Thread } from "#ui/thread/thread.tsx";
import { roleShape, roleWord } from "../../../web/role.ts";
import { staffTexts as t } from "./staff-texts.ts";
import type { TopicAnswer } from "./topic-form.ts";

export type ShownTopic = {
  number: number;
  kind: TopicKind;
  title: string;
  text: string;
  state: TopicState;
  question: string;
  released: boolean;
  placed: string | undefined;
  name: string;
  role: Role | undefined;
  days: string[];
  receivedAt: string;
  /** States, contacts and messages, oldest first. */
  happened: { title: string; at: string; said: string | undefined }[];
};

type Props = { topic: ShownTopic; rounds: { stepId: string; text: string }[]; answer: TopicAnswer | undefined };

/** One topic with its whole life, and what can be done with it now. */
export function StaffTopic({ topic, rounds, answer }: Props) {
  const open = topic.state === "received" || topic.state === "contacted" || topic.state === "preparing";
  const placeable = open || topic.state === "on-agenda";
  return (
    <article className="triage-topic" aria-labelledby="topic-title">
      <p className="small quiet">
        {t.topic(topic.number)} · {t.kinds[topic.kind]} · {t.received(topic.receivedAt)}
      </p>
      <h2 id="topic-title" className="headline">
        {topic.title}
      </h2>
      <p className="small">
        {topic.name}, {topic.role && <RoleMark shape={roleShape[topic.role]} word={roleWord.sv[topic.role]} />}. {topic.days.length > 0 && t.comes(topic.days.join(" och "))}
      </p>
      {topic.text && <p className="body-voice">{topic.text}</p>}
      {answer?.said && (
        <Notice tone="ok" role="status">
          {answer.said}
        </Notice>
      )}
      {answer?.problem && (
        <Notice tone="alert" role="alert">
          {answer.problem}
        </Notice>
      )}
      <div className="cols-2 mt-6">
        <div>
          <h3>{t.happened}</h3>
          <Thread
            nodes={topic.happened.map(({ title, at, said }, i) => ({ title, when: at, said, state: i === topic.happened.length - 1 ? "now" : "done" }))}
          />
          <TopicForm form="contact" title={t.logContact} button={<Button look="second">{t.saveContact}</Button>}>
            <Select id="way" label={t.contactWay} options={Object.entries(t.ways).map(([value, text]) => ({ value, text }))} defaultValue={answer?.typed["way"] ?? "phone"} />
            <TextArea id="about" label={t.contactAbout} rows={3} defaultValue={answer?.typed["about"] ?? ""} />
          </TopicForm>
          <TopicForm form="write" title={t.write} button={<Button look="second">{t.writeButton}</Button>}>
            <TextArea id="text" label={t.writeLabel} hint={t.writeHint} rows={4} defaultValue={answer?.typed["text"] ?? ""} />
          </TopicForm>
        </div>
        <div className="panel">
          <h3>{t.next}</h3>
          {placeable && (
            <TopicForm form="question" title={t.question} button={<Button look="second">{t.saveQuestion}</Button>}>
              <TextArea id="question" label={t.question} hint={t.questionHint} rows={3} defaultValue={answer?.typed["question"] ?? topic.question} />
            </TopicForm>
          )}
          {placeable && (
            <TopicForm form="place" title={t.place} button={<Button>{t.placeButton}</Button>}>
              <Select
                id="stepId"
                label={t.round}
                hint={topic.placed ?? t.placeHint}
                empty={t.pickRound}
                options={rounds.map(({ stepId, text }) => ({ value: stepId, text }))}
                defaultValue={answer?.typed["stepId"] ?? ""}
              />
            </TopicForm>
          )}
          {topic.state === "on-agenda" && (
            <TopicForm form="take-off" button={<Button look="quiet">{t.takeOff}</Button>} />
          )}
          <TopicForm form="release" button={<Button look="quiet">{topic.released ? t.withhold : t.release}</Button>}>
            <input type="hidden" name="released" value={topic.released ? "no" : "yes"} />
          </TopicForm>
          {open && (
            <TopicForm form="decline" title={t.decline} button={<Button look="alert">{t.declineButton}</Button>}>
              <TextArea id="because" label={t.because} hint={t.becauseHint} rows={3} defaultValue={answer?.typed["because"] ?? ""} />
            </TopicForm>
          )}
        </div>
      </div>
    </article>
  );
}

/** Fields, then the one button that says what happens. */
function TopicForm({ form, title, button, children }: { form: string; title?: string; button: ReactNode; children?: ReactNode }) {
  return (
    <form method="post" className="mt-6" aria-label={title}>
      {title && <h4>{title}</h4>}
      <input type="hidden" name="form" value={form} />
      {children}
      <div className="row mt-4">{button}</div>
    </form>
  );
}
