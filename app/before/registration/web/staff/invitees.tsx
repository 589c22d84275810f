import { data } from "react-router";
import type { LetterState, LetterSummary } from "#letters";
import type { InvitationRound } from "#registration";
import { inviteeStates } from "#registration/shared";
import { BackLink, Button, LinkButton } from "#ui/button.tsx";
import { DataTable } from "#ui/content/data-table.tsx";
import { EmptyState } from "#ui/content/empty-state.tsx";
import { Fold } from "#ui/content/fold.tsx";
import { Notice } from "#ui/content/notice.tsx";
import { Tag } from "#ui/content/tag.tsx";
import { Select } from "#ui/forms/select.tsx";
import { TextArea } from "#ui/forms/text-area.tsx";
import { TextField } from "#ui/forms/text-field.tsx";
import { StaffHead } from "#ui/frame/staff-frame.tsx";
import { house } from "../../../../web/house.ts";
import { momentOf } from "../../../../web/moment.ts";
import { StaffPage } from "../../../../web/staff-page.tsx";
import { staffDialogue } from "../../../../web/staff-dialogue.ts";
import type { Route } from "./+types/invitees.ts";
import { InvitationState } from "../invitations/letter-state.tsx";
import { invitationTexts } from "../invitations/texts.ts";
import { pageIn, pageSize, queryOf } from "./list-search.ts";
import { Pages } from "./pages.tsx";
import { inviteeTexts as t } from "./invitee-texts.ts";
import { staffTexts } from "./texts.ts";

export async function loader({ params, context, request }: Route.LoaderArgs) {
  const { by, dialogue, head } = await staffDialogue(context, params.slug);
  const of = { dialogueId: dialogue.id, authorityId: by.authorityId };
  const { invitees, invitations } = context.get(house).registration;
  const asked = new URL(request.url).searchParams;
  const search = { words: (asked.get("sok") ?? "").slice(0, 254), state: inviteeStates.find((one) => one === asked.get("lage")), page: pageIn(asked) };
  const { rows, total, counts } = await invitees.search(of, { ...search, page: { size: pageSize, number: search.page } });
  const [letters, sent] = [await invitations.list(of), await invitations.sent(of, rows.map(({ address }) => address.toLowerCase()))];
  return {
    head,
    search,
    total,
    counts,
    invitees: rows.map(({ id, address, name, source, registered, unsubscribed }) => {
      const { first, reminder } = sent.get(address.toLowerCase()) ?? {};
      return { id, address, name, source, registered, unsubscribed, letters: [...asShown("first", first), ...asShown("reminder", reminder)] };
    }),
    letters: letters.map(({ id, round, madeAt, sentAt }) => ({ id, round, sent: sentAt !== undefined, at: momentOf(sentAt ?? madeAt, dialogue.zone) })),
  };
}

const asShown = (round: InvitationRound, letter: LetterSummary | undefined) => (letter ? [{ round, state: letter.state, because: letter.because, bounced: letter.bounced !== undefined }] : []);

export async function action({ params, context, request }: Route.ActionArgs) {
  const { by, dialogue } = await staffDialogue(context, params.slug);
  const { invitees } = context.get(house).registration;
  const of = { dialogueId: dialogue.id, authorityId: by.authorityId };
  const posted = await request.formData();
  const text = (name: string) => {
    const value = posted.get(name);
    return typeof value === "string" ? value : "";
  };
  if (text("do") === "purge") {
    // Destroying asks for the word, since nothing takes it back.
    if (text("confirm").trim().toLowerCase() !== t.purgeWord) return data({ outcome: "not-confirmed" as const }, { status: 422 });
    return { outcome: "destroyed" as const, count: await invitees.purge(of, by.personId) };
  }
  const imported = await invitees.import(of, { text: text("list"), source: text("source"), by: by.personId });
  const typed = { list: imported.refused.map((one) => one.text).join("\n"), source: text("source") };
  const status = imported.added + imported.known === 0 ? 422 : 200;
  return data({ outcome: "imported" as const, ...imported, typed }, { status });
}

export const headers = () => ({ "Cache-Control": "no-store" });

