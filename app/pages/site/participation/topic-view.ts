import { toLocal } from "#platform/civil-time";
import { type Language, type Spoken, type Told, day, dayAndYear, hour, tell } from "#platform/i18n";
import type { Agenda } from "#agenda";
import type { Dialogue } from "#dialogues";
import type { LifeOfTopic, Topic, TopicState } from "#topics";
import type { ThreadState } from "#ui/thread/thread.tsx";
import { topicWay, waySteps } from "../../../web/topic-way.ts";
import { texts } from "./texts.ts";

/** The step on whose table a topic stands, and when it begins as the run of show is now. */
export type PlaceOfTopic = { beginsLocal: string; title: Spoken };

type Known = { topic: Topic; life: LifeOfTopic; place: PlaceOfTopic | undefined; dialogue: Dialogue; language: Language };

/** What the proposer sees of a topic: its words, and its life as dates behind and promises ahead (T3). */
export function topicView({ topic, life, place, dialogue, language }: Known) {
  const t = texts[language].topic;
  return {
    id: topic.id,
    kind: topic.kind,
    label: t.number(topic.number, t.kinds[topic.kind]),
    title: topic.title,
    text: topic.text,
    question: topic.question,
    because: topic.state === "declined" || topic.state === "answered" ? topic.because : undefined,
    nodes: threadOf({ topic, life, place, dialogue, language }),
    messages: life.messages.map(({ at, sender, text }) => {
      const local = toLocal(at, dialogue.zone);
      return { sender, text, when: `${day(local, language)} ${hour(local, language)}` };
    }),
  };
}

export type TopicView = ReturnType<typeof topicView>;

export async function placeOfTopic({ placed }: Topic, dialogue: Dialogue, { runOfShow }: Pick<Agenda, "runOfShow">): Promise<PlaceOfTopic | undefined> {
  const meeting = dialogue.meetings.find(({ id, calledOff }) => id === placed?.meetingId && !calledOff);
  if (!meeting) return undefined;
  let at = Date.parse(`${meeting.startsLocal}Z`);
  for (const { stepId, minutes, title } of await runOfShow(meeting.id)) {
    if (stepId === placed?.stepId) return { beginsLocal: new Date(at).toISOString().slice(0, 16), title };
    at += minutes * 60_000;
  }
  return { beginsLocal: meeting.startsLocal, title: meeting.title };
}

/** `placed` stands instead of `when`. */
type Node = { title: string; when: string; placed?: { day: string; hour: string; title: Told }; state: ThreadState };

/** Behind: each state it came to, with its day. Ahead: the rest of the way, with what was promised. */
function threadOf({ topic, life, place, dialogue, language }: Known): Node[] {
  const t = texts[language].topic;
  const way = topicWay[language];
  const names: Record<TopicState, string> = {
    ...Object.fromEntries(waySteps.map((step) => [step, way[step].title])),
    joined: t.joinedNode,
    declined: t.declinedNode,
  } as Record<TopicState, string>;
  const behind = lastOfEach(life.steps).map(({ state, at }, index, all): Node => {
    const contact = state === "contacted" ? life.contacts[0] : undefined;
    const date = dayAndYear(toLocal(at, dialogue.zone), language);
    const placed = state === "on-agenda" && place ? { day: dayAndYear(place.beginsLocal, language), hour: hour(place.beginsLocal, language), title: tell(place.title, language) } : undefined;
    return {
      title: names[state],
      ...(placed ? { placed } : {}),
      when: [date, contact && t.contactBy[contact.way], state === "joined" && t.joinedWhen].filter(Boolean).join(", "),
      state: index === all.length - 1 && state !== "answered" ? "now" : "done",
    };
  });
  return [...behind, ...ahead(topic.state).map((step): Node => ({ title: way[step].title, when: promise(step), state: "later" }))];

  function promise(step: (typeof waySteps)[number]): string {
    return step === "answered" ? t.answerBy(dayAndYear(dialogue.influence.answersBy, language)) : way[step].promise;
  }
}

/** A topic that came twice to a state is told of the last time. */
function lastOfEach(steps: LifeOfTopic["steps"]): LifeOfTopic["steps"] {
  return steps.filter(({ state }, at) => !steps.slice(at + 1).some((later) => later.state === state));
}

function ahead(state: TopicState): (typeof waySteps)[number][] {
  if (state === "declined") return ["answered"];
  if (state === "joined") return ["discussed", "answered"];
  return waySteps.slice(waySteps.indexOf(state) + 1);
}
