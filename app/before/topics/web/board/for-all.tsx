import { Button } from "#ui/button.tsx";
import { Fold } from "#ui/content/fold.tsx";
import { TextField } from "#ui/forms/text-field.tsx";
import type { ShownTopics } from "./staff-topics.tsx";
import { boardTexts as t } from "./texts.ts";

/** What is decided for the whole dialogue. */
export function ForAll({ view }: { view: ShownTopics }) {
  return (
    <Fold summary={t.forAll}>
      <div className="cols-2">
        <form method="post">
          <TextField id="days" type="number" min={0} max={60} required width="short" label={t.days} hint={t.daysHint} defaultValue={view.reminderDays} />
          <div className="row mt-4">
            <Button look="second">{t.saveDays}</Button>
          </div>
        </form>
        <form method="post">
          <p>{t.releaseHint}</p>
          <div className="row mt-4">
            <Button look="second" name="release" value="on-agenda">
              {t.release}
            </Button>
          </div>
        </form>
      </div>
    </Fold>
  );
}
