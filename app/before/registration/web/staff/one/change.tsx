import { data, redirect } from "react-router";
import { askedVersion, noAnswers, withExtraPosted } from "#registration/shared";
import type { Answers, FormError, FormField } from "#registration";
import { BackLink, Button } from "#ui/button.tsx";
import { Notice } from "#ui/content/notice.tsx";
import { ErrorSummary } from "#ui/forms/error-summary.tsx";
import { FormPage, FormQuestion } from "#ui/forms/form-page.tsx";
import { TextField } from "#ui/forms/text-field.tsx";
import { ExtraFields } from "../../../../../web/extra/extra-fields.tsx";
import { extraView } from "../../../../../web/extra/extra-view.ts";
import { roleWord } from "../../../../../web/role.ts";
import { StaffPage } from "../../../../../web/staff-page.tsx";
import { withPosted } from "../../draft.ts";
import { faultWords } from "../../fault-words.ts";
import { texts } from "../../texts.ts";
import { ContextFields } from "../context-fields.tsx";
import type { Route } from "./+types/change.ts";
import { type One, registrationOf } from "./of-address.ts";
import { oneTexts } from "./texts.ts";

const t = texts.sv;
const c = oneTexts.changing;

export async function loader({ params, context }: Route.LoaderArgs) {
  const { dialogue, head, rooms, registration, person } = await registrationOf(context, params.slug, params.number);
  const asking = await rooms.registration.asking(dialogue, registration.extra.map(({ seen }) => seen));
  return {
    head,
    number: registration.number,
    asked: dialogue.version,
    extra: person.protected ? [] : extraView(asking, registration.extra, "sv"),
    protected: person.protected,
    view: { roles: dialogue.audience.roles.map((role) => ({ value: role, text: roleWord.sv[role] })), languages: dialogue.languages },
    answers: shownAnswers(registration, person),
  };
}

/** With protected identity nothing is shown that tells who it is (R8). */
function shownAnswers({ role, organisation, municipality, languages }: One["registration"], { name, email = "", protected: hidden }: One["person"]): Answers {
  return { ...noAnswers, role, languages, ...(hidden ? {} : { name, email, organisation, municipality }) };
}

export async function action({ params, context, request }: Route.ActionArgs) {
  const { by, dialogue, head, rooms, registration, person } = await registrationOf(context, params.slug, params.number);
  const posted = await request.formData();
  const asked = askedVersion(posted, dialogue.version);
  const asking = { ...(await rooms.registration.asking(dialogue, [asked, ...registration.extra.map(({ seen }) => seen)])), version: asked };
  const typed = (["about", "context"] as const).reduce((before, step) => withPosted(before, step, posted, asking), noAnswers);
  const extra = person.protected ? registration.extra : withExtraPosted(registration.extra, asking, posted);
  const { name, email, role, organisation, municipality, languages } = typed;
  const told = Object.entries({ name, email, organisation, municipality }).filter(([, text]) => !person.protected || text.trim() !== "");
  const outcome = await rooms.registration.changeAnswers({ personId: registration.personId, answers: { role, languages, extra, ...Object.fromEntries(told) }, actor: by.personId });
  const again = (errors: FormError[], problem: string | undefined, status: number) => data({ answers: typed, asked: dialogue.version, extra: person.protected ? [] : extraView(asking, extra, "sv"), errors, problem }, { status });
  if (outcome.outcome === "invalid") return again(outcome.errors, undefined, 422);
  if (outcome.outcome === "role-full") return again([], c.roleFull, 409);
  if (outcome.outcome === "closed") return again([], c.closed, 409);
  return redirect(`/arbetsplats/${head.slug}/anmalningar/${registration.number}?klart=${outcome.outcome === "changed" ? "changed" : "unchanged"}`, 303);
}

export const headers = () => ({ "Cache-Control": "no-store" });

/** What a person would change alone, and the address too: staff have the person on the phone (R6). */
export default function ChangeRegistration({ loaderData, actionData }: Route.ComponentProps) {
  const { head, number, view } = loaderData;
  const { answers, asked, extra } = actionData ?? loaderData;
  const words = faultWords(actionData?.errors ?? [], t, { extra, language: "sv" });
  const fault = (field: FormField) => words.get(field);
  return (
    <StaffPage dialogue={head}>
      <title>{words.size > 0 ? t.faultTitle(c.title(number)) : `${c.title(number)} – ${head.title}`}</title>
      <FormPage>
        <BackLink href={`/arbetsplats/${head.slug}/anmalningar/${number}`}>{oneTexts.back(number)}</BackLink>
        <ErrorSummary title={t.faults(words.size)} faults={[...words].map(([field, text]) => ({ field, text }))} />
        {actionData?.problem && <Notice tone="warn">{actionData.problem}</Notice>}
        <form method="post" noValidate>
          <FormQuestion title={c.title(number)} lead={loaderData.protected ? c.leadProtected : c.lead} />
          <TextField id="name" label={t.about.name} optional={loaderData.protected} error={fault("name")} autoComplete="off" defaultValue={answers.name} />
          <TextField id="email" type="email" label={t.about.email} hint={loaderData.protected ? c.emailHintProtected : c.emailHint} optional error={fault("email")} autoComplete="off" defaultValue={answers.email} />
          <ContextFields answers={answers} view={view} fault={fault} />
          <input type="hidden" name="asked" value={asked} />
          <ExtraFields language="sv" questions={extra} fault={fault} />
          <div className="row mt-6">
            <Button>{c.save}</Button>
          </div>
        </form>
      </FormPage>
    </StaffPage>
  );
}
