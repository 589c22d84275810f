import type { TopicId } from "#topics";
import type { PersonId } from "#people";
import { toLocal } from "#platform/civil-time";
import { hour, shortDay } from "#platform/i18n";
import type { House } from "../../../web/house.ts";
import { begunTables, movedBetween, movesOf, plannedTables } from "./board-view.ts";
import type { leading } from "./leading.ts";
import { qualityWords } from "./quality-words.ts";

type Of = Awaited<ReturnType<typeof leading>>;
type Wish = { round: number; variant: number };

/** What the page shows, field by field: names and roles for staff of the meeting's own authority, and nothing of anybody's needs. */
export async function loadGroups(
  { grouping, attendance, people, topics, database }: House,
  { meeting, dialogue, head }: Of,
  wish: Wish,
) {
  const here = attendance.here(meeting.id);
  const [board, held, log, raised] = await Promise.all([
    grouping.board(meeting.id, here),
    grouping.rounds(meeting.id),
    grouping.assignments(meeting.id),
    topics.ofDialogue({ dialogueId: dialogue.id, authorityId: meeting.authorityId }),
  ]);
  if (!board) return undefined;
  const acting = [...log.flatMap(({ personId, actor }) => [personId, actor]), ...board.plans.map(({ actor }) => actor)];
  const known = [...new Set([...board.people.map(({ personId }) => personId as string), ...acting])].filter(
    (id) => id !== "system",
  );
  const names = new Map<string, string>(
    (await people.cards(database, known as PersonId[])).map(({ personId, name }) => [personId, name]),
  );
  const titles = new Map<string, string>(raised.map(({ id, title }) => [id, title]));
  const say = {
    name: (personId: string) => names.get(personId) ?? "–",
    topic: (topicId: string | null) => titles.get(topicId as TopicId) ?? null,
  };
  const at = (when: Date) => hour(toLocal(when, dialogue.zone), "sv");

  const first = board.rounds.findIndex(({ begun }) => !begun);
  const step = board.rounds[wish.round - 1] ?? board.rounds[Math.max(0, first)];
  const begun = held.find((round) => round.stepId === step?.stepId);
  const shown =
    board.plans.find(({ variant }) => variant === wish.variant) ??
    board.plans.find(({ variant }) => variant === board.chosen) ??
    board.plans[0];
  const planned = shown?.rounds.find(({ stepId }) => stepId === step?.stepId);
  const beside = board.plans.find((plan) => plan !== shown)?.rounds.find(({ stepId }) => stepId === step?.stepId);
  const tables = begun
    ? begunTables(board, { round: begun, log, here }, say)
    : shown && planned
      ? plannedTables(board, shown, planned, say)
      : [];
  const byName = board.people
    .map(({ personId }) => ({ value: personId as string, text: say.name(personId) }))
    .toSorted((a, b) => a.text.localeCompare(b.text, "sv"));
  const pairs = (kind: "together" | "apart") =>
    board.rules[kind].map((set) => ({ kind, value: [kind, ...set].join(" "), names: set.map(say.name).join(" och ") }));
  return {
    head,
    number: meeting.number,
    day: shortDay(meeting.startsLocal, "sv"),
    title: dialogue.title.sv,
    basis: board.basis,
    expected: board.expected,
    step: step && { stepId: step.stepId as string, number: board.rounds.indexOf(step) + 1, begun: begun !== undefined },
    rounds: board.rounds.map((round) => ({
      ...{ stepId: round.stepId, title: round.title.sv, begun: round.begun, topics: round.topics },
      ...(board.rules.rounds[round.stepId] ?? { template: "plain" as const, min: round.round.min, max: round.round.max }),
    })),
    plans: board.plans.map((plan) => ({
      ...{
        variant: plan.variant,
        version: plan.version,
        basis: plan.basis,
        chosen: plan.variant === board.chosen,
        canUndo: plan.backTo !== null,
      },
      ...{
        why: plan.why,
        by: say.name(plan.actor),
        at: at(plan.at),
        stale: plan.rulesVersion !== board.rulesVersion,
        words: qualityWords(plan.quality),
      },
    })),
    shown: shown?.variant ?? null,
    tables,
    leftOut: begun ? 0 : (planned?.leftOut.length ?? 0),
    difference: planned && beside ? movedBetween(planned, beside) : null,
    people: byName,
    weighing: board.rules.weighing,
    rulesVersion: board.rulesVersion,
    sets: [...pairs("together"), ...pairs("apart")],
    hosts: board.rules.hosts.map((personId) => ({ personId: personId as string, name: say.name(personId) })),
    moves: movesOf(held, log, say, at),
  };
}

export type AboutGroups = NonNullable<Awaited<ReturnType<typeof loadGroups>>>;
