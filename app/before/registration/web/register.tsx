import { createContext, data, redirect } from "react-router";
import { stepsWith } from "#registration/shared";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/content/notice.tsx";
import { ErrorSummary } from "#ui/forms/error-summary.tsx";
import { FormPage, FormQuestion } from "#ui/forms/form-page.tsx";
import { PressBack } from "#ui/forms/press.tsx";
import { Wrap } from "#ui/frame/wrap.tsx";
import { house } from "../../../web/house.ts";
import { answeredView } from "../../../web/extra/extra-view.ts";
import { inLanguage } from "../../../web/language.ts";
import { tooMany } from "../../../web/too-many.ts";
import { visit } from "../../../web/visit.ts";
import type { Route } from "./+types/register.ts";
import { type Asking, answeredIn } from "../form/extra-answers.ts";
import { type Draft, newDraft, openDraft, sealDraft } from "./draft.ts";
import { faultWords } from "./fault-words.ts";
import { FormContents, FormFrame, FormMessage, SealedForm, formId, topicAside } from "./form-frame.tsx";
import { formView } from "./form-view.ts";
import { CheckPage } from "./steps/check-page.tsx";
import { AboutQuestion, ContextQuestion, DatesQuestion, ExtraQuestions, NeedsQuestion, TopicQuestion } from "./steps/questions.tsx";
import { texts } from "./texts.ts";
import { type Walk, walkForm } from "./walk-form.ts";

type Args = Pick<Route.LoaderArgs, "params" | "context">;

/** A form that was filled in faster than anybody reads it counts as so many. */
const hasty = { milliseconds: 8_000, cost: 4 };

/** A post has shown the page already: what the loader would find is shown to nobody. */
const answered = createContext(false);

type Told = "lost" | "changed" | "already" | "trap" | { slow: number; sameEmail: boolean };

async function dialogueOf({ params, context }: Args) {
  const { clock, dialogues, registration, seal } = context.get(house);
  const { language } = context.get(visit);
  const dialogue = await dialogues.bySlug(params.slug);
  if (!dialogue || dialogue.state === "draft") throw data(null, { status: 404 });
  const now = clock.civil();
  const window = dialogues.window(dialogue);
  /** A late entry opens what is closed, until it is used. */
  const windowOf = async ({ lateKey }: Draft) => (window === "closed" && lateKey && (await registration.isLateEntry(lateKey, dialogue.id)) ? "open" : window);
  const askingOf = ({ step, asked, answers }: Draft) => registration.asking(dialogue, [...answers.extra.map(({ seen }) => seen), ...(step === "extra" ? [asked] : [])]);
  const shown = async (draft: Draft, walk: Partial<Pick<Walk, "errors">> & { told?: Told | undefined; asking?: Asking } = {}) => {
    const { extra } = draft.answers;
    const asking = walk.asking ?? (await askingOf(draft));
    return {
      view: formView(dialogue, { window: await windowOf(draft), tooLate: dialogues.tooLateToBook(dialogue), now, language, asking, extra }),
      given: draft.step === "check" ? answeredView(answeredIn(asking, extra), language) : [],
      step: draft.step,
      checked: draft.checked,
      answers: draft.answers,
      sealed: sealDraft(seal, draft),
      errors: walk.errors ?? [],
      told: walk.told,
    };
  };
  return { dialogue, language, askingOf, shown, fresh: () => newDraft(dialogue.version, clock.machine(), params.late) };
}

export async function loader(args: Route.LoaderArgs) {
  if (args.context.get(answered)) return null;
  const { shown, fresh } = await dialogueOf(args);
  return shown(fresh());
}

