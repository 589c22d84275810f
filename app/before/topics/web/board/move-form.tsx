import { contactWays } from "#topics/shared";
import { Button } from "#ui/button.tsx";
import { movesFrom } from "../../topic.ts";
import { staffTexts } from "../texts.ts";
import type { ShownTopic, ShownTopics } from "./staff-topics.tsx";
import { boardTexts as t } from "./texts.ts";

/** Where a topic can go by one choice, and the way back while its letter waits. What needs words is on the topic's own page. */
export function MoveForm({ topic, view }: { topic: ShownTopic; view: ShownTopics }) {
  return (
    <>
      {topic.canUndo && (
        <form method="post" className="mt-2">
          <input type="hidden" name="number" value={topic.number} />
          <Button look="quiet" size="small" name="to" value="undo" aria-label={t.undoOf(topic.number)}>
            {t.undo}
          </Button>
        </form>
      )}
      {movesFrom(topic.state).includes("place") && (
        <form method="post" className="move-form">
          <input type="hidden" name="number" value={topic.number} />
          <select name="to" className="select" data-size="small" aria-label={t.moveTo(topic.number)} defaultValue="" required>
            <option value="">{t.pick}</option>
            <optgroup label={t.contact}>
              {contactWays.map((way) => (
                <option key={way} value={`contact:${way}`}>
                  {t.contactBy(staffTexts.ways[way])}
                </option>
              ))}
            </optgroup>
            {topic.state !== "preparing" && topic.state !== "on-agenda" && <option value="prepare">{t.prepare}</option>}
            <optgroup label={t.place}>
              {view.rounds.map(({ stepId, text }) => (
                <option key={stepId} value={`place:${stepId}`}>
                  {text}
                </option>
              ))}
            </optgroup>
          </select>
          <Button look="second" size="small">
            {t.move}
          </Button>
        </form>
      )}
    </>
  );
}