export default function InviteesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { head, search, total, counts, invitees, letters } = loaderData;
  const base = `/arbetsplats/${head.slug}/anmalningar/inbjudna`;
  const imported = actionData?.outcome === "imported" ? actionData : undefined;
  return (
    <StaffPage dialogue={head}>
      <title>{`${t.title} – ${head.title}`}</title>
      <BackLink href={`/arbetsplats/${head.slug}/anmalningar`}>{staffTexts.back}</BackLink>
      <StaffHead title={t.title} under={t.lead} />
      {imported && (
        <Notice tone={imported.added > 0 ? "ok" : "warn"}>
          <p>{t.imported(imported.added, imported.known)}</p>
          {imported.refused.length > 0 && <p>{t.refused(imported.refused.slice(0, 20).map(({ line }) => line))}</p>}
        </Notice>
      )}
      {actionData?.outcome === "destroyed" && <Notice tone="ok">{t.destroyed(actionData.count)}</Notice>}
      {actionData?.outcome === "not-confirmed" && <Notice tone="warn">{t.notConfirmed}</Notice>}
      <form method="post" noValidate>
        <TextArea id="list" rows={6} label={t.list} hint={t.listHint} defaultValue={imported?.typed.list ?? ""} />
        <TextField id="source" label={t.source} hint={t.sourceHint} optional autoComplete="off" maxLength={100} defaultValue={imported?.typed.source ?? ""} />
        <div className="row mt-5">
          <Button name="do" value="import">
            {t.import}
          </Button>
        </div>
      </form>
      <div className="mt-6">
        {counts.all === 0 ? (
          <EmptyState>{t.none}</EmptyState>
        ) : (
          <>
            <p>{t.counts(counts.all, counts.registered, counts.unsubscribed)}</p>
            <div className="row mt-4">
              <LinkButton href={`${base}/brev`}>{t.write}</LinkButton>
              <LinkButton look="second" href={`${base}/brev?brev=reminder`}>
                {t.remind}
              </LinkButton>
            </div>
            {letters.length > 0 && (
              <ul className="mt-4">
                {letters.map(({ id, round, sent, at }) => (
                  <li key={id}>
                    <a href={`${base}/brev/${id}`}>{t.letterAt(invitationTexts.rounds[round], at)}</a> {sent ? t.sent : t.draft}
                  </li>
                ))}
              </ul>
            )}
            <section id="lista" aria-label={t.listed} className="mt-6">
              <search>
                <form className="filter-row" action="#lista">
                  <TextField id="sok" type="search" label={t.words} autoComplete="off" defaultValue={search.words} />
                  <Select id="lage" label={t.state} empty={staffTexts.search.all} options={inviteeStates.map((one) => ({ value: one, text: t.states[one] }))} defaultValue={search.state ?? ""} />
                  <Button look="second">{staffTexts.search.show}</Button>
                </form>
              </search>
              <p role="status">{t.found(total, counts.all)}</p>
              {invitees.length === 0 ? (
                <EmptyState>{t.noneFound}</EmptyState>
              ) : (
                <DataTable
                  name={t.tableName}
                  rowHead="address"
                  columns={[
                    { key: "address", head: t.address },
                    { key: "name", head: t.name },
                    { key: "source", head: t.source },
                    { key: "state", head: t.state },
                  ]}
                  rows={invitees.map((one) => ({ key: one.id, cells: { address: one.address, name: one.name || "–", source: one.source || "–", state: <State {...one} /> } }))}
                />
              )}
              <Pages page={search.page} total={total} address={(page) => `${queryOf({ sok: search.words, lage: search.state, sida: page > 1 ? page : undefined })}#lista`} />
            </section>
            <div className="mt-6">
              <Fold summary={t.purge}>
                <form method="post">
                  <p>{t.purgeHelp}</p>
                  <TextField id="confirm" label={t.confirm} autoComplete="off" width="short" />
                  <div className="row mt-4">
                    <Button look="alert" name="do" value="purge">
                      {t.purge}
                    </Button>
                  </div>
                </form>
              </Fold>
            </div>
          </>
        )}
      </div>
    </StaffPage>
  );
}

type Shown = { registered: boolean; unsubscribed: boolean; letters: { round: InvitationRound; state: LetterState; because: string | undefined; bounced: boolean }[] };

function State({ registered, unsubscribed, letters }: Shown) {
  if (!registered && !unsubscribed && letters.length === 0) return t.invited;
  return (
    <span className="row">
      {registered && <Tag tone="ok" small>{t.registered}</Tag>}
      {unsubscribed && <Tag tone="off" small>{t.unsubscribed}</Tag>}
      {letters.map(({ round, ...letter }) => (
        <InvitationState key={round} what={t.what[round]} {...letter} />
      ))}
    </span>
  );
}
