import { useEffect, useState } from "react";
import { data, redirect, useRevalidator } from "react-router";
import { z } from "zod";
import type { LetterId, LetterState, LetterSummary } from "#letters";
import type { PreviewId } from "#mailings";
import { languages } from "#platform/i18n";
import { BackLink } from "#ui/button.tsx";
import { Counts } from "#ui/console/counts.tsx";
import { Notice } from "#ui/content/notice.tsx";
import { StaffHead } from "#ui/frame/staff-frame.tsx";
import { house } from "../../../web/house.ts";
import { StaffPage } from "../../../web/staff-page.tsx";
import { staffDialogue } from "../../../web/staff-dialogue.ts";
import type { Route } from "./+types/staff-preview.ts";
import { Answer, Changed, type MailingAnswer, Steering } from "./mailing-parts.tsx";
import { LetterText } from "./letter-text.tsx";
import { listPage } from "./list-page.ts";
import { listed } from "./listed.ts";
import { Recipients, SkippedOnes } from "./mailing-lists.tsx";
import { staffTexts as t } from "./staff-texts.ts";

export const handle = { client: true };

/** What went wrong stands first. */
function trouble(letter: LetterSummary | undefined): number {
  if (letter?.state === "refused" || letter?.state === "unknown" || letter?.bounced) return 0;
  return letter?.state === "deferred" || letter?.state === "stopped" ? 1 : 2;
}

function previewId(param: string): PreviewId {
  if (!z.uuid().safeParse(param).success) throw data(null, { status: 404 });
  return param as PreviewId;
}

export async function loader({ params, context, request }: Route.LoaderArgs) {
  const { by, dialogue, head } = await staffDialogue(context, params.slug);
  const { mailings, letters } = context.get(house);
  const preview = await mailings.find(previewId(params.preview));
  if (!preview || preview.authorityId !== by.authorityId || preview.dialogueId !== dialogue.id) throw data(null, { status: 404 });
  const sent = preview.sentAt !== undefined;
  const states = new Map((await letters.of({ batchId: preview.id })).map((letter) => [letter.personId, letter]));
  const recipients = preview.recipients.map((recipient) => ({ ...recipient, letter: states.get(recipient.personId) }));
  const stateCount = (...of: LetterState[]) => recipients.filter(({ letter }) => letter && of.includes(letter.state)).length;
  const asked = new URL(request.url).searchParams;
  const page = listPage(recipients.toSorted((one, other) => trouble(one.letter) - trouble(other.letter)), asked.get("sida"));
  const left = listPage(preview.skipped, asked.get("utan"));
  const bad = new Set(sent ? [] : await letters.badAddresses(by.authorityId, page.items.map(({ email }) => email)));
  return {
    head,
    kind: preview.kind,
    sent,
    paused: sent && (await letters.isPaused(preview.id)),
    changes: sent ? { joined: [], left: [], letter: false } : await mailings.changes(preview),
    letter: preview.letter,
    count: recipients.length,
    outcomes: (Object.keys(t.states) as LetterState[]).map((state) => ({ state, count: stateCount(state) })).filter(({ count }) => count > 0),
    waiting: stateCount("queued", "deferred", "sending"),
    refused: stateCount("refused"),
    recipients: {
      ...page,
      items: page.items.map((one) => listed(one, { letter: one.letter, bad: bad.has(one.email.toLowerCase()) })),
    },
    skippedCount: preview.skipped.length,
    skipped: { ...left, items: left.items.map(({ personId, name, because }) => ({ personId, name, because })) },
  };
}

