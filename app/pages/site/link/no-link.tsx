import { data } from "react-router";
import { z } from "zod";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/content/notice.tsx";
import { ErrorSummary } from "#ui/forms/error-summary.tsx";
import { FormPage, FormQuestion } from "#ui/forms/form-page.tsx";
import { TextField } from "#ui/forms/text-field.tsx";
import { house } from "../../../web/house.ts";
import { PublicPage } from "../../../web/public-page.tsx";
import { tooMany } from "../../../web/too-many.ts";
import { visit } from "../../../web/visit.ts";
import type { Route } from "./+types/no-link.ts";
import { texts } from "./texts.ts";

/** Where someone without a session ends up: how to get in, and the link by letter. */
export function loader({ context }: Route.LoaderArgs) {
  return { language: context.get(visit).language };
}

/** The answer is the same whether anybody is known by the address or not. */
export async function action({ context, request }: Route.ActionArgs) {
  const { pace, registration } = context.get(house);
  const typed = String((await request.formData()).get("email") ?? "").trim();
  const email = z.email().max(254).safeParse(typed).data;
  if (!email) return data({ typed, outcome: "no-address" as const }, { status: 422 });
  const paced = pace.links(context.get(visit).address);
  if (paced.outcome === "slow") return data({ typed, outcome: paced.outcome, seconds: paced.seconds }, tooMany(paced.seconds));
  await registration.askForLinks(email);
  return data({ typed, outcome: "asked" as const });
}

export const headers = () => ({ "Cache-Control": "no-store" });

export default function NoLink({ loaderData: { language }, actionData }: Route.ComponentProps) {
  const t = texts[language].noLink;
  const { typed = "", outcome } = actionData ?? {};
  const fault = outcome === "no-address" ? t.noAddress : undefined;
  return (
    <PublicPage>
      <title>{fault ? t.fault(t.title) : outcome === "asked" ? t.asked : t.title}</title>
      <FormPage>
        <ErrorSummary title={t.faults} faults={fault ? [{ field: "email", text: fault }] : []} />
        <FormQuestion title={outcome === "asked" ? t.asked : t.title} lead={outcome === "asked" ? t.askedLead(typed) : t.lead} />
        {outcome === "slow" && <Notice tone="warn">{t.slow(actionData && "seconds" in actionData ? actionData.seconds : 60)}</Notice>}
        <form method="post" noValidate>
          <TextField
            id="email"
            type="email"
            label={outcome === "asked" ? t.again : t.email}
            hint={t.emailHint}
            error={fault}
            autoComplete="email"
            inputMode="email"
            spellCheck={false}
            defaultValue={typed}
          />
          <div className="row mt-5">
            <Button look={outcome === "asked" ? "second" : undefined}>{t.send}</Button>
          </div>
        </form>
        <p className="mt-6">{t.help}</p>
      </FormPage>
    </PublicPage>
  );
}
