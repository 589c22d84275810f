import { data } from "react-router";
import { day } from "#platform/i18n";
import { toLocal } from "#platform/civil-time";
import { LinkButton } from "#ui/button.tsx";
import { EmptyState } from "#ui/content/empty-state.tsx";
import { Outcome } from "#ui/content/notice.tsx";
import { StaffHead } from "#ui/frame/staff-frame.tsx";
import { house } from "../../../web/house.ts";
import { staffDialogue } from "../../../web/staff-dialogue.ts";
import { StaffPage } from "../../../web/staff-page.tsx";
import type { Route } from "./+types/staff-commitments.ts";
import { handleCommitmentForm } from "./commitment-form.ts";
import { DraftForm, PublishForm, PublishedCommitment } from "./commitment-parts.tsx";
import { texts as t } from "./texts.ts";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { dialogue, head } = await staffDialogue(context, params.slug);
  const { commitments, harvest } = context.get(house);
  const [made, wall] = await Promise.all([commitments.ofDialogue(dialogue, { drafts: true }), harvest.wall(dialogue)]);
  const insights = wall.insights.filter(({ standing }) => standing === "published").map(({ id, number, title }) => ({ id, number, title }));
  const number = new Map(wall.insights.map((insight) => [insight.id, insight.number]));
  return {
    head,
    insights,
    wanted: Number(new URL(request.url).searchParams.get("insikt") ?? 0),
    commitments: made.map((commitment) => ({
      id: commitment.id,
      number: commitment.number,
      insight: number.get(commitment.insightId) ?? 0,
      what: commitment.what,
      owner: commitment.owner,
      receiver: commitment.receiver,
      status: commitment.status,
      because: commitment.because ?? "",
      due: commitment.due ?? "",
      reviewOn: commitment.reviewOn ?? "",
      review: commitment.reviewOn ? day(commitment.reviewOn, "sv") : undefined,
      published: commitment.publishedAt !== null,
      overdue: commitment.overdue,
      updates: commitment.updates.map(({ text, at }) => ({ text, day: day(toLocal(at, dialogue.zone), "sv") })),
    })),
  };
}

export type ShownCommitment = Awaited<ReturnType<typeof loader>>["commitments"][number];
export type ShownInsight = Awaited<ReturnType<typeof loader>>["insights"][number];

export async function action({ request, params, context }: Route.ActionArgs) {
  const { by, dialogue } = await staffDialogue(context, params.slug);
  const answer = await handleCommitmentForm(context.get(house), dialogue, by.personId, await request.formData());
  return data(answer, { status: answer.said ? 200 : 422 });
}

/** The answers to the insights: who takes on what, or why not, and what has happened since (A1–A3). */
export default function StaffCommitments({ loaderData: { head, insights, commitments, wanted }, actionData: answer }: Route.ComponentProps) {
  const drafts = commitments.filter(({ published }) => !published);
  const published = commitments.filter((one) => one.published);
  return (
    <StaffPage dialogue={head}>
      <title>{`${answer && answer.faults.length > 0 ? "Fel: " : ""}${t.title} – ${head.title}`}</title>
      <StaffHead title={t.title} under={t.under} />
      <Outcome said={answer?.said} problem={answer?.problem} />
      {insights.length === 0 && commitments.length === 0 ? (
        <EmptyState action={<LinkButton href={`/arbetsplats/${head.slug}/skord`}>{t.toHarvest}</LinkButton>}>{t.none}</EmptyState>
      ) : (
        <div className="halves mt-5">
          <div className="stack">
            {drafts.length > 0 && (
              <section aria-labelledby="drafts-title">
                <h2 id="drafts-title">{t.drafts}</h2>
                <p className="small quiet">{t.draftsHelp}</p>
                <PublishForm drafts={drafts} />
                {drafts.map((draft) => (
                  <DraftForm key={draft.id} draft={draft} insights={insights} answer={answer?.about === draft.id ? answer : undefined} />
                ))}
              </section>
            )}
            {published.length > 0 && (
              <section aria-labelledby="published-title">
                <h2 id="published-title">{t.published}</h2>
                <div className="stack">
                  {published.map((commitment) => (
                    <PublishedCommitment key={commitment.id} commitment={commitment} answer={answer?.about === commitment.id ? answer : undefined} />
                  ))}
                </div>
              </section>
            )}
          </div>
          {insights.length > 0 && <DraftForm insights={insights} wanted={wanted} answer={answer?.about === "" ? answer : undefined} />}
        </div>
      )}
    </StaffPage>
  );
}
