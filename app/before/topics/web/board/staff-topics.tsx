import { data, redirect } from "react-router";
import { topicStates } from "#topics/shared";
import { Counts } from "#ui/console/counts.tsx";
import { EmptyState } from "#ui/content/empty-state.tsx";
import { Notice } from "#ui/content/notice.tsx";
import { StaffHead } from "#ui/frame/staff-frame.tsx";
import { house } from "../../../../web/house.ts";
import { StaffPage } from "../../../../web/staff-page.tsx";
import { staffDialogue } from "../../../../web/staff-dialogue.ts";
import { roundsOf } from "../rounds.ts";
import { age, staffTexts } from "../texts.ts";
import type { Route } from "./+types/staff-topics.ts";
import { moveCard, readBoardForm } from "./board-form.ts";
import { orderOf, pageSize, readQuery, searchOf } from "./board-query.ts";
import { BoardView } from "./board-view.tsx";
import { Filters } from "./filters.tsx";
import { ForAll } from "./for-all.tsx";
import { ListView } from "./list-view.tsx";
import { nextStep } from "./next-step.ts";
import { boardStates, boardTexts as t } from "./texts.ts";

const perColumn = 20;

export async function loader({ params, context, request }: Route.LoaderArgs) {
  const { by, dialogue, head } = await staffDialogue(context, params.slug);
  const { topics, agenda, clock } = context.get(house);
  const query = readQuery(new URL(request.url).search);
  const filter = { dialogueId: dialogue.id, authorityId: by.authorityId, words: query.sok, kind: query.slag, state: query.lage, awaiting: query.vantar === "1" };
  const found =
    query.vy === "lista"
      ? await topics.page(filter, { order: orderOf[query.ordning], offset: (query.sida - 1) * pageSize, limit: pageSize })
      : await topics.board({ ...filter, state: undefined }, { states: boardStates, perColumn, moved: query.flyttat });
  const rounds = await roundsOf(agenda, dialogue);
  const now = clock.civil();
  return {
    head,
    query,
    counts: found.counts,
    rounds: rounds.map(({ stepId, text }) => ({ stepId, text })),
    reminderDays: await topics.reminderDays(filter),
    topics: found.topics.map((topic) => ({
      number: topic.number,
      kind: topic.kind,
      title: topic.title,
      name: topic.name,
      state: topic.state,
      age: age(topic.since, now),
      waits: topic.awaitsSince && age(topic.awaitsSince, now),
      round: rounds.find(({ stepId }) => stepId === topic.stepId)?.text,
      into: topic.into,
      next: nextStep(topic),
      canUndo: topic.undoUntil !== undefined && now <= topic.undoUntil,
    })),
  };
}

export type ShownTopics = Awaited<ReturnType<typeof loader>>;
export type ShownTopic = ShownTopics["topics"][number];

/** Every move leads back to the same view, with the card that was moved in focus. */
export async function action({ params, context, request }: Route.ActionArgs) {
  const { by, dialogue } = await staffDialogue(context, params.slug);
  const rooms = context.get(house);
  const query = readQuery(new URL(request.url).search);
  const back = (search: string, number?: number) => redirect(`/arbetsplats/${dialogue.slug}/amnen${search}${number ? `#amne-${number}` : ""}`, { status: 303 });
  const of = { dialogueId: dialogue.id, authorityId: by.authorityId };
  const read = readBoardForm(await request.formData());
  if (!read.success) return back(searchOf(query, { sida: query.sida }));
  if ("days" in read.data) {
    await rooms.topics.remindAfter(of, read.data.days, by.personId);
    return back(searchOf(query, { sida: query.sida, klart: "paminnelse" }));
  }
  if ("release" in read.data) {
    await rooms.topics.releaseAgenda(of, by.personId);
    return back(searchOf(query, { sida: query.sida, klart: "visade" }));
  }
  const topic = await rooms.topics.byNumber(of, read.data.number);
  if (!topic) throw data(null, { status: 404 });
  const moved = await moveCard(rooms, topic, read.data, by.personId);
  return back(searchOf(query, { sida: query.sida, [moved ? "flyttat" : "fel"]: topic.number }), topic.number);
}

export default function StaffTopics({ loaderData: view }: Route.ComponentProps) {
  const { head, query, counts, topics } = view;
  const all = topicStates.reduce((sum, state) => sum + counts.states[state], 0);
  const filtered = query.sok !== "" || query.slag !== undefined || query.vantar !== undefined;
  const moved = topics.find(({ number }) => number === query.flyttat);
  return (
    <StaffPage dialogue={head}>
      <title>{`${staffTexts.title} – ${head.title}`}</title>
      <StaffHead title={staffTexts.title}>
        <Counts
          name={t.counts}
          counts={[
            { number: counts.awaiting, word: t.awaiting, href: searchOf(query, { vantar: "1" }) || "?", hot: counts.awaiting > 0 },
            ...topicStates
              .filter((state) => counts.states[state] > 0)
              .map((state) => ({
                number: counts.states[state],
                word: staffTexts.states[state].toLowerCase(),
                href: searchOf(query, { vy: "lista", lage: state }),
              })),
          ]}
        />
      </StaffHead>
      {all === 0 && !filtered ? (
        <EmptyState>{staffTexts.none}</EmptyState>
      ) : (
        <>
          <Filters query={query} filtered={filtered || query.lage !== undefined} />
          {moved && (
            <Notice tone="ok" role="status">
              {t.moved(moved.number, staffTexts.states[moved.state])}
            </Notice>
          )}
          {query.klart && (
            <Notice tone="ok" role="status">
              {t.done[query.klart]}
            </Notice>
          )}
          {query.fel && (
            <Notice tone="alert" role="alert">
              {t.notMoved(query.fel)}
            </Notice>
          )}
          {all === 0 ? <EmptyState>{t.nothing}</EmptyState> : query.vy === "lista" ? <ListView view={view} /> : <BoardView view={view} />}
          <ForAll view={view} />
        </>
      )}
    </StaffPage>
  );
}