/** Each post shows the next page itself: nothing is stored before the last one, so there is nothing to redirect to. */
export async function action(args: Route.ActionArgs) {
  args.context.set(answered, true);
  const { clock, pace, registration, seal, people } = args.context.get(house);
  const { dialogue, language, askingOf, shown, fresh } = await dialogueOf(args);
  const posted = await args.request.formData();
  const before = openDraft(seal, posted.get("draft"));
  if (!before) return data(await shown(fresh(), { told: "lost" }), { status: 400 });
  const asking = await askingOf(before);
  const { draft, errors, send } = walkForm(registration, dialogue, before, posted, asking);
  const told = posted.get("go") === "send" && draft.seen !== dialogue.version ? "changed" : undefined;
  if (!send) return data(await shown(draft, { errors, asking, told }), { status: errors.length > 0 ? 422 : 200 });
  if (draft.seen !== dialogue.version) return shown({ ...draft, seen: dialogue.version, step: "check" }, { told: "changed" });
  // Nobody sees this field. Whose browser filled it in presses once more and is through; a machine fills it in again.
  if (posted.get("homepage")) return data(await shown(draft, { told: "trap" }), { status: 422 });
  const hurried = clock.machine().getTime() - draft.began < hasty.milliseconds;
  const slow = async (seconds: number, sameEmail: boolean) => data(await shown(draft, { told: { slow: seconds, sameEmail } }), tooMany(seconds));
  const paced = pace.register(args.context.get(visit).address, hurried ? hasty.cost : 1);
  if (paced.outcome === "slow") return slow(paced.seconds, false);
  // A receipt goes to whoever has the address, and nobody has proved that it is theirs.
  const flooded = pace.mailTo(draft.answers.email);
  if (flooded.outcome === "slow") return slow(flooded.seconds, true);

  const { key: idempotencyKey, answers: form, seen: noticeVersion, lateKey } = draft;
  const outcome = await registration.register({ idempotencyKey, dialogueSlug: dialogue.slug, form, language, noticeVersion, lateKey, letIn: true });
  if (outcome.outcome === "registered" || outcome.outcome === "already") {
    if (outcome.outcome === "already" && !outcome.justNow) return shown(draft, { told: "already" });
    const { setCookie } = (outcome.outcome === "registered" && outcome.session) || (await people.sessions.open({ personId: outcome.personId, kind: "participant" }));
    return redirect(inLanguage(`/dialog/${dialogue.slug}/anmalan/kvitto`, language), { headers: { "Set-Cookie": setCookie }, status: 303 });
  }
  if (outcome.outcome === "unknown") throw data(null, { status: 404 });
  // Registration closed while the form was being filled in: the page says so by its window.
  return data(await shown(draft, outcome.outcome === "invalid" ? { errors: outcome.errors } : {}), { status: 422 });
}

/** Kept by the browser for going back, which would otherwise ask to send the form again; kept by nobody else. */
export const headers = () => ({ "Cache-Control": "private, no-cache" });

const questions = { dates: DatesQuestion, about: AboutQuestion, context: ContextQuestion, extra: ExtraQuestions, topic: TopicQuestion, needs: NeedsQuestion };

export default function Register({ loaderData, actionData }: Route.ComponentProps) {
  const shown = actionData ?? loaderData;
  if (!shown) return null;
  const { view, step, answers, given, sealed, errors, told } = shown;
  const steps = stepsWith(view.extra);
  const t = texts[view.language];
  if (told === "already") return <FormMessage view={view} title={t.already.title} lead={t.already.lead} />;
  if (view.window === "closed") return <FormMessage view={view} title={t.closed.title} lead={t.closed.lead} mayCall />;
  if (view.window === "not-open-yet") return <FormMessage view={view} title={t.early.title} lead={t.early.lead(view.opens)} />;

  const words = faultWords(errors, t, view);
  const question = step === "check" ? t.check.question : t[step].question;
  const heading = `${question} – ${view.title.text}`;
  const before = (
    <>
      {step !== "dates" && (
        <PressBack form={formId} name="go" value="back">
          {t.back}
        </PressBack>
      )}
      <ErrorSummary title={t.faults(words.size)} faults={[...words].map(([field, text]) => ({ field, text }))} />
      {told && <Notice tone="warn">{typeof told === "object" ? t.slow(told.slow, told.sameEmail) : t[told]}</Notice>}
    </>
  );
  const Question = step === "check" ? undefined : questions[step];
  return (
    <FormFrame view={view} title={words.size > 0 ? t.faultTitle(heading) : heading}>
      {Question ? (
        <FormPage steps={<FormContents {...shown} />} aside={step === "topic" ? topicAside(view.language) : undefined}>
          {before}
          <SealedForm view={view} sealed={sealed}>
            <FormQuestion number={t.stepNumber(steps.indexOf(step) + 1, steps.length)} title={question} lead={t[step as Asked].lead} />
            <Question {...{ view, answers, t }} fault={(field) => words.get(field)} />
            <div className="row mt-6">
              <Button name="go" value="next">
                {t.next}
              </Button>
            </div>
          </SealedForm>
        </FormPage>
      ) : (
        <Wrap>
          <div className="check">
            {before}
            <SealedForm view={view} sealed={sealed}>
              <CheckPage {...{ view, answers, given, t }} form={formId} noticeHref={inLanguage("/personuppgifter", view.language)} />
            </SealedForm>
          </div>
        </Wrap>
      )}
    </FormFrame>
  );
}

type Asked = keyof typeof questions;
