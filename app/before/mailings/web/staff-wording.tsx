import { data, redirect } from "react-router";
import type { Dialogue } from "#dialogues";
import type { Wording, WordingFault } from "#mailings";
import { type Language, languages } from "#platform/i18n";
import { manyLines, oneLine } from "#platform/plain-text";
import { BackLink, Button } from "#ui/button.tsx";
import { Notice } from "#ui/content/notice.tsx";
import { ErrorSummary } from "#ui/forms/error-summary.tsx";
import { TextArea } from "#ui/forms/text-area.tsx";
import { TextField } from "#ui/forms/text-field.tsx";
import { StaffHead } from "#ui/frame/staff-frame.tsx";
import { type House, house } from "../../../web/house.ts";
import { StaffPage } from "../../../web/staff-page.tsx";
import { staffDialogue } from "../../../web/staff-dialogue.ts";
import { type MailingKind, mailingKinds } from "../kinds.ts";
import type { Route } from "./+types/staff-wording.ts";
import { PlaceList } from "./place-list.tsx";
import { staffTexts } from "./staff-texts.ts";
import { wordingTexts as t } from "./wording-texts.ts";

function kindOf(name: string): MailingKind {
  const kind = mailingKinds.find((one) => one === name);
  if (!kind) throw data(null, { status: 404 });
  return kind;
}

/** The letter as one recipient would get it, with a made-up name. */
function example({ mailings }: House, dialogue: Dialogue, kind: MailingKind): Promise<Wording> {
  return mailings.example({ dialogueId: dialogue.id, authorityId: dialogue.authorityId, kind, name: t.exampleName, links: { sv: staffTexts.test.sv.link, en: staffTexts.test.en.link, fi: staffTexts.test.fi.link } });
}

export async function loader({ params, context, request }: Route.LoaderArgs) {
  const { dialogue, head } = await staffDialogue(context, params.slug);
  const kind = kindOf(params.kind);
  const rooms = context.get(house);
  const { wording, own } = await rooms.mailings.wording({ dialogueId: dialogue.id, authorityId: dialogue.authorityId, kind });
  return { head, kind, wording, own, kept: new URL(request.url).searchParams.has("sparat"), example: await example(rooms, dialogue, kind) };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { by, dialogue } = await staffDialogue(context, params.slug);
  const kind = kindOf(params.kind);
  const form = await request.formData();
  const words = (name: string) => String(form.get(name) ?? "");
  const typed = Object.fromEntries(languages.map((language) => [language, { subject: oneLine(words(`subject-${language}`)), text: manyLines(words(`text-${language}`)) }])) as Wording;
  const wording = form.get("wish") === "house" ? undefined : typed;
  const kept = await context.get(house).mailings.keepWording({ dialogueId: dialogue.id, authorityId: by.authorityId, kind, by: by.personId, wording });
  if (kept.outcome === "kept") return redirect(`/arbetsplats/${dialogue.slug}/utskick/ord/${kind}?sparat`);
  return data({ typed, faults: kept.faults }, { status: 422 });
}

/** The authority's own words for one kind of letter, and how they come out. */
export default function StaffWording({ loaderData, actionData }: Route.ComponentProps) {
  const { head, kind, own, kept, example: shown } = loaderData;
  const wording = actionData?.typed ?? loaderData.wording;
  const faults = actionData?.faults ?? [];
  const sentence = ({ because, place = "" }: WordingFault) => t.fault[because](place);
  const errorAt = (field: string) => faults.filter((fault) => fault.field === field).map(sentence)[0];
  const base = `/arbetsplats/${head.slug}/utskick`;
  return (
    <StaffPage dialogue={head}>
      <title>{`${faults.length > 0 ? "Fel: " : ""}${staffTexts.kinds[kind]} – ${t.title} – ${head.title}`}</title>
      <BackLink href={base}>{t.back}</BackLink>
      <ErrorSummary title={t.faults(faults.length)} faults={faults.map((fault) => ({ field: fault.field, text: sentence(fault) }))} />
      <StaffHead title={`${t.title}: ${staffTexts.kinds[kind].toLowerCase()}`} under={t.lead} />
      <nav aria-label={t.kinds} className="row">
        {mailingKinds.map((one) => (
          <a key={one} href={`${base}/ord/${one}`} aria-current={one === kind ? "page" : undefined}>
            {staffTexts.kinds[one]}
          </a>
        ))}
      </nav>
      {kept && faults.length === 0 && (
        <Notice tone="ok" role="status">
          {t.kept}
        </Notice>
      )}
      <p className="small quiet mt-4">{own ? t.own : t.house}</p>
      <form method="post">
        <div className="cols-2 mt-4">
          {languages.map((language) => (
            <Fields key={`${kind}-${language}`} language={language} letter={wording[language]} errorAt={errorAt} />
          ))}
        </div>
        <div className="row mt-4">
          <Button>{t.keep}</Button>
          {own && (
            <Button look="second" name="wish" value="house">
              {t.bringBack}
            </Button>
          )}
        </div>
      </form>
      <PlaceList />
      <h2 className="mt-6">{t.example}</h2>
      <div className="cols-2">
        {languages.map((language) => (
          <div key={language} className="panel mt-4" lang={language}>
            <p>
              <b>{shown[language].subject}</b>
            </p>
            <p className="letter-text">{shown[language].text}</p>
          </div>
        ))}
      </div>
    </StaffPage>
  );
}

type FieldsOf = { language: Language; letter: { subject: string; text: string }; errorAt(field: string): string | undefined };

function Fields({ language, letter, errorAt }: FieldsOf) {
  const [subject, text] = [`subject-${language}`, `text-${language}`];
  return (
    <section aria-label={staffTexts.languages[language]}>
      <h2 className="mt-4">{staffTexts.languages[language]}</h2>
      <TextField id={subject} label={t.subject} defaultValue={letter.subject} error={errorAt(subject)} lang={language} />
      <TextArea id={text} label={t.text} rows={18} defaultValue={letter.text} error={errorAt(text)} lang={language} />
    </section>
  );
}
