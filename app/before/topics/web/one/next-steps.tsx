import { Button } from "#ui/button.tsx";
import { Fold } from "#ui/content/fold.tsx";
import { Select } from "#ui/forms/select.tsx";
import { TextArea } from "#ui/forms/text-area.tsx";
import { TextField } from "#ui/forms/text-field.tsx";
import { movesFrom } from "../../topic.ts";
import { staffTexts as t } from "../texts.ts";
import { PostForm } from "./post-form.tsx";
import type { Shown } from "./staff-topic.tsx";
import type { TopicAnswer } from "./topic-form.ts";

/** What the topic's state allows: the question and the place first, the ways off the agenda folded. */
export function NextSteps({ shown: { topic, rounds, hosts }, answer }: { shown: Shown; answer: TopicAnswer | undefined }) {
  const moves = movesFrom(topic.state);
  const typed = (name: string) => answer?.typed[name];
  const wasAt = (form: string) => answer?.problem !== undefined && answer.form === form;
  return (
    <div className="panel">
      <h2>{t.next}</h2>
      {moves.includes("prepare") && (
        <PostForm form="question" title={t.formulate} button={<Button look="second">{t.saveQuestion}</Button>}>
          <TextArea id="question-text" name="question" label={t.question} hint={t.questionHint} rows={3} defaultValue={typed("question") ?? topic.question} />
        </PostForm>
      )}
      {moves.includes("place") && (
        <PostForm form="place" title={topic.placed ? t.placeAgain : t.place} button={<Button>{topic.placed ? t.placeAgain : t.placeButton}</Button>}>
          <Select
            id="stepId"
            label={t.round}
            hint={topic.placed ? t.placedAt(topic.placed) : t.placeHint}
            empty={t.pickRound}
            options={rounds.map(({ stepId, text }) => ({ value: stepId, text }))}
            defaultValue={typed("stepId") ?? topic.stepId}
          />
          <Select
            id="host"
            label={t.host}
            options={[{ value: "proposer", text: `${t.hosts.proposer}, ${topic.name}` }, ...hosts, { value: "nobody", text: t.hosts.nobody }]}
            defaultValue={typed("host") ?? topic.host ?? "proposer"}
          />
        </PostForm>
      )}
      {moves.includes("unplace") && <PostForm form="take-off" button={<Button look="quiet">{t.takeOff}</Button>} />}
      {moves.includes("unjoin") && <PostForm form="unjoin" button={<Button look="second">{t.unjoin}</Button>} />}
      {(topic.released || (topic.state !== "declined" && topic.state !== "joined")) && (
        <PostForm form="release" button={<Button look="quiet">{topic.released ? t.withhold : t.release}</Button>}>
          <input type="hidden" name="released" value={topic.released ? "no" : "yes"} />
        </PostForm>
      )}
      {moves.includes("join") && (
        <Fold summary={t.join} open={wasAt("join")}>
          <PostForm form="join" title={t.join} button={<Button look="second">{t.joinButton}</Button>}>
            <TextField id="number" inputMode="numeric" width="short" label={t.joinNumber} hint={t.joinHint} defaultValue={typed("number") ?? ""} autoComplete="off" />
          </PostForm>
        </Fold>
      )}
      {moves.includes("decline") && (
        <Fold summary={t.decline} open={wasAt("decline")}>
          <PostForm form="decline" title={t.decline} button={<Button look="alert">{t.declineButton}</Button>}>
            <TextArea id="because" label={t.because} hint={t.becauseHint} rows={3} defaultValue={typed("because") ?? ""} />
          </PostForm>
        </Fold>
      )}
    </div>
  );
}
