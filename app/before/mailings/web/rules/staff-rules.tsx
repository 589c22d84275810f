import { data } from "react-router";
import { dayAndYear } from "#platform/i18n";
import { BackLink } from "#ui/button.tsx";
import { EmptyState } from "#ui/content/empty-state.tsx";
import { Notice } from "#ui/content/notice.tsx";
import { ErrorSummary } from "#ui/forms/error-summary.tsx";
import { StaffHead } from "#ui/frame/staff-frame.tsx";
import { house } from "../../../../web/house.ts";
import { momentAt } from "../../../../web/moment.ts";
import { StaffPage } from "../../../../web/staff-page.tsx";
import { staffDialogue } from "../../../../web/staff-dialogue.ts";
import type { Route } from "./+types/staff-rules.ts";
import { NewRule } from "./new-rule.tsx";
import { RuleForecast } from "./rule-forecast.tsx";
import { readRuleForm, typedRule } from "./rule-form.ts";
import { ruleTexts as t } from "./rule-texts.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const { by, dialogue, head } = await staffDialogue(context, params.slug);
  const forecast = await context.get(house).mailings.forecast({ dialogueId: dialogue.id, authorityId: by.authorityId });
  return {
    head,
    rules: forecast.map(({ rule: { id, kind, days, atLocal, who, active }, dates }) => ({
      id,
      kind,
      days,
      at: atLocal.replace(":", "."),
      who,
      active,
      hasRun: dates.some(({ state }) => state === "sent"),
      dates: dates.map(({ meetingNumber, startsLocal, dueLocal, state, recipients, skipped }) => ({
        meetingNumber,
        day: dayAndYear(startsLocal, "sv"),
        due: momentAt(dueLocal),
        state,
        recipients,
        skipped,
      })),
    })),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { by, dialogue } = await staffDialogue(context, params.slug);
  const { mailings } = context.get(house);
  const form = await request.formData();
  const read = readRuleForm(form);
  switch (read.wish) {
    case "nothing":
      throw data(null, { status: 400 });
    case "faulty":
      return data({ said: "faulty" as const, faults: read.faults, typed: typedRule(form) }, { status: 422 });
    case "make": {
      const made = await mailings.makeRule({ ...read.rule, dialogueId: dialogue.id, authorityId: by.authorityId, by: by.personId });
      if (made.outcome === "unknown") throw data(null, { status: 404 });
      return data({ said: "made" as const });
    }
    case "change": {
      const changed = await mailings.changeRule(read.ruleId, read.to, by);
      if (changed.outcome === "unknown") throw data(null, { status: 404 });
      return data({ said: changed.outcome === "done" ? read.to : changed.outcome });
    }
  }
}

/** Letters that go by themselves, with who will get what and when, and afterwards who was skipped because. */
export default function StaffRules({ loaderData: { head, rules }, actionData }: Route.ComponentProps) {
  const faults = actionData?.said === "faulty" ? actionData.faults : [];
  const said = actionData && actionData.said !== "faulty" ? (actionData.said === "made" ? t.made : t.changed[actionData.said]) : undefined;
  return (
    <StaffPage dialogue={head}>
      <title>{`${faults.length > 0 ? "Fel: " : ""}${t.title} – ${head.title}`}</title>
      <BackLink href={`/arbetsplats/${head.slug}/utskick`}>{t.back}</BackLink>
      <ErrorSummary title={t.faults(faults.length)} faults={faults} />
      <StaffHead title={t.title} under={t.lead} />
      {said && (
        <Notice tone="ok" role="status">
          {said}
        </Notice>
      )}
      <p className="small quiet">{t.semantics}</p>
      {rules.length === 0 && <EmptyState>{t.none}</EmptyState>}
      {rules.map((rule) => (
        <RuleForecast key={rule.id} slug={head.slug} {...rule} />
      ))}
      <NewRule typed={actionData?.said === "faulty" ? actionData.typed : undefined} faults={faults} />
    </StaffPage>
  );
}
