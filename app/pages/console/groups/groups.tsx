import { useEffect } from "react";
import { data, useFetcher } from "react-router";
import { DataTable } from "#ui/content/data-table.tsx";
import { EmptyState } from "#ui/content/empty-state.tsx";
import { Notice } from "#ui/content/notice.tsx";
import { StaffHead } from "#ui/frame/staff-frame.tsx";
import { LinkButton } from "#ui/button.tsx";
import { house } from "../../../web/house.ts";
import { StaffPage } from "../../../web/staff-page.tsx";
import type { Route } from "./+types/groups.ts";
import { changeGroups } from "./change-form.ts";
import { groupTexts as t } from "./group-texts.ts";
import { leading } from "./leading.ts";
import { loadGroups } from "./load-groups.ts";
import { PlanPicture } from "./plan-picture.tsx";
import { PlanTop } from "./plan-top.tsx";
import { RulesFold } from "./rules-fold.tsx";
import { useComputing } from "./use-computing.ts";

export const handle = { client: true };

export async function loader({ params, context, request }: Route.LoaderArgs) {
  const of = await leading(context, params);
  const { searchParams } = new URL(request.url);
  const wish = { round: Number(searchParams.get("samtal")), variant: Number(searchParams.get("forslag")) };
  const about = await loadGroups(context.get(house), of, wish);
  if (!about) throw data(null, { status: 404 });
  return about;
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { by, meeting } = await leading(context, params);
  return { outcome: await changeGroups(context.get(house), meeting.id, by.personId, await request.formData()) };
}

/** The groups of one meeting: how they will be, what they are made by, and every move once they have begun. */
export default function Groups({ loaderData: about }: Route.ComponentProps) {
  const change = useFetcher<typeof action>();
  const base = `/arbetsplats/${about.head.slug}/mote/${about.number}`;
  const { computing, compute, forget } = useComputing(`${base}/grupper/rakna`);
  // The last thing done is the one that is told about.
  useEffect(() => {
    if (change.state === "submitting") forget();
  }, [change.state, forget]);
  const isTold = change.data && change.state === "idle" && computing.state === "idle" && !computing.end;
  const said = isTold ? t.done[change.data!.outcome] : "";
  return (
    <StaffPage dialogue={about.head}>
      <title>{`${t.title} – ${about.title}`}</title>
      <StaffHead title={t.title} under={t.under(about.day)}>
        <LinkButton look="second" href={base}>
          {t.toMeeting}
        </LinkButton>
      </StaffHead>
      <nav className="switcher" aria-label={t.rounds}>
        {about.rounds.map(({ stepId, title }, index) => (
          <a
            key={stepId}
            href={`?samtal=${index + 1}${about.shown ? `&forslag=${about.shown}` : ""}`}
            aria-current={stepId === about.step?.stepId ? "page" : undefined}
          >
            {t.round(index + 1, title)}
          </a>
        ))}
      </nav>
      <div role="status" className="plan-told">
        {said && (
          <Notice tone={change.data?.outcome === "changed" || change.data?.outcome === "placed" ? "ok" : "warn"}>{said}</Notice>
        )}
      </div>
      <PlanTop about={about} change={change} {...{ computing, compute }} />
      <RulesFold about={about} change={change} />
      {about.tables.length > 0 ? <PlanPicture about={about} change={change} /> : <EmptyState>{t.empty}</EmptyState>}
      <MoveLog moves={about.moves} />
    </StaffPage>
  );
}

function MoveLog({ moves }: { moves: Route.ComponentProps["loaderData"]["moves"] }) {
  return (
    <section aria-labelledby="log-title" className="plan-moves">
      <h2 id="log-title">{t.log}</h2>
      {moves.length === 0 ? (
        <p className="quiet">{t.logEmpty}</p>
      ) : (
        <DataTable
          name={t.logTable}
          columns={(["at", "who", "what", "why", "by"] as const).map((key) => ({ key, head: t.columns[key] }))}
          rowHead="who"
          rows={moves.map(({ key, ...cells }) => ({ key, cells }))}
        />
      )}
    </section>
  );
}
