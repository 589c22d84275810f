import { z } from "zod";
import type { Rule, RuleId } from "#mailings";
import type { FieldFault } from "#ui/forms/error-summary.tsx";
import { audienceParts, ruleKinds } from "../../kinds.ts";
import { ruleTexts as t } from "./rule-texts.ts";

const ruleId = z.uuid().transform((id) => id as RuleId);
const change = z.object({ wish: z.enum(["on", "off", "remove"]), rule: ruleId });
/** 9.00, 09:00 and 09.00 are all the same time. */
const clockTime = /^([01]?\d|2[0-3])[.:]([0-5]\d)$/;

export type RuleForm =
  | { wish: "make"; rule: Pick<Rule, "kind" | "days" | "atLocal" | "who"> }
  | { wish: "change"; ruleId: RuleId; to: "on" | "off" | "remove" }
  | { wish: "faulty"; faults: FieldFault[] }
  | { wish: "nothing" };

export type TypedRule = { kind: string; days: string; side: string; at: string; who: string };

export function typedRule(form: FormData): TypedRule {
  const word = (name: string) => String(form.get(name) ?? "");
  return { kind: word("kind"), days: word("days"), side: word("side"), at: word("at"), who: word("who") };
}

export function readRuleForm(form: FormData): RuleForm {
  const changed = change.safeParse({ wish: form.get("wish"), rule: form.get("rule") });
  if (changed.success) return { wish: "change", ruleId: changed.data.rule, to: changed.data.wish };
  const typed = typedRule(form);
  const chosen = z.object({ kind: z.enum(ruleKinds), who: z.enum(audienceParts), side: z.enum(["before", "after"]) }).safeParse(typed);
  if (!chosen.success) return { wish: "nothing" };
  const days = /^\d{1,2}$/.test(typed.days.trim()) ? Number(typed.days) : Number.NaN;
  const [, hours = "", minutes = ""] = clockTime.exec(typed.at.trim()) ?? [];
  const faults = [
    ...(days >= 0 && days <= 60 ? [] : [{ field: "days", text: t.daysFault }]),
    ...(hours ? [] : [{ field: "at", text: t.atFault }]),
  ];
  if (faults.length > 0) return { wish: "faulty", faults };
  const { kind, who, side } = chosen.data;
  return { wish: "make", rule: { kind, who, days: side === "after" ? 0 - days : days, atLocal: `${hours.padStart(2, "0")}:${minutes}` } };
}
