import { data, redirect } from "react-router";
import { z } from "zod";
import { toLocal } from "#platform/civil-time";
import { day, hour, say, tell } from "#platform/i18n";
import { randomIds } from "#platform/ids";
import { Button, LinkButton } from "#ui/button.tsx";
import { Facts } from "#ui/content/facts.tsx";
import { Notice } from "#ui/content/notice.tsx";
import { Said, SaidIn } from "#ui/content/said.tsx";
import { Slip, SlipPage } from "#ui/content/slip.tsx";
import { ChoiceRows } from "#ui/forms/choice-rows.tsx";
import { ErrorSummary } from "#ui/forms/error-summary.tsx";
import { Fieldset } from "#ui/forms/fieldset.tsx";
import { FormPage, FormQuestion } from "#ui/forms/form-page.tsx";
import { TextArea } from "#ui/forms/text-area.tsx";
import { TextField } from "#ui/forms/text-field.tsx";
import { house } from "../../../web/house.ts";
import { inLanguage } from "../../../web/language.ts";
import { PublicPage } from "../../../web/public-page.tsx";
import { tooMany } from "../../../web/too-many.ts";
import { visit } from "../../../web/visit.ts";
import type { FeedbackFault } from "../index.ts";
import type { Route } from "./+types/feedback.ts";
import { texts } from "./texts.ts";

const purpose = "feedback receipt";
const sealedReceipt = z.object({ number: z.int(), at: z.iso.datetime(), byLetter: z.boolean(), authority: z.string() });

