import type { ReactNode } from "react";
import type { Language } from "#platform/i18n";
import { type Answers, type FormStep, stepsWith } from "#registration/shared";
import { LinkButton } from "#ui/button.tsx";
import { PageHead } from "#ui/content/leaf.tsx";
import { Said } from "#ui/content/said.tsx";
import { EnterPress } from "#ui/forms/press.tsx";
import { type Step, Steps } from "#ui/forms/steps.tsx";
import { Wrap } from "#ui/frame/wrap.tsx";
import { Thread } from "#ui/thread/thread.tsx";
import { FundingMark } from "../../../web/funding-mark.tsx";
import { inLanguage } from "../../../web/language.ts";
import { PublicPage } from "../../../web/public-page.tsx";
import { roleWord } from "../../../web/role.ts";
import { topicWay, waySteps } from "../../../web/topic-way.ts";
import type { FormView } from "./form-view.ts";
import { texts } from "./texts.ts";

export const formId = "registration";

/** The frame of every page of the form: nothing leads away from a half-filled page. */
export function FormFrame({ view, title, children }: { view: FormView; title: string; children: ReactNode }) {
  const t = texts[view.language];
  return (
    <PublicPage
      subject={
        <>
          {t.subject} <b><Said {...view.title} /></b>
        </>
      }
      funding={view.funding && <FundingMark language={view.language} {...view.funding} />}
    >
      <title>{title}</title>
      <EnterPress form={formId} name="go" value="next" />
      {children}
    </PublicPage>
  );
}

/** The form that carries the answers given so far; presses outside it name it by its id. */
export function SealedForm({ view, sealed, children }: { view: FormView; sealed: string; children: ReactNode }) {
  return (
    <form id={formId} method="post" action={inLanguage(`/dialog/${view.slug}/anmalan`, view.language)} noValidate>
      <input type="hidden" name="draft" value={sealed} />
      {children}
    </form>
  );
}

/** Where in the form one is; steps that were passed lead back, after the check all of them do. */
export function FormContents({ view, step, checked, answers }: { view: FormView; step: FormStep; checked: boolean; answers: Answers }) {
  const t = texts[view.language];
  const names = stepsWith(view.extra);
  const now = names.indexOf(step);
  const steps = names.map((name, at): Step => {
    const state = at === now ? "now" : at < now || checked ? "done" : "later";
    const answer = state === "done" ? inShort(name, view, answers) : undefined;
    return { text: t.steps[name], state, answer, press: { form: formId, name: "go", value: name } };
  });
  return <Steps name={t.contents} steps={steps} />;
}

function inShort(step: FormStep, view: FormView, answers: Answers): string | undefined {
  if (step === "dates") return view.meetings.filter(({ number }) => answers.dates.includes(number)).map(({ shortDay }) => shortDay).join(", ") || undefined;
  if (step === "about") return answers.name || undefined;
  if (step === "context") return answers.role ? roleWord[view.language][answers.role] : undefined;
  return undefined;
}

/** What becomes of a topic, beside the question whether one has any. */
export function topicAside(language: Language) {
  const nodes = waySteps.map((step) => ({ title: topicWay[language][step].title, when: topicWay[language][step].promise, state: "later" as const }));
  return { title: texts[language].topic.aside, content: <Thread nodes={nodes} /> };
}

/** Instead of the form: it is too early or too late, or the form was sent long ago. */
export function FormMessage({ view, title, lead, mayCall }: { view: FormView; title: string; lead: string; mayCall?: true }) {
  const t = texts[view.language];
  return (
    <PublicPage funding={view.funding && <FundingMark language={view.language} {...view.funding} />}>
      <title>{`${title} – ${view.title.text}`}</title>
      <Wrap>
        <PageHead kicker={<Said {...view.title} />} title={title} lead={lead} />
        {mayCall && (
          <>
            <p>{t.closed.call(view.contact.name, view.contact.phone)}</p>
            <p>
              {t.closed.mine} <a href={inLanguage("/min-lank", view.language)}>{t.closed.send}</a>
            </p>
          </>
        )}
        <p className="mt-6">
          <LinkButton look="second" href={inLanguage(`/dialog/${view.slug}`, view.language)}>
            {t.toInvitation}
          </LinkButton>
        </p>
      </Wrap>
    </PublicPage>
  );
}
