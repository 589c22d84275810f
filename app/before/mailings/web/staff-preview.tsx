import { data } from "react-router";
import type { LetterState } from "#letters";
import type { PreviewId } from "#mailings";
import { Button } from "#ui/button.tsx";
import { DataTable } from "#ui/content/data-table.tsx";
import { Notice } from "#ui/content/notice.tsx";
import { Tag, type TagTone } from "#ui/content/tag.tsx";
import { StaffHead } from "#ui/frame/staff-frame.tsx";
import { house } from "../../../web/house.ts";
import { StaffPage } from "../../../web/staff-page.tsx";
import { staffDialogue } from "../../../web/staff-dialogue.ts";
import type { Route } from "./+types/staff-preview.ts";
import { staffTexts as t } from "./staff-texts.ts";

const tones: Record<LetterState, TagTone> = {
  queued: "wait",
  sending: "now",
  accepted: "ok",
  deferred: "wait",
  refused: "alert",
  unknown: "warn",
  stopped: "off",
  skipped: "off",
};

export async function loader({ params, context }: Route.LoaderArgs) {
  const { by, dialogue, head } = await staffDialogue(context, params.slug);
  const { mailings, letters } = context.get(house);
  const preview = await mailings.find(params.preview as PreviewId);
  if (!preview || preview.authorityId !== by.authorityId || preview.dialogueId !== dialogue.id) throw data(null, { status: 404 });
  const states = new Map((await letters.of({ batchId: preview.id })).map((letter) => [letter.personId, letter]));
  return {
    head,
    sent: preview.sentAt !== undefined,
    letter: preview.letter,
    recipients: preview.recipients.map(({ personId, name, email }) => ({ personId, name, email, state: states.get(personId)?.state, reply: states.get(personId)?.reply })),
    skipped: preview.skipped.map(({ personId, name, because }) => ({ personId, name, because })),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { by } = await staffDialogue(context, params.slug);
  const { mailings, letters } = context.get(house);
  const wish = (await request.formData()).get("wish");
  if (wish === "stop") {
    const { stopped } = await letters.stopBatch(params.preview);
    return { outcome: "stopped" as const, count: stopped };
  }
  const sent = await mailings.send(params.preview as PreviewId, { personId: by.personId, authorityId: by.authorityId, asPreviewed: wish === "as-previewed" });
  switch (sent.outcome) {
    case "unknown":
      throw data(null, { status: 404 });
    case "queued":
      return { outcome: "queued" as const, count: sent.letters };
    case "changed":
      return { outcome: "changed" as const, joined: sent.joined.length, left: sent.left.length };
    case "already":
      return { outcome: "already" as const };
  }
}

export default function StaffPreview({ loaderData, actionData }: Route.ComponentProps) {
  const { head, sent, letter, recipients, skipped } = loaderData;
  const waiting = recipients.some(({ state }) => state === "queued" || state === "deferred" || state === "sending");
  return (
    <StaffPage dialogue={head}>
      <title>{`${t.preparation} – ${head.title}`}</title>
      <StaffHead title={t.preparation} under={sent ? undefined : t.lead} />
      <Said answer={actionData} slug={head.slug} />
      <form method="post" className="row">
        {!sent && recipients.length > 0 && (
          <Button name="wish" value="send">
            {t.send(recipients.length)}
          </Button>
        )}
        {sent && waiting && (
          <Button look="alert" name="wish" value="stop">
            {t.stop}
          </Button>
        )}
      </form>
      {recipients.length === 0 && <Notice>{t.nobody}</Notice>}
      <div className="cols-2 mt-6">
        <section aria-labelledby="recipients-title">
          <h2 id="recipients-title">{t.recipients(recipients.length)}</h2>
          <DataTable
            name={t.tableName}
            rowHead="name"
            columns={[
              { key: "name", head: t.name },
              { key: "email", head: t.email },
              { key: "state", head: t.state },
            ]}
            rows={recipients.map(({ personId, name, email, state, reply }) => ({
              key: personId,
              cells: { name, email, state: state ? <Tag tone={tones[state]} small>{state === "refused" && reply ? `${t.states[state]}: ${reply}` : t.states[state]}</Tag> : "–" },
            }))}
          />
          {skipped.length > 0 && (
            <>
              <h2 className="mt-6">{t.skipped(skipped.length)}</h2>
              <DataTable
                name={t.skippedName}
                rowHead="name"
                columns={[
                  { key: "name", head: t.name },
                  { key: "because", head: t.state },
                ]}
                rows={skipped.map(({ personId, name, because }) => ({ key: personId, cells: { name, because: t.because[because] ?? because } }))}
              />
            </>
          )}
        </section>
        <section aria-labelledby="letter-title">
          <h2 id="letter-title">{t.letter}</h2>
          {(["sv", "en"] as const).map((language) => (
            <div key={language} className="panel mt-4" lang={language}>
              <p className="small quiet">{t.languages[language]}</p>
              <p>
                <b>{letter[language].subject}</b>
              </p>
              <p className="letter-text">{letter[language].text}</p>
            </div>
          ))}
        </section>
      </div>
    </StaffPage>
  );
}

function Said({ answer, slug }: { answer: Route.ComponentProps["actionData"]; slug: string }) {
  switch (answer?.outcome) {
    case "queued":
      return <Notice tone="ok" role="status">{t.queued(answer.count)}</Notice>;
    case "stopped":
      return <Notice tone="warn" role="status">{t.stopped(answer.count)}</Notice>;
    case "already":
      return <Notice role="status">{t.already}</Notice>;
    case "changed":
      return (
        <Notice tone="warn" role="alert">
          <p>{t.changed(answer.joined, answer.left)}</p>
          <form method="post" className="row">
            <a href={`/arbetsplats/${slug}/utskick`}>{t.again}</a>
            <Button look="second" name="wish" value="as-previewed">{t.asPreviewed}</Button>
          </form>
        </Notice>
      );
    default:
      return null;
  }
}
