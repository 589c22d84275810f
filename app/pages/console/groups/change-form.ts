import { z } from "zod";
import type { GroupingRules, PlaceTopicsOutcome, PlanOutcome } from "#grouping";
import { goals, importances, templates } from "#grouping/shared";
import type { MeetingId } from "#dialogues";
import type { PersonId } from "#people";
import type { House } from "../../../web/house.ts";

const id = z.uuid();
const whole = z.coerce.number().int();
const seenPlan = { variant: whole, seen: whole };
const seenRules = { seen: whole };

/** Everything the page can post; a lock that is pressed comes as "step table person-or-nothing on-or-off". */
const formSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("toggle"), ...seenPlan, lock: z.string().transform((text) => text.split(" ")) }),
  z.object({ intent: z.literal("lock"), ...seenPlan, stepId: id, personId: id, table: whole }),
  z.object({ intent: z.literal("topics") }),
  z.object({ intent: z.literal("undo"), ...seenPlan }),
  z.object({ intent: z.literal("choose"), variant: z.union([z.literal("").transform(() => null), whole]) }),
  z.object({
    intent: z.literal("weigh"),
    ...seenRules,
    ...(Object.fromEntries(goals.map((goal) => [goal, z.enum(importances)])) as Record<
      (typeof goals)[number],
      z.ZodEnum<{ [I in (typeof importances)[number]]: I }>
    >),
  }),
  z.object({ intent: z.literal("form"), ...seenRules, stepId: id, template: z.enum(templates), min: whole, max: whole }),
  z.object({ intent: z.literal("pair"), ...seenRules, kind: z.enum(["together", "apart"]), one: z.string(), other: z.string() }),
  z.object({ intent: z.literal("unpair"), ...seenRules, pair: z.string().transform((text) => text.split(" ")) }),
  z.object({ intent: z.literal("host"), ...seenRules, personId: id }),
  z.object({ intent: z.literal("unhost"), ...seenRules, personId: id }),
]);

type Asked = z.infer<typeof formSchema>;
type Answer = PlanOutcome["outcome"] | PlaceTopicsOutcome["outcome"] | "unsound";

/** One change of a plan or of the rules, from a form of the page; what cannot be read changes nothing. */
export async function changeGroups(
  { grouping }: Pick<House, "grouping">,
  meetingId: MeetingId,
  actor: string,
  form: FormData,
): Promise<Answer> {
  const read = formSchema.safeParse(Object.fromEntries(form));
  if (!read.success) return "unsound";
  const asked = read.data;
  switch (asked.intent) {
    case "toggle": {
      const [stepId = "", table, person, on] = asked.lock;
      const lock = {
        stepId: stepId as never,
        table: Number(table),
        personId: (person === "-" ? null : person) as PersonId | null,
      };
      return (await grouping.lock({ meetingId, variant: asked.variant, seen: asked.seen, actor }, lock, on === "on")).outcome;
    }
    case "lock": {
      const lock = { stepId: asked.stepId as never, table: asked.table, personId: asked.personId as PersonId };
      return (await grouping.lock({ meetingId, variant: asked.variant, seen: asked.seen, actor }, lock, true)).outcome;
    }
    case "topics":
      return (await grouping.placeTopics({ meetingId, actor })).outcome;
    case "undo":
      return (await grouping.undo({ meetingId, variant: asked.variant, seen: asked.seen, actor })).outcome;
    case "choose":
      return (await grouping.choose({ meetingId, variant: asked.variant, actor })).outcome;
    default: {
      const board = await grouping.board(meetingId, new Set());
      if (!board) return "unknown";
      return (await grouping.changeRules({ meetingId, seen: asked.seen, rules: changedRules(board.rules, asked), actor }))
        .outcome;
    }
  }
}

function changedRules(
  rules: GroupingRules,
  asked: Exclude<Asked, { intent: "toggle" | "lock" | "topics" | "undo" | "choose" }>,
): GroupingRules {
  switch (asked.intent) {
    case "weigh":
      return { ...rules, weighing: Object.fromEntries(goals.map((goal) => [goal, asked[goal]])) as GroupingRules["weighing"] };
    case "form": {
      const { template, min, max } = asked;
      return { ...rules, rounds: { ...rules.rounds, [asked.stepId]: { template, min, max } } };
    }
    case "pair":
      return { ...rules, [asked.kind]: [...rules[asked.kind], [asked.one, asked.other] as PersonId[]] };
    case "unpair": {
      const [kind, ...people] = asked.pair;
      const others = (sets: PersonId[][]) => sets.filter((set) => set.join(" ") !== people.join(" "));
      return kind === "together" ? { ...rules, together: others(rules.together) } : { ...rules, apart: others(rules.apart) };
    }
    case "host":
      return { ...rules, hosts: [...rules.hosts.filter((one) => one !== asked.personId), asked.personId as PersonId] };
    case "unhost":
      return { ...rules, hosts: rules.hosts.filter((one) => one !== asked.personId) };
  }
}