/** The form, or the receipt that a sent form leads to: a reload shows it again and sends nothing. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { feedback, seal } = context.get(house);
  const { language } = context.get(visit);
  const asked = new URL(request.url).searchParams;
  const opened = seal.unseal(asked.get("kvitto") ?? "", purpose);
  const receipt = opened.outcome === "opened" ? sealedReceipt.safeParse(opened.value) : undefined;
  if (receipt?.success) {
    const { number, at, byLetter, authority } = receipt.data;
    const local = toLocal(new Date(at), "Europe/Stockholm");
    return { outcome: "receipt" as const, language, number, byLetter, authority, received: { local: local.slice(0, 16), words: `${day(local, language)} ${hour(local, language)}` } };
  }
  const page = asked.get("sida") ?? "/";
  const shown = await feedback.page(page);
  return {
    outcome: "form" as const,
    language,
    page,
    key: randomIds.next(),
    open: shown !== undefined,
    authority: shown && say(shown.authority, language),
    dialogue: shown?.dialogue && tell(shown.dialogue.title, language),
    notice: shown?.notice && tell(shown.notice, language),
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { feedback, pace, seal } = context.get(house);
  const { language, address } = context.get(visit);
  const typed = Object.fromEntries([...(await request.formData())].map(([name, value]) => [name, typeof value === "string" ? value : ""]));
  const { page = "/", found = "", text = "", email = "", key = "" } = typed;
  const again = (faults: FeedbackFault[], answer: { status: number }, slow?: number) => data({ faults, slow, typed: { page, found, text, email, key } }, answer);
  // A comment with an address is a letter to it, whoever's it is.
  const paced = [pace.comments(address), ...(email ? [pace.mailTo(email)] : [])].find(({ outcome }) => outcome === "slow");
  if (paced?.outcome === "slow") return again([], tooMany(paced.seconds), paced.seconds);
  const answer = await feedback.receive({ ...typed, language });
  if (answer.outcome === "received") {
    const { number, receivedAt, byLetter } = answer.receipt;
    const to = await feedback.page(page);
    const receipt = seal.seal({ number, at: receivedAt.toISOString(), byLetter, authority: to ? say(to.authority, language) : "" }, purpose);
    throw redirect(inLanguage(`/synpunkter?kvitto=${receipt}`, language), 303);
  }
  return again(answer.outcome === "invalid" ? answer.faults : [{ field: "form", because: "damaged" }], { status: 422 });
}

export default function FeedbackPage({ loaderData: shown, actionData }: Route.ComponentProps) {
  return shown.outcome === "receipt" ? <ReceiptSlip receipt={shown} /> : <FeedbackForm shown={shown} refused={actionData} />;
}

type Shown<Outcome> = Extract<Route.ComponentProps["loaderData"], { outcome: Outcome }>;

function FeedbackForm({ shown, refused }: { shown: Shown<"form">; refused: Route.ComponentProps["actionData"] }) {
  const { language, authority, dialogue, notice } = shown;
  const t = texts[language];
  const faults = refused?.faults ?? [];
  // A form that was too old gets a new key; the words stay.
  const isOld = faults.some(({ field }) => field === "form");
  const typed = refused?.typed ?? { page: shown.page, found: "", text: "", email: "", key: shown.key };
  const page = typed.page;
  const said = (field: FeedbackFault["field"]) => {
    const fault = faults.find((one) => one.field === field);
    return fault && t.fault(fault);
  };
  if (!shown.open) {
    return (
      <PublicPage>
        <title>{t.title}</title>
        <FormPage>
          <FormQuestion title={t.closed} />
        </FormPage>
      </PublicPage>
    );
  }
  return (
    <PublicPage {...(authority ? { authority } : {})}>
      <title>{faults.length > 0 ? t.faulty(t.title) : t.title}</title>
      <FormPage>
        {refused?.slow !== undefined && <Notice tone="warn">{t.slow(refused.slow)}</Notice>}
        <ErrorSummary title={t.faultTitle(faults.length)} faults={faults.map((fault) => ({ field: fault.field === "form" ? "found" : fault.field, text: t.fault(fault) }))} />
        <form method="post" noValidate>
          <FormQuestion title={t.title} lead={dialogue ? <SaidIn sentence={t.aboutDialogue}><Said {...dialogue} /></SaidIn> : t.lead} />
          <input type="hidden" name="page" value={page} />
          <input type="hidden" name="key" value={isOld ? shown.key : typed.key} />
          <Fieldset id="found" legend={t.found} optional error={said("form")}>
            <ChoiceRows
              name="found"
              type="radio"
              choices={[
                { value: "yes", text: t.yes },
                { value: "no", text: t.no },
              ]}
              chosen={[typed.found]}
            />
          </Fieldset>
          <TextArea id="text" label={t.text} hint={t.textHint} optional rows={6} error={said("text")} defaultValue={typed.text} />
          <TextField id="email" label={t.email} hint={t.emailHint} optional type="email" autoComplete="email" error={said("email")} defaultValue={typed.email} />
          {notice && (
            <div className="mt-5">
              <Notice tone="plain">
                <h2>{t.notice}</h2>
                <p>
                  <Said {...notice} />
                </p>
              </Notice>
            </div>
          )}
          <div className="row mt-5">
            <Button>{t.send}</Button>
          </div>
        </form>
      </FormPage>
    </PublicPage>
  );
}

function ReceiptSlip({ receipt: { language, number, byLetter, authority, received } }: { receipt: Shown<"receipt"> }) {
  const t = texts[language];
  return (
    <PublicPage ground="tint">
      <title>{t.receipt}</title>
      <SlipPage
        slip={
          <Slip kind={t.receipt} number={t.number(number)} title={t.thanks}>
            <Facts
              facts={[
                { term: t.received, value: <time dateTime={received.local}>{received.words}</time> },
                { term: t.at, value: authority },
              ]}
            />
            <p className="mt-4">{byLetter ? t.byLetter : t.noLetter}</p>
          </Slip>
        }
      >
        <section aria-labelledby="next-title">
          <h2 id="next-title">{t.next}</h2>
          <p className="small">{t.nextText}</p>
          <p className="mt-4 no-print">
            <LinkButton look="second" href={inLanguage("/", language)}>
              {t.toStart}
            </LinkButton>
          </p>
        </section>
      </SlipPage>
    </PublicPage>
  );
}
