import { data, redirect } from "react-router";
import { tell } from "#platform/i18n";
import { BackLink, Button } from "#ui/button.tsx";
import { Notice } from "#ui/content/notice.tsx";
import { ErrorSummary } from "#ui/forms/error-summary.tsx";
import { FormPage, FormQuestion } from "#ui/forms/form-page.tsx";
import { TextField } from "#ui/forms/text-field.tsx";
import { inLanguage } from "../../../web/language.ts";
import { PublicPage } from "../../../web/public-page.tsx";
import { tooMany } from "../../../web/too-many.ts";
import { visit } from "../../../web/visit.ts";
import type { Route } from "./+types/change-address.ts";
import { addressTexts } from "./address-texts.ts";
import { FormNotice } from "./form-notice.tsx";
import { ownParticipation } from "./own.ts";
import { texts } from "./texts.ts";

export async function loader({ context }: Route.LoaderArgs) {
  const { person, dialogue, language } = await ownParticipation(context);
  return { language, now: person.email, notice: tell(dialogue.notices.registration, language) };
}

/** First the address, then the code that went there. Until the code is right nothing has changed. */
export async function action({ context, request }: Route.ActionArgs) {
  const { personId, rooms, language } = await ownParticipation(context);
  const posted = await request.formData();
  const text = (name: string) => {
    const value = posted.get(name);
    return typeof value === "string" ? value.slice(0, 1000) : "";
  };
  const typed = text("email");
  const said = (outcome: keyof (typeof addressTexts)["sv"]["said"] | "asked", status: number) => data({ typed, outcome }, { status });
  const slow = (seconds: number) => data({ typed, outcome: "slow" as const }, tooMany(seconds));
  const paced = rooms.pace.links(context.get(visit).address);
  if (paced.outcome === "slow") return slow(paced.seconds);
  if (!posted.has("code")) {
    const flooded = rooms.pace.mailTo(typed);
    if (flooded.outcome === "slow") return slow(flooded.seconds);
    const { outcome } = await rooms.registration.askForAddress({ personId, address: typed });
    return said(outcome, outcome === "asked" ? 200 : 422);
  }
  const confirmed = await rooms.registration.confirmAddress({ personId, code: text("code") });
  if (confirmed.outcome !== "changed") return said(confirmed.outcome === "wrong-code" && confirmed.triesLeft > 0 ? "wrong-code" : "no-code", 422);
  const { setCookie } = await rooms.people.sessions.open({ personId, kind: "participant" });
  return redirect(`${inLanguage("/mitt-deltagande", language)}?klart=address`, { status: 303, headers: { "Set-Cookie": setCookie } });
}

export const headers = () => ({ "Cache-Control": "no-store" });

export default function ChangeAddress({ loaderData: { language, now, notice }, actionData }: Route.ComponentProps) {
  const t = addressTexts[language];
  const { typed = "", outcome } = actionData ?? {};
  const waitsForCode = outcome === "asked" || outcome === "wrong-code";
  const fault = outcome && outcome !== "asked" ? t.said[outcome] : undefined;
  const field = waitsForCode ? "code" : "email";
  return (
    <PublicPage>
      <title>{fault ? texts[language].fault(t.title) : t.title}</title>
      <FormPage>
        <BackLink href={inLanguage("/mitt-deltagande", language)}>{texts[language].back}</BackLink>
        <ErrorSummary title={texts[language].faults(1)} faults={fault ? [{ field, text: fault }] : []} />
        <FormQuestion title={waitsForCode ? t.codeTitle : t.title} lead={waitsForCode ? undefined : now ? t.now(now) : t.lead} />
        {waitsForCode && <Notice tone="ok">{t.sent(typed)}</Notice>}
        <form method="post" noValidate>
          {waitsForCode ? (
            <>
              <input type="hidden" name="email" value={typed} />
              <TextField id="code" label={t.code} hint={t.codeHint} inputMode="numeric" autoComplete="one-time-code" width="short" error={fault} />
            </>
          ) : (
            <TextField id="email" type="email" label={t.email} hint={t.emailHint} autoComplete="email" inputMode="email" spellCheck={false} defaultValue={typed} error={fault} />
          )}
          <FormNotice language={language} notice={notice} />
          <div className="row mt-5">
            <Button>{waitsForCode ? t.confirm : t.send}</Button>
          </div>
        </form>
      </FormPage>
    </PublicPage>
  );
}
