import { places } from "#registration/shared";
import { ChoiceRows } from "#ui/forms/choice-rows.tsx";
import { Fieldset } from "#ui/forms/fieldset.tsx";
import { Select } from "#ui/forms/select.tsx";
import { TextField } from "#ui/forms/text-field.tsx";
import type { Answers, FormField } from "../../index.ts";
import type { FormView } from "../form-view.ts";
import { texts } from "../texts.ts";

const t = texts.sv;

type Props = {
  answers: Pick<Answers, "role" | "organisation" | "municipality" | "languages">;
  view: Pick<FormView, "roles" | "languages">;
  fault: (field: FormField) => string | undefined;
};

/** Where somebody comes from, as staff type it: for a new registration, and when it is changed. */
export function ContextFields({ answers, view, fault }: Props) {
  return (
    <>
      <Fieldset id="role" legend={t.check.terms.role} error={fault("role")}>
        <ChoiceRows name="role" type="radio" chosen={[answers.role]} choices={view.roles} />
      </Fieldset>
      <TextField id="organisation" label={t.context.organisation} optional error={fault("organisation")} autoComplete="off" defaultValue={answers.organisation} />
      <Select
        id="municipality"
        label={t.context.municipality}
        error={fault("municipality")}
        empty={t.context.choose}
        options={places("sv").map(({ code, name }) => ({ value: code, text: name }))}
        defaultValue={answers.municipality}
      />
      <Fieldset id="languages" legend={t.check.terms.languages} error={fault("languages")}>
        <ChoiceRows name="languages" type="checkbox" chosen={answers.languages} choices={view.languages.map((value) => ({ value, text: t.context.languageNames[value] }))} />
      </Fieldset>
    </>
  );
}
