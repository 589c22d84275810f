import type { ReactNode } from "react";
import type { FetcherWithComponents } from "react-router";
import { goals, importances, templates } from "#grouping/shared";
import { Button } from "#ui/button.tsx";
import { Fold } from "#ui/content/fold.tsx";
import { Select } from "#ui/forms/select.tsx";
import { TextField } from "#ui/forms/text-field.tsx";
import { groupTexts as t } from "./group-texts.ts";
import type { AboutGroups } from "./load-groups.ts";

type Props = { about: AboutGroups; change: FetcherWithComponents<unknown> };

/** What groups are made by, in plain words. Each form is saved by itself, with the version its maker saw. */
export function RulesFold({ about, change }: Props) {
  const spaces = about.rounds.filter(({ template, begun }) => template === "open-space" && !begun);
  const form = (intent: string, inside: ReactNode) => (
    <change.Form method="post">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="seen" value={about.rulesVersion} />
      {inside}
    </change.Form>
  );
  return (
    <Fold summary={t.rules}>
      <div className="plan-rules">
        <p className="small quiet">{t.rulesHint}</p>
        <section aria-labelledby="weigh-title">
          <h3 id="weigh-title">{t.weighing}</h3>
          {form(
            "weigh",
            <>
              <div className="pair" key={about.rulesVersion}>
                {goals.map((goal) => (
                  <Select
                    key={goal}
                    id={goal}
                    label={t.goals[goal]}
                    defaultValue={about.weighing[goal]}
                    options={importances.map((value) => ({ value, text: t.importances[value] }))}
                    small
                  />
                ))}
              </div>
              <Save />
            </>,
          )}
        </section>
        <section aria-labelledby="forms-title">
          <h3 id="forms-title">{t.forms}</h3>
          {about.rounds.map(
            (round, index) =>
              round.begun || (
                <div key={round.stepId}>{form("form", <RoundFields {...{ round, index }} key={about.rulesVersion} />)}</div>
              ),
          )}
          {spaces.length > 0 &&
            form(
              "topics",
              <>
                <p className="small quiet">{t.marketHint(spaces.reduce((sum, { topics }) => sum + topics, 0))}</p>
                <Button look="second" size="small">
                  {t.market}
                </Button>
              </>,
            )}
        </section>
        <section aria-labelledby="sets-title">
          <h3 id="sets-title">{t.sets}</h3>
          <p className="small quiet">{t.setsHint}</p>
          {about.sets.length > 0 &&
            form(
              "unpair",
              <Removable
                name="pair"
                items={about.sets.map(({ value, names, kind }) => ({ value, text: `${names}: ${t[kind]}`, names }))}
              />,
            )}
          {form(
            "pair",
            <>
              <div className="pair">
                <Select id="pair-one" name="one" label={t.first} options={about.people} empty={t.pickWho} required small />
                <Select id="pair-other" name="other" label={t.second} options={about.people} empty={t.pickWho} required small />
                <Select
                  id="pair-kind"
                  name="kind"
                  label={t.kind}
                  options={(["together", "apart"] as const).map((value) => ({ value, text: t[value] }))}
                  small
                />
              </div>
              <Button look="second" size="small">
                {t.addSet}
              </Button>
            </>,
          )}
        </section>
        <section aria-labelledby="hosts-title">
          <h3 id="hosts-title">{t.hosts}</h3>
          <p className="small quiet">{t.hostsHint}</p>
          {about.hosts.length > 0 &&
            form(
              "unhost",
              <Removable
                name="personId"
                items={about.hosts.map(({ personId, name }) => ({ value: personId, text: name, names: name }))}
              />,
            )}
          {form(
            "host",
            <>
              <div className="pair">
                <Select id="host-who" name="personId" label={t.who} options={about.people} empty={t.pickWho} required small />
              </div>
              <Button look="second" size="small">
                {t.addHost}
              </Button>
            </>,
          )}
        </section>
      </div>
    </Fold>
  );
}

const Save = () => (
  <Button look="second" size="small">
    {t.save}
  </Button>
);

function RoundFields({ round, index }: { round: AboutGroups["rounds"][number]; index: number }) {
  const { stepId, title, template, min, max } = round;
  return (
    <fieldset>
      <legend className="label">{t.round(index + 1, title)}</legend>
      <input type="hidden" name="stepId" value={stepId} />
      <div className="pair">
        <Select
          id={`form-${index}`}
          name="template"
          label={t.form}
          defaultValue={template}
          options={templates.map((value) => ({ value, text: t.templates[value] }))}
          small
        />
        <TextField
          id={`min-${index}`}
          name="min"
          label={t.min}
          type="number"
          min={2}
          max={100}
          defaultValue={min}
          width="short"
        />
        <TextField
          id={`max-${index}`}
          name="max"
          label={t.max}
          type="number"
          min={2}
          max={100}
          defaultValue={max}
          width="short"
        />
      </div>
      <Save />
    </fieldset>
  );
}

function Removable({ name, items }: { name: string; items: readonly { value: string; text: string; names: string }[] }) {
  return (
    <ul className="plain-list">
      {items.map(({ value, text, names }) => (
        <li key={value} className="row">
          <span>{text}</span>
          <Button look="quiet" size="small" name={name} value={value} aria-label={t.removeWho(names)}>
            {t.remove}
          </Button>
        </li>
      ))}
    </ul>
  );
}
