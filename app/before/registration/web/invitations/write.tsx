import { data, redirect } from "react-router";
import { languages } from "#platform/i18n";
import { manyLines, oneLine } from "#platform/plain-text";
import type { InvitationRound } from "#registration";
import { BackLink, Button } from "#ui/button.tsx";
import { ErrorSummary } from "#ui/forms/error-summary.tsx";
import { TextArea } from "#ui/forms/text-area.tsx";
import { TextField } from "#ui/forms/text-field.tsx";
import { StaffHead } from "#ui/frame/staff-frame.tsx";
import { house } from "../../../../web/house.ts";
import { staffDialogue } from "../../../../web/staff-dialogue.ts";
import { StaffPage } from "../../../../web/staff-page.tsx";
import type { Route } from "./+types/write.ts";
import { invitationTexts as t } from "./texts.ts";

const rounds: readonly InvitationRound[] = ["first", "reminder"];

function chosen(request: Request) {
  const asked = new URL(request.url).searchParams;
  return { round: rounds.find((one) => one === asked.get("brev")) ?? "first", language: languages.find((one) => one === asked.get("sprak")) ?? "sv" };
}

export async function loader({ params, context, request }: Route.LoaderArgs) {
  const { by, dialogue, head } = await staffDialogue(context, params.slug);
  const { round, language } = chosen(request);
  const of = { dialogueId: dialogue.id, authorityId: by.authorityId };
  return { head, round, language, words: await context.get(house).registration.invitations.words(of, round, language) };
}

export async function action({ params, context, request }: Route.ActionArgs) {
  const { by, dialogue } = await staffDialogue(context, params.slug);
  const posted = await request.formData();
  const typed = { subject: oneLine(String(posted.get("subject") ?? "")), text: manyLines(String(posted.get("text") ?? "")) };
  const of = { dialogueId: dialogue.id, authorityId: by.authorityId };
  const made = await context.get(house).registration.invitations.preview(of, { ...chosen(request), words: typed, by: by.personId });
  if (made.outcome === "unknown") throw data(null, { status: 404 });
  if (made.outcome === "faulty") return data({ typed, faults: made.faults }, { status: 422 });
  return redirect(`/arbetsplats/${dialogue.slug}/anmalningar/inbjudna/brev/${made.id}`);
}

export const headers = () => ({ "Cache-Control": "no-store" });

/** The words of an invitation or of its reminder, in the language of this list. */
export default function WriteInvitation({ loaderData, actionData }: Route.ComponentProps) {
  const { head, round, language } = loaderData;
  const words = actionData?.typed ?? loaderData.words;
  const faults = (actionData?.faults ?? []).map(({ field, because, place = "" }) => ({ field, text: t.fault[because](place) }));
  const errorAt = (field: string) => faults.find((fault) => fault.field === field)?.text;
  const base = `/arbetsplats/${head.slug}/anmalningar/inbjudna`;
  return (
    <StaffPage dialogue={head}>
      <title>{`${faults.length > 0 ? "Fel: " : ""}${t.rounds[round]} – ${head.title}`}</title>
      <BackLink href={base}>{t.back}</BackLink>
      <ErrorSummary title={t.faults(faults.length)} faults={faults} />
      <StaffHead title={t.rounds[round]} under={t.lead} />
      <nav aria-label={t.choose} className="row">
        {rounds.flatMap((one) =>
          languages.map((other) => (
            <a key={`${one}-${other}`} href={`${base}/brev?brev=${one}&sprak=${other}`} aria-current={one === round && other === language ? "page" : undefined}>
              {`${t.rounds[one]}, ${t.languages[other]}`}
            </a>
          )),
        )}
      </nav>
      <p className="mt-4">{t.who[round]}</p>
      <form method="post" noValidate>
        <TextField id="subject" label={t.subject} defaultValue={words.subject} error={errorAt("subject")} lang={language} autoComplete="off" />
        <TextArea id="text" label={t.text} hint={t.textHint} rows={18} defaultValue={words.text} error={errorAt("text")} lang={language} />
        <div className="row mt-5">
          <Button>{t.see}</Button>
        </div>
      </form>
    </StaffPage>
  );
}
