import type { Transaction } from "#platform/database";
import type { MailingNeeds } from "../index.ts";
import type { By } from "../steer.ts";
import type { Rule, RuleId } from "./rule.ts";
import { ruleAlarm } from "./carry-out.ts";
import { insertRule, listRuns, lockRule, removeRule, saveActive } from "./store.ts";

export type RuleWish = Pick<Rule, "dialogueId" | "authorityId" | "kind" | "days" | "atLocal" | "who" | "by">;

/** A new rule is off: the forecast shows what it would do before anybody turns it on. */
export async function makeRule(needs: MailingNeeds, trx: Transaction, wish: RuleWish): Promise<{ outcome: "made"; ruleId: RuleId } | { outcome: "unknown" }> {
  const dialogue = await needs.dialogues.find(wish.dialogueId, trx);
  if (dialogue?.authorityId !== wish.authorityId) return { outcome: "unknown" };
  const rule = { id: needs.ids.next() as RuleId, active: false, ...wish };
  await insertRule(trx, rule, needs.clock.civil());
  await note(needs, trx, rule, "made");
  return { outcome: "made", ruleId: rule.id };
}

export type RuleOutcome = { outcome: "done" } | { outcome: "has-run" } | { outcome: "unknown" };

/** Turns a rule on or off, or removes it as long as it has sent nothing. A rule that is turned on is looked at at once. */
export async function changeRule(needs: MailingNeeds, trx: Transaction, ruleId: RuleId, wish: "on" | "off" | "remove", by: By): Promise<RuleOutcome> {
  const rule = await lockRule(trx, ruleId);
  if (rule?.authorityId !== by.authorityId) return { outcome: "unknown" };
  if (wish === "remove") {
    if ((await listRuns(trx, ruleId)).length > 0) return { outcome: "has-run" };
    await removeRule(trx, ruleId);
  } else {
    await saveActive(trx, ruleId, wish === "on");
    if (wish === "on") await needs.jobs.send(trx, ruleAlarm, { ruleId }, { singletonKey: ruleId });
  }
  await note(needs, trx, { ...rule, by: by.personId }, wish);
  return { outcome: "done" };
}

const note = ({ ledger }: MailingNeeds, trx: Transaction, rule: Rule, what: string) =>
  ledger.append(trx, {
    chain: rule,
    type: `mailing.rule-${what}`,
    actor: rule.by,
    subject: { kind: "mailing-rule", id: rule.id },
    class: "mailings.mailing",
    content: { kind: rule.kind, days: rule.days, at: rule.atLocal, who: rule.who },
  });
