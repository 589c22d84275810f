import type { Language } from "#platform/i18n";
import type { ExtraField } from "#registration/shared";
import { Said } from "#ui/content/said.tsx";
import { ChoiceRows } from "#ui/forms/choice-rows.tsx";
import { Fieldset } from "#ui/forms/fieldset.tsx";
import { TextArea } from "#ui/forms/text-area.tsx";
import { TextField } from "#ui/forms/text-field.tsx";
import { extraTexts } from "./extra-texts.ts";
import type { ExtraQuestionView } from "./extra-view.ts";

type Props = { language: Language; questions: readonly ExtraQuestionView[]; fault(field: ExtraField): string | undefined };

/** The dialogue's own questions, each by the machine's own control. */
export function ExtraFields({ language, questions, fault }: Props) {
  return questions.map((question) => <ExtraQuestionField key={question.field} language={language} question={question} error={fault(question.field)} />);
}

function ExtraQuestionField({ language, question, error }: { language: Language; question: ExtraQuestionView; error: string | undefined }) {
  const { field: id, kind, required, said, options } = question;
  const label = <Said {...question.label} />;
  const around = { id, error, optional: !required, hint: question.hint && <Said {...question.hint} /> };
  if (kind === "choice" || kind === "several") {
    // A radio button cannot be unticked: whoever need not answer can say so.
    const none = kind === "choice" && !required ? [{ value: "", text: extraTexts[language].noAnswer }] : [];
    return (
      <Fieldset {...around} legend={label}>
        <ChoiceRows name={id} type={kind === "choice" ? "radio" : "checkbox"} chosen={said} choices={[...options.map(({ value, text }) => ({ value, text: <Said {...text} /> })), ...none]} />
      </Fieldset>
    );
  }
  const typed = { ...around, label, defaultValue: said[0] ?? "" };
  if (kind === "lines") return <TextArea {...typed} rows={4} />;
  return kind === "number" ? <TextField {...typed} inputMode="numeric" width="short" autoComplete="off" /> : <TextField {...typed} autoComplete="off" />;
}
