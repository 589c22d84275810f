import { data } from "react-router";
import { z } from "zod";
import { BackLink, Button, LinkButton } from "#ui/button.tsx";
import { DataTable } from "#ui/content/data-table.tsx";
import { Notice } from "#ui/content/notice.tsx";
import { StaffHead } from "#ui/frame/staff-frame.tsx";
import { house } from "../../../../web/house.ts";
import { staffDialogue } from "../../../../web/staff-dialogue.ts";
import { StaffPage } from "../../../../web/staff-page.tsx";
import type { Route } from "./+types/letter.ts";
import { pageIn, pageSize, queryOf } from "../staff/list-search.ts";
import { Pages } from "../staff/pages.tsx";
import { InvitationState } from "./letter-state.tsx";
import { invitationTexts as t } from "./texts.ts";

/** The frozen lists are read a page at a time, each by a query of its own. */
const pages = { recipients: "sida", skipped: "utan" } as const;
const partOf = <One,>(all: readonly One[], page: number) => all.slice((page - 1) * pageSize, page * pageSize);

function letterId(param: string): string {
  if (!z.uuid().safeParse(param).success) throw data(null, { status: 404 });
  return param;
}

export async function loader({ params, context, request }: Route.LoaderArgs) {
  const { by, dialogue, head } = await staffDialogue(context, params.slug);
  const { invitations } = context.get(house).registration;
  const letter = await invitations.find({ dialogueId: dialogue.id, authorityId: by.authorityId }, letterId(params.invitation));
  if (!letter) throw data(null, { status: 404 });
  const states = new Map((await invitations.lettersOf(letter.id)).map((one) => [one.to.toLowerCase(), one]));
  const [first] = letter.recipients;
  const { round, language, recipients, skipped } = letter;
  const asked = new URL(request.url).searchParams;
  const page = { recipients: pageIn(asked, pages.recipients), skipped: pageIn(asked, pages.skipped) };
  return {
    head,
    round,
    language,
    sent: letter.sentAt !== undefined,
    waiting: [...states.values()].filter(({ state }) => state === "queued" || state === "deferred").length,
    page,
    count: recipients.length,
    recipients: partOf(recipients, page.recipients).map(({ id, address, name }) => {
      const one = states.get(address.toLowerCase());
      return { id, address, name, ...(one && { state: one.state, because: one.because, bounced: one.bounced !== undefined }) };
    }),
    left: skipped.length,
    skipped: partOf(skipped, page.skipped).map(({ id, address, name, because }) => ({ id, address, name, because })),
    example: first && { to: first.address, ...invitations.example(letter, first, t.ownLink) },
  };
}

export async function action({ params, context, request }: Route.ActionArgs) {
  const { by, dialogue } = await staffDialogue(context, params.slug);
  const { invitations } = context.get(house).registration;
  const of = { dialogueId: dialogue.id, authorityId: by.authorityId };
  const wish = (await request.formData()).get("wish");
  if (wish !== "send" && wish !== "stop") throw data(null, { status: 400 });
  const done = await invitations[wish](of, letterId(params.invitation), by.personId);
  if (done.outcome === "unknown") throw data(null, { status: 404 });
  if (done.outcome === "queued") return { tone: "ok" as const, said: t.queued(done.letters, done.left) };
  if (done.outcome === "stopped") return { tone: "ok" as const, said: t.stopped(done.letters) };
  return data({ tone: "warn" as const, said: t[done.outcome] }, { status: 409 });
}

export const headers = () => ({ "Cache-Control": "no-store" });

/** An invitation before and after it is sent: the letter, exactly who gets it, and who does not because. */
export default function InvitationPage({ loaderData, actionData }: Route.ComponentProps) {
  const { head, round, language, sent, waiting, page, count, recipients, left, skipped, example } = loaderData;
  return (
    <StaffPage dialogue={head}>
      <title>{`${t.rounds[round]} – ${head.title}`}</title>
      <BackLink href={`/arbetsplats/${head.slug}/anmalningar/inbjudna`}>{t.back}</BackLink>
      <StaffHead title={t.rounds[round]} under={sent ? undefined : t.draft} />
      {actionData && (
        <Notice tone={actionData.tone} role="status">
          {actionData.said}
        </Notice>
      )}
      {!sent && count === 0 && <Notice>{left > 0 ? t.nobody : t.noInvitees}</Notice>}
      {waiting > 0 && <p>{t.waiting(waiting)}</p>}
      <form method="post" className="row">
        {!sent && count > 0 && (
          <Button name="wish" value="send">
            {t.send(count)}
          </Button>
        )}
        {waiting > 0 && (
          <>
            <Button look="alert" name="wish" value="stop">
              {t.stop}
            </Button>
            <LinkButton look="quiet" href="">
              {t.refresh}
            </LinkButton>
          </>
        )}
      </form>
      <div className="cols-2 mt-6">
        <section aria-labelledby="recipients-title">
          <h2 id="recipients-title">{t.recipients(count)}</h2>
          {count > 0 && (
            <DataTable
              name={t.recipientsName}
              rowHead="address"
              columns={[
                { key: "address", head: t.address },
                { key: "name", head: t.name },
                { key: "state", head: t.state },
              ]}
              rows={recipients.map(({ id, address, name, state, because, bounced = false }) => ({
                key: id,
                cells: {
                  address,
                  name: name || "–",
                  state: state ? <InvitationState state={state} because={because} bounced={bounced} /> : sent ? t.notSent : "–",
                },
              }))}
            />
          )}
          <Pages name={t.recipientPages} page={page.recipients} total={count} address={(to) => queryOf({ [pages.recipients]: to, [pages.skipped]: page.skipped })} />
          {left > 0 && (
            <>
              <h2 className="mt-6">{t.skipped(left)}</h2>
              <DataTable
                name={t.skippedName}
                rowHead="address"
                columns={[
                  { key: "address", head: t.address },
                  { key: "name", head: t.name },
                  { key: "because", head: t.why },
                ]}
                rows={skipped.map(({ id, address, name, because }) => ({
                  key: id,
                  cells: { address, name: name || "–", because: t.because[because] },
                }))}
              />
              <Pages name={t.skippedPages} page={page.skipped} total={left} address={(to) => queryOf({ [pages.recipients]: page.recipients, [pages.skipped]: to })} />
            </>
          )}
        </section>
        {example && (
          <section aria-labelledby="letter-title">
            <h2 id="letter-title">{t.letter}</h2>
            <p className="small quiet">{t.exampleOf(example.to)}</p>
            <div className="panel mt-4" lang={language}>
              <p>
                <b>{example.subject}</b>
              </p>
              <p className="letter-text">{example.text}</p>
            </div>
          </section>
        )}
      </div>
    </StaffPage>
  );
}
