import type { FetcherWithComponents } from "react-router";
import { roles } from "#dialogues/shared";
import { Button } from "#ui/button.tsx";
import { LockButton, PlanCard, PlanPerson } from "#ui/console/plan-card.tsx";
import { Select } from "#ui/forms/select.tsx";
import { RoleMark } from "#ui/thread/role-mark.tsx";
import { roleShape, roleWord } from "../../../web/role.ts";
import { markOf } from "../faces.tsx";
import type { SeenTable } from "./board-view.ts";
import { groupTexts as t } from "./group-texts.ts";
import type { AboutGroups } from "./load-groups.ts";

type Props = { about: AboutGroups; change: FetcherWithComponents<unknown> };

/** Every group with everyone in it. Before it begins, people and tables can be locked here. */
export function PlanPicture({ about, change }: Props) {
  const { tables, step } = about;
  const plan = step?.begun ? undefined : about.plans.find(({ variant }) => variant === about.shown);
  const seen = plan && (
    <>
      <input type="hidden" name="variant" value={plan.variant} />
      <input type="hidden" name="seen" value={plan.version} />
    </>
  );
  return (
    <section aria-labelledby="picture-title" className="plan-picture">
      <h2 id="picture-title">{step?.begun ? t.begunPicture : t.picture}</h2>
      <change.Form method="post">
        <input type="hidden" name="intent" value="toggle" />
        {seen}
        <ol className="pcards">
          {tables.map((table) => (
            <Table key={table.number} table={table} stepId={plan && step ? step.stepId : undefined} />
          ))}
        </ol>
      </change.Form>
      <p className="legend">
        {roles.map((role) => (
          <RoleMark key={role} shape={roleShape[role]} word={roleWord.sv[role]} />
        ))}
      </p>
      {plan && step && (
        <change.Form method="post" className="mt-4">
          <input type="hidden" name="intent" value="lock" />
          <input type="hidden" name="stepId" value={step.stepId} />
          {seen}
          <h3>{t.lockTitle}</h3>
          <p className="small quiet">{t.lockHint}</p>
          <div className="pair">
            <Select id="lock-who" name="personId" label={t.who} options={about.people} empty={t.pickWho} required />
            <Select
              id="lock-to"
              name="table"
              label={t.to}
              options={tables.map(({ number }) => ({ value: String(number), text: t.group(number) }))}
            />
          </div>
          <p>
            <Button look="second" icon="lock">
              {t.lock}
            </Button>
          </p>
        </change.Form>
      )}
    </section>
  );
}

function Table({ table, stepId }: { table: SeenTable; stepId: string | undefined }) {
  const { number, people, topic, locked } = table;
  const gone = people.filter(({ here }) => !here).length;
  const value = (person: string, on: boolean) => [stepId, number, person, on ? "on" : "off"].join(" ");
  return (
    <PlanCard
      {...{ number, locked, topic }}
      size={people.length - gone}
      waiting={gone}
      title={t.group(number)}
      count={gone > 0 ? t.hereOf(people.length - gone, gone) : t.people(people.length)}
      lock={stepId && <LockButton locked={locked} words={t.lockGroup(number)} name="lock" value={value("-", !locked)} />}
    >
      {people.map((person) => {
        const mark = markOf(person.role, "sv");
        return (
          <PlanPerson
            key={person.personId}
            name={person.name}
            role={mark ? <RoleMark {...mark} wordHidden /> : <span />}
            place={person.sentTo !== null ? t.sentTo(person.sentTo) : person.here ? person.place : t.gone}
            again={person.again.length > 0 ? t.meetsAgain(person.again.join(", ")) : undefined}
            lock={
              stepId && (
                <LockButton
                  locked={person.locked}
                  words={t.lockPerson(person.name, number)}
                  name="lock"
                  value={value(person.personId, !person.locked)}
                />
              )
            }
          />
        );
      })}
    </PlanCard>
  );
}
