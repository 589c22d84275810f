import { data, redirect } from "react-router";
import type { Dialogue, Meeting } from "#dialogues";
import { type Language, type Spoken, day, say } from "#platform/i18n";
import { manyLines } from "#platform/plain-text";
import { BackLink, Button } from "#ui/button.tsx";
import { Notice } from "#ui/content/notice.tsx";
import { ErrorSummary } from "#ui/forms/error-summary.tsx";
import { TextArea } from "#ui/forms/text-area.tsx";
import { StaffHead } from "#ui/frame/staff-frame.tsx";
import { house } from "../../../web/house.ts";
import { StaffPage } from "../../../web/staff-page.tsx";
import { staffDialogue } from "../../../web/staff-dialogue.ts";
import type { Route } from "./+types/call-off.ts";
import { callOffTexts as t } from "./call-off-texts.ts";
import { isOrganiser } from "./file-wish.ts";

function meetingOf({ meetings }: Dialogue, number: string): Meeting {
  const meeting = meetings.find((one) => String(one.number) === number);
  if (!meeting) throw data(null, { status: 404 });
  return meeting;
}

export async function loader({ params, context }: Route.LoaderArgs) {
  const { dialogue, head } = await staffDialogue(context, params.slug);
  const meeting = meetingOf(dialogue, params.number);
  const counts = await context.get(house).registration.counts(dialogue.id);
  const asking = counts.filter(({ meetingId, status }) => meetingId === meeting.id && (status === "registered" || status === "waiting"));
  return {
    head,
    languages: dialogue.languages,
    day: day(meeting.startsLocal, "sv"),
    people: asking.reduce((sum, { count }) => sum + count, 0),
    because: meeting.calledOff && say(meeting.calledOff, "sv"),
  };
}

/** Called off, it leads to the letter about it: written, with its list, and not sent yet. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const { by, dialogue } = await staffDialogue(context, params.slug);
  const meeting = meetingOf(dialogue, params.number);
  const rooms = context.get(house);
  const posted = await request.formData();
  const typed = Object.fromEntries(dialogue.languages.map((language) => [language, manyLines(String(posted.get(`because-${language}`) ?? ""))])) as Record<Language, string>;
  if (!(await isOrganiser(rooms, by))) return data({ typed, empty: [], refused: true }, { status: 403 });
  const held = posted.get("wish") === "hold";
  const empty = held ? [] : dialogue.languages.filter((language) => typed[language] === "");
  if (empty.length > 0) return data({ typed, empty, refused: false }, { status: 422 });
  const because: Spoken | undefined = held ? undefined : typed;
  const { outcome } = await rooms.database.transaction().execute((trx) => rooms.dialogues.callOff(trx, { id: dialogue.id, number: meeting.number, because, actor: by.personId }));
  if (outcome !== "imported") return data({ typed, empty: [], refused: true }, { status: 422 });
  if (held) {
    await rooms.registration.fillPlaces(dialogue.id);
    return redirect(`/arbetsplats/${dialogue.slug}`, 303);
  }
  const audience = { meetingIds: [meeting.id], who: "everyone" as const };
  const preview = await rooms.mailings.preview({ dialogueId: dialogue.id, authorityId: by.authorityId, kind: "called-off", audience, by: by.personId });
  return redirect(`/arbetsplats/${dialogue.slug}/utskick/${preview?.id ?? ""}`, 303);
}

/** To call one meeting off with a reason that everybody can read, or to hold it after all. */
export default function CallOff({ loaderData: { head, languages, day: when, people, because }, actionData }: Route.ComponentProps) {
  const faults = (actionData?.empty ?? []).map((language) => ({ field: `because-${language}`, text: t.empty[language] }));
  const errorAt = (field: string) => faults.find((fault) => fault.field === field)?.text;
  const title = because ? t.isOff(when) : t.title(when);
  return (
    <StaffPage dialogue={head}>
      <title>{`${faults.length > 0 ? "Fel: " : ""}${title} – ${head.title}`}</title>
      <BackLink href={`/arbetsplats/${head.slug}`}>{t.back}</BackLink>
      <ErrorSummary title={t.faults(faults.length)} faults={faults} />
      <StaffHead title={title} under={because ? undefined : t.lead(people)} />
      {actionData?.refused && (
        <Notice tone="alert" role="alert">
          {t.refused}
        </Notice>
      )}
      <form method="post">
        {because ? (
          <>
            <p className="pre-line">{because}</p>
            <p className="quiet">{t.holdHint}</p>
          </>
        ) : (
          languages.map((language) => (
            <TextArea key={language} id={`because-${language}`} label={t.because[language]} hint={language === "sv" ? t.hint : undefined} rows={3} defaultValue={actionData?.typed[language] ?? ""} error={errorAt(`because-${language}`)} />
          ))
        )}
        <p className="mt-4">
          {because ? (
            <Button look="second" name="wish" value="hold">
              {t.hold}
            </Button>
          ) : (
            <Button look="alert" name="wish" value="call-off">
              {t.press}
            </Button>
          )}
        </p>
      </form>
    </StaffPage>
  );
}