export async function action({ request, params, context }: Route.ActionArgs): Promise<MailingAnswer | Response> {
  const { by, dialogue } = await staffDialogue(context, params.slug);
  const { mailings } = context.get(house);
  const form = await request.formData();
  const wish = String(form.get("wish"));
  const id = previewId(params.preview);
  const here = <Outcome extends { outcome: string }>(answer: Outcome) => {
    if (answer.outcome === "unknown") throw data(null, { status: 404 });
    return answer as Exclude<Outcome, { outcome: "unknown" }>;
  };
  switch (wish) {
    case "pause":
    case "resume":
    case "stop":
      return { said: wish, count: here(await mailings.steer(id, wish, by)).letters };
    case "retry-refused":
      return { said: "retried", count: here(await mailings.retry(id, "refused", by)).letters };
    case "test": {
      const tried = here(await mailings.tryOut(id, by, t.test));
      return tried.outcome === "queued" ? { said: "tried", to: tried.to } : { said: "no-own-address" };
    }
    case "again": {
      const old = await mailings.find(id);
      if (!old || old.authorityId !== by.authorityId) throw data(null, { status: 404 });
      const { dialogueId, authorityId, kind, audience } = old;
      const fresh = await mailings.preview({ dialogueId, authorityId, kind, audience, by: by.personId });
      return redirect(`/arbetsplats/${dialogue.slug}/utskick/${fresh?.id ?? ""}`);
    }
    case "send":
    case "as-previewed": {
      const sent = here(await mailings.send(id, { ...by, asPreviewed: wish === "as-previewed" }));
      return sent.outcome === "queued" ? { said: "queued", count: sent.letters } : { said: sent.outcome };
    }
    default:
      return { said: "retried", count: here(await mailings.retry(id, wish as LetterId, by)).letters };
  }
}

/** A mailing before and after it is sent: whom it goes to, how it goes, and what can be done about it. */
export default function StaffPreview({ loaderData, actionData }: Route.ComponentProps) {
  const { head, kind, sent, paused, changes, letter, count, outcomes, waiting, refused, recipients, skippedCount, skipped } = loaderData;
  const answer = useKept(actionData);
  useFollow(sent && waiting > 0);
  return (
    <StaffPage dialogue={head}>
      <title>{`${t.kinds[kind]} – ${head.title}`}</title>
      <BackLink href={`/arbetsplats/${head.slug}/utskick`}>{t.title}</BackLink>
      <StaffHead title={t.kinds[kind]} under={sent ? undefined : t.lead}>
        {sent && <Counts name={t.outcomes} counts={outcomes.map(({ state, count: number }) => ({ number, word: t.states[state].toLowerCase(), hot: state === "refused" || state === "unknown" }))} />}
      </StaffHead>
      <Answer answer={answer} />
      {paused && <Notice tone="warn">{t.paused}</Notice>}
      <Changed changes={changes} />
      <Steering {...{ sent, paused, waiting, refused, count }} changed={changes.letter || changes.joined.length + changes.left.length > 0} rewritten={changes.letter} />
      {count === 0 && <Notice>{t.nobody}</Notice>}
      <div className="cols-2 mt-6">
        <section aria-labelledby="recipients-title">
          <h2 id="recipients-title">{t.recipients(count)}</h2>
          <Recipients slug={head.slug} recipients={recipients} />
          <SkippedOnes count={skippedCount} skipped={skipped} />
        </section>
        <section aria-labelledby="letter-title">
          <h2 id="letter-title">{t.letter}</h2>
          {languages.map((language) => (
            <div key={language} className="panel mt-4" lang={language}>
              <p className="small quiet">{t.languages[language]}</p>
              <p>
                <b>
                  <LetterText text={letter[language].subject} />
                </b>
              </p>
              <p className="letter-text">
                <LetterText text={letter[language].text} />
              </p>
            </div>
          ))}
        </section>
      </div>
    </StaffPage>
  );
}

/** What was answered last: reading the page anew forgets it. */
function useKept(answer: MailingAnswer | undefined): MailingAnswer | undefined {
  const [kept, keep] = useState(answer);
  if (answer && answer !== kept) keep(answer);
  return answer ?? kept;
}

/** Reads the page anew every other second while letters wait. Without a script there is a link that does. */
function useFollow(underWay: boolean): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!underWay) return undefined;
    const timer = setInterval(() => {
      if (!document.hidden && state === "idle") void revalidate();
    }, 2000);
    return () => clearInterval(timer);
  }, [underWay, revalidate, state]);
}
