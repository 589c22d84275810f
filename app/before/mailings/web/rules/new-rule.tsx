import { Button } from "#ui/button.tsx";
import type { FieldFault } from "#ui/forms/error-summary.tsx";
import { Select } from "#ui/forms/select.tsx";
import { TextField } from "#ui/forms/text-field.tsx";
import { audienceParts, ruleKinds } from "../../kinds.ts";
import type { TypedRule } from "./rule-form.ts";
import { ruleTexts as t } from "./rule-texts.ts";
import { staffTexts } from "../staff-texts.ts";

const usual: TypedRule = { kind: "reminder", days: "3", side: "before", at: "09.00", who: "placed" };

/** What was typed stays when something is wrong with it. */
export function NewRule({ typed = usual, faults }: { typed?: TypedRule | undefined; faults: readonly FieldFault[] }) {
  const errorAt = (field: string) => faults.find((fault) => fault.field === field)?.text;
  return (
    <section className="mt-6" aria-labelledby="new-rule">
      <h2 id="new-rule">{t.makeTitle}</h2>
      <form method="post" className="cols-2 mt-4">
        <div>
          <Select id="kind" label={t.kind} options={ruleKinds.map((kind) => ({ value: kind, text: staffTexts.kinds[kind] }))} defaultValue={typed.kind} />
          <Select id="who" label={t.who} options={audienceParts.map((part) => ({ value: part, text: staffTexts.parts[part] }))} defaultValue={typed.who} />
        </div>
        <div>
          <TextField id="days" label={t.days} hint={t.daysHint} width="short" inputMode="numeric" defaultValue={typed.days} error={errorAt("days")} />
          <Select id="side" label={t.side} options={(["before", "after"] as const).map((side) => ({ value: side, text: t.sides[side] }))} defaultValue={typed.side} />
          <TextField id="at" label={t.at} hint={t.atHint} width="short" defaultValue={typed.at} error={errorAt("at")} />
          <div className="row mt-4">
            <Button>{t.make}</Button>
          </div>
        </div>
      </form>
    </section>
  );
}
