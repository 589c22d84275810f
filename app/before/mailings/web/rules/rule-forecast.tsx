import type { Foreseen } from "#mailings";
import { Button } from "#ui/button.tsx";
import { DataTable } from "#ui/content/data-table.tsx";
import { Tag, type TagTone } from "#ui/content/tag.tsx";
import type { AudiencePart, MailingKind } from "../../kinds.ts";
import { ruleTexts as t } from "./rule-texts.ts";
import { staffTexts } from "../staff-texts.ts";

type Row = {
  meetingNumber: number;
  day: string;
  due: string;
  state: Foreseen["state"];
  recipients: number;
  skipped: number;
};
type Props = { slug: string; id: string; kind: MailingKind; days: number; at: string; who: AudiencePart; active: boolean; hasRun: boolean; dates: readonly Row[] };

const tones: Record<Foreseen["state"], TagTone> = { coming: "wait", "at-once": "warn", sent: "ok", over: "off", "called-off": "off" };

const goesNot = (state: Row["state"]) => state === "over" || state === "called-off";

/** One rule in a sentence, its switch, and what it does about each date. */
export function RuleForecast({ slug, id, kind, days, at, who, active, hasRun, dates }: Props) {
  const letter = staffTexts.kinds[kind];
  return (
    <section className="mt-6" aria-labelledby={`rule-${id}`}>
      <h2 id={`rule-${id}`}>{t.sentence(letter, days, at, t.parts[who])}</h2>
      <form method="post" className="row mt-2">
        <input type="hidden" name="rule" value={id} />
        <Tag tone={active ? "ok" : "off"}>{active ? t.on : t.off}</Tag>
        <Button look={active ? "second" : "main"} size="small" name="wish" value={active ? "off" : "on"}>
          {active ? t.turn.off : t.turn.on}
        </Button>
        {!active && !hasRun && (
          <Button look="quiet" size="small" name="wish" value="remove">
            {t.turn.remove}
          </Button>
        )}
      </form>
      <div className="mt-4">
        <DataTable
          name={t.table(letter)}
          rowHead="day"
          columns={[
            { key: "day", head: t.date },
            { key: "due", head: t.due },
            { key: "state", head: t.state },
            { key: "recipients", head: t.recipients, num: true },
            { key: "skipped", head: t.skipped, num: true },
          ]}
          rows={dates.map(({ meetingNumber, day, due, state, recipients, skipped }) => ({
            key: String(meetingNumber),
            cells: {
              // Leads to everyone's name; what has gone leads on to its mailing.
              day: <a href={`/arbetsplats/${slug}/utskick/regler/${id}/${meetingNumber}`}>{day}</a>,
              due,
              state: (
                <Tag tone={tones[state]} small>
                  {t.states[state]}
                </Tag>
              ),
              recipients: goesNot(state) ? "–" : recipients,
              skipped: goesNot(state) ? "–" : skipped,
            },
          }))}
        />
      </div>
    </section>
  );
}
