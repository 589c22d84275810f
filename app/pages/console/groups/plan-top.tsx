import type { FetcherWithComponents } from "react-router";
import { variants } from "#grouping/shared";
import { Button } from "#ui/button.tsx";
import { DataTable } from "#ui/content/data-table.tsx";
import { Notice } from "#ui/content/notice.tsx";
import { Tag } from "#ui/content/tag.tsx";
import { groupTexts as t } from "./group-texts.ts";
import type { AboutGroups } from "./load-groups.ts";
import type { Compute, Computing } from "./use-computing.ts";

type Props = { about: AboutGroups; change: FetcherWithComponents<unknown>; computing: Computing; compute: Compute };
type SeenPlan = AboutGroups["plans"][number];

/** Which plans there are, what the shown one is worth, and what is done with it. */
export function PlanTop({ about, change, computing, compute }: Props) {
  const { plans, shown, rounds, step } = about;
  const plan = plans.find(({ variant }) => variant === shown);
  const chosen = plans.find((one) => one.chosen);
  const next = variants.find((variant) => !plans.some((one) => one.variant === variant));
  const isOver = rounds.every(({ begun }) => begun);
  const busy = computing.state === "busy";
  const show = (variant: number) => `?${step ? `samtal=${step.number}&` : ""}forslag=${variant}`;
  return (
    <div className="plan-top">
      <section aria-labelledby="plans-title">
        <h2 id="plans-title">{t.plans}</h2>
        {plans.length > 0 && (
          <nav className="switcher" aria-label={t.plans}>
            {plans.map((one) => (
              <a key={one.variant} href={show(one.variant)} aria-current={one.variant === shown ? "true" : undefined}>
                {t.plan(one.variant)}
                {one.chosen && `, ${t.chosenMark}`}
              </a>
            ))}
          </nav>
        )}
        {!isOver && <p>{t.basis[about.basis](about.expected)}</p>}
        <div className="row">
          {plan && !isOver && (
            <>
              <Button type="button" disabled={busy} onClick={() => void compute({ variant: plan.variant, seen: plan.version })}>
                {t.again}
              </Button>
              <Button
                type="button"
                look="second"
                disabled={busy}
                onClick={() => void compute({ variant: plan.variant, seen: plan.version, longer: true })}
              >
                {t.longer}
              </Button>
            </>
          )}
          {next !== undefined && !isOver && (
            <Button
              type="button"
              look={plan ? "second" : "main"}
              disabled={busy}
              onClick={() => void compute({ variant: next, seen: 0 })}
            >
              {t.newPlan(next)}
            </Button>
          )}
        </div>
        <Progress computing={computing} />
        {plan && <PlanForms plan={plan} change={change} />}
        {!isOver && <p className="small quiet">{chosen ? t.chosen(t.plan(chosen.variant)) : t.noneChosen}</p>}
      </section>
      {plan && <Worth about={about} plan={plan} />}
    </div>
  );
}

/** Told politely while it searches; what cannot be together stays until the next try. */
function Progress({ computing }: { computing: Computing }) {
  const end = computing.state === "idle" ? computing.end : undefined;
  return (
    <>
      <p role="status" className="small">
        {computing.state === "busy" &&
          (computing.better ? t.soFar(computing.better.repeats, computing.better.roles) : t.computing)}
        {end && end.outcome !== "impossible" && t.done[end.outcome]}
      </p>
      {end?.outcome === "impossible" && (
        <Notice tone="alert" role="alert">
          <b>{t.conflictTitle}</b>
          <ul>
            {end.conflicts.map(({ text, loosen }) => (
              <li key={text}>
                {text} {loosen}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}

function PlanForms({ plan, change }: { plan: SeenPlan; change: Props["change"] }) {
  const { variant, version } = plan;
  return (
    <div className="row mt-3">
      <change.Form method="post">
        <input type="hidden" name="intent" value="choose" />
        <Button look="second" name="variant" value={plan.chosen ? "" : variant}>
          {plan.chosen ? t.setAside : t.choose}
        </Button>
      </change.Form>
      {plan.canUndo && (
        <change.Form method="post">
          <input type="hidden" name="intent" value="undo" />
          <input type="hidden" name="variant" value={variant} />
          <Button look="quiet" name="seen" value={version}>
            {t.undo}
          </Button>
        </change.Form>
      )}
    </div>
  );
}

function Worth({ about, plan }: { about: AboutGroups; plan: SeenPlan }) {
  const { plans, difference, leftOut } = about;
  const said = (variant: number, goal: string) =>
    plans.find((one) => one.variant === variant)?.words.find((word) => word.goal === goal);
  return (
    <section aria-labelledby="worth-title">
      <h2 id="worth-title">{plans.length > 1 ? t.compare : t.worth}</h2>
      {plans.length > 1 ? (
        <DataTable
          name={t.compareTable}
          rowHead="goal"
          columns={[
            { key: "goal", head: t.goal },
            ...plans.map(({ variant }) => ({ key: String(variant), head: t.plan(variant) })),
          ]}
          rows={plan.words.map(({ goal }) => ({
            key: goal,
            cells: {
              goal: t.goals[goal as keyof typeof t.goals],
              ...Object.fromEntries(plans.map(({ variant }) => [String(variant), said(variant, goal)?.text ?? "–"])),
            },
          }))}
        />
      ) : (
        <ul className="plain-list plan-worth">
          {plan.words.map(({ goal, text, proven }) => (
            <li key={goal}>
              <Tag tone={proven ? "ok" : "info"}>{text}</Tag>
            </li>
          ))}
        </ul>
      )}
      {difference !== null && <p className="small">{t.difference(difference)}</p>}
      {leftOut > 0 && <Notice tone="warn">{t.leftOut(leftOut)}</Notice>}
      {plan.stale && <Notice tone="warn">{t.stale}</Notice>}
      <p className="small quiet">
        {t.made[plan.basis]}. {t.step(t.steps[plan.why], plan.by, plan.at)}
      </p>
    </section>
  );
}
