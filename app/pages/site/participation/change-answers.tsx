import { data, redirect } from "react-router";
import { type Role, roles } from "#dialogues/shared";
import { type FormError, askedVersion, places, withExtraPosted } from "#registration/shared";
import { tell } from "#platform/i18n";
import { BackLink, Button } from "#ui/button.tsx";
import { Notice } from "#ui/content/notice.tsx";
import { ChoiceRows } from "#ui/forms/choice-rows.tsx";
import { ErrorSummary } from "#ui/forms/error-summary.tsx";
import { Fieldset } from "#ui/forms/fieldset.tsx";
import { FormPage, FormQuestion } from "#ui/forms/form-page.tsx";
import { Select } from "#ui/forms/select.tsx";
import { TextField } from "#ui/forms/text-field.tsx";
import { ExtraFields } from "../../../web/extra/extra-fields.tsx";
import { extraFault, extraTexts } from "../../../web/extra/extra-texts.ts";
import { extraView } from "../../../web/extra/extra-view.ts";
import { inLanguage } from "../../../web/language.ts";
import { PublicPage } from "../../../web/public-page.tsx";
import { tooMany } from "../../../web/too-many.ts";
import { roleWord } from "../../../web/role.ts";
import type { Route } from "./+types/change-answers.ts";
import { FormNotice } from "./form-notice.tsx";
import { ownParticipation } from "./own.ts";
import { texts } from "./texts.ts";

export async function loader({ context }: Route.LoaderArgs) {
  const { registration, dialogue, person, rooms, language } = await ownParticipation(context);
  const { role, organisation, municipality, languages } = registration;
  const asking = await rooms.registration.asking(dialogue, registration.extra.map(({ seen }) => seen));
  return {
    asked: dialogue.version,
    extra: extraView(asking, registration.extra, language),
    language,
    mayChange: rooms.dialogues.window(dialogue) === "open",
    roles: dialogue.audience.roles,
    spoken: dialogue.languages,
    contact: dialogue.contact,
    notice: tell(dialogue.notices.registration, language),
    answers: { name: person.name, role, organisation, municipality, languages },
  };
}

export async function action({ context, request }: Route.ActionArgs) {
  const { personId, registration, dialogue, rooms, language } = await ownParticipation(context);
  const posted = await request.formData();
  const text = (name: string) => String(posted.get(name) ?? "");
  const answers = {
    name: text("name"),
    role: roles.find((one): one is Role => one === text("role")) ?? ("" as const),
    organisation: text("organisation"),
    municipality: text("municipality"),
    languages: posted.getAll("languages").map(String),
  };
  const asked = askedVersion(posted, dialogue.version);
  const asking = await rooms.registration.asking(dialogue, [asked, ...registration.extra.map(({ seen }) => seen)]);
  const extra = withExtraPosted(registration.extra, { ...asking, version: asked }, posted);
  const typed = { answers, asked: dialogue.version, extra: extraView(asking, extra, language) };
  const again = (answer: { status: number }, problem?: string, errors: FormError[] = []) => data({ ...typed, errors, problem }, answer);
  const paced = rooms.pace.changes(personId);
  if (paced.outcome === "slow") return again(tooMany(paced.seconds), texts[language].done.slow);
  const outcome = await rooms.registration.changeAnswers({ personId, answers: { ...answers, extra }, actor: personId });
  if (outcome.outcome === "invalid") return again({ status: 422 }, undefined, outcome.errors);
  if (outcome.outcome === "role-full") return again({ status: 409 }, texts[language].sent.roleFull);
  const done = outcome.outcome === "changed" ? "changed" : outcome.outcome === "closed" ? "too-late" : "unchanged";
  return redirect(`${inLanguage("/mitt-deltagande", language)}?klart=${done}`, { status: 303 });
}

export const headers = () => ({ "Cache-Control": "no-store" });

export default function ChangeAnswers({ loaderData, actionData }: Route.ComponentProps) {
  const { language, mayChange, contact, notice } = loaderData;
  const { answers, asked, extra, errors, problem } = actionData ?? { ...loaderData, errors: [], problem: undefined };
  const t = texts[language];
  const words = new Map(
    errors.map((error) => {
      const question = extra.find(({ field }) => field === error.field);
      return [error.field, question ? extraFault(error, question, extraTexts[language]) : faultOf(error, t)];
    }),
  );
  return (
    <PublicPage>
      <title>{words.size > 0 ? t.fault(t.sent.page) : t.sent.page}</title>
      <FormPage>
        <BackLink href={inLanguage("/mitt-deltagande", language)}>{t.back}</BackLink>
        <ErrorSummary title={t.faults(words.size)} faults={[...words].map(([field, text]) => ({ field, text }))} />
        {problem && <Notice tone="warn">{problem}</Notice>}
        {!mayChange && <Notice tone="warn">{`${t.sent.closed} ${contact.name}, ${contact.phone}`}</Notice>}
        <form method="post" noValidate>
          <FormQuestion title={t.sent.page} lead={t.sent.emailHelp} />
          <TextField id="name" label={t.sent.terms.name} autoComplete="name" defaultValue={answers.name} error={words.get("name")} />
          <Fieldset id="role" legend={t.sent.terms.role} error={words.get("role")}>
            <ChoiceRows
              name="role"
              type="radio"
              chosen={[answers.role]}
              choices={loaderData.roles.map((role) => ({ value: role, text: roleWord[language][role] }))}
            />
          </Fieldset>
          <TextField
            id="organisation"
            label={t.sent.terms.organisation}
            optional
            autoComplete="organization"
            defaultValue={answers.organisation}
            error={words.get("organisation")}
          />
          <Select
            id="municipality"
            label={t.sent.terms.municipality}
            options={places(language).map(({ code, name }) => ({ value: code, text: name }))}
            defaultValue={answers.municipality}
            error={words.get("municipality")}
          />
          <Fieldset id="languages" legend={t.sent.terms.languages} error={words.get("languages")}>
            <ChoiceRows
              name="languages"
              type="checkbox"
              chosen={answers.languages}
              choices={loaderData.spoken.map((one) => ({ value: one, text: t.sent.languageNames[one] }))}
            />
          </Fieldset>
          <input type="hidden" name="asked" value={asked} />
          <ExtraFields language={language} questions={extra} fault={(field) => words.get(field)} />
          <FormNotice language={language} notice={notice} />
          {mayChange && (
            <div className="row mt-6">
              <Button>{t.sent.save}</Button>
            </div>
          )}
        </form>
      </FormPage>
    </PublicPage>
  );
}

function faultOf(error: FormError, t: (typeof texts)["sv"]): string {
  if (error.problem === "too-long") return t.topic.tooLong(error.limit);
  return error.problem === "personnummer" ? t.personnummer : t.sent.missing;
}
