import { data } from "react-router";
import { shortDay, hour } from "#platform/i18n";
import { toLocal } from "#platform/civil-time";
import { topicStates } from "#topics/shared";
import { Counts } from "#ui/console/counts.tsx";
import { PickList } from "#ui/console/pick-list.tsx";
import { EmptyState } from "#ui/content/empty-state.tsx";
import { Tag, type TagTone } from "#ui/content/tag.tsx";
import { StaffHead } from "#ui/frame/staff-frame.tsx";
import type { TopicState } from "#topics";
import { house } from "../../../web/house.ts";
import { StaffPage } from "../../../web/staff-page.tsx";
import { staffDialogue } from "../../../web/staff-dialogue.ts";
import type { Route } from "./+types/staff-topics.ts";
import { handleTopicForm } from "./topic-form.ts";
import { StaffTopic } from "./staff-topic.tsx";
import { staffTexts as t } from "./staff-texts.ts";

const tones: Record<TopicState, TagTone> = {
  received: "wait",
  contacted: "info",
  preparing: "now",
  "on-agenda": "ok",
  joined: "off",
  declined: "off",
  discussed: "ok",
  answered: "ok",
};

export async function loader({ params, context }: Route.LoaderArgs) {
  const { by, dialogue, head } = await staffDialogue(context, params.slug);
  const { topics, people, registration, database, agenda } = context.get(house);
  const all = await topics.ofDialogue({ dialogueId: dialogue.id, authorityId: by.authorityId });
  const cards = new Map((await people.cards(database, all.map(({ personId }) => personId))).map((card) => [card.personId, card.name]));
  const chosen = params.number === undefined ? undefined : all.find(({ number }) => number === Number(params.number));
  if (params.number !== undefined && !chosen) throw data(null, { status: 404 });
  const at = (when: Date) => {
    const local = toLocal(when, dialogue.zone);
    return `${shortDay(local, "sv")} kl. ${hour(local, "sv")}`;
  };
  const rounds = await Promise.all(
    dialogue.meetings.map(async (meeting) =>
      (await agenda.runOfShow(meeting.id)).filter(({ round }) => round).map((step) => ({ stepId: step.stepId, text: `${shortDay(meeting.startsLocal, "sv")}: ${step.title.sv}` })),
    ),
  );
  const life = chosen && (await topics.life(chosen.id));
  const proposer = chosen && (await registration.of(chosen.personId));
  return {
    head,
    topics: all.map(({ number, title, kind, personId, state }) => ({ number, title, kind, state, name: cards.get(personId) ?? "–" })),
    chosen: chosen && life && {
      number: chosen.number,
      kind: chosen.kind,
      title: chosen.title,
      text: chosen.text,
      state: chosen.state,
      question: chosen.question ?? "",
      released: chosen.released,
      placed: rounds.flat().find(({ stepId }) => stepId === chosen.placed?.stepId)?.text,
      name: cards.get(chosen.personId) ?? "–",
      role: proposer?.role,
      days: dialogue.meetings
        .filter(({ id }) => proposer?.dates.some((date) => date.meetingId === id && date.status !== "cancelled"))
        .map(({ startsLocal }) => shortDay(startsLocal, "sv")),
      receivedAt: at(chosen.receivedAt),
      happened: [
        ...life.steps.map(({ state, at: when }) => ({ title: t.states[state], when, said: state === "declined" ? chosen.because : undefined })),
        ...life.contacts.map(({ way, about, at: when }) => ({ title: t.ways[way], when, said: about })),
        ...life.messages.map(({ sender, text, at: when }) => ({ title: t.senders[sender], when, said: text })),
      ]
        .sort((a, b) => a.when.getTime() - b.when.getTime())
        .map(({ title, when, said }) => ({ title, at: at(when), said })),
    },
    rounds: rounds.flat(),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { by, dialogue } = await staffDialogue(context, params.slug);
  const rooms = context.get(house);
  const all = await rooms.topics.ofDialogue({ dialogueId: dialogue.id, authorityId: by.authorityId });
  const topic = all.find(({ number }) => number === Number(params.number));
  if (!topic) throw data(null, { status: 404 });
  const answer = await handleTopicForm(rooms, topic, by.personId, await request.formData());
  return data(answer, { status: answer.said ? 200 : 422 });
}

export default function StaffTopics({ loaderData, actionData }: Route.ComponentProps) {
  const { head, topics, chosen, rounds } = loaderData;
  const href = (number: number) => `/arbetsplats/${head.slug}/amnen/${number}`;
  return (
    <StaffPage dialogue={head}>
      <title>{`${chosen ? t.topic(chosen.number) : t.title} – ${head.title}`}</title>
      <StaffHead title={t.title}>
        <Counts
          name={t.counts}
          counts={topicStates
            .map((state) => ({ state, number: topics.filter((topic) => topic.state === state).length }))
            .filter(({ number }) => number > 0)
            .map(({ state, number }) => ({ number, word: t.states[state].toLowerCase(), hot: state === "received" }))}
        />
      </StaffHead>
      {topics.length === 0 ? (
        <EmptyState>{t.none}</EmptyState>
      ) : (
        <div className="triage">
          <PickList
            picks={topics.map((topic) => ({
              href: href(topic.number),
              number: topic.number,
              title: topic.title,
              current: topic.number === chosen?.number,
              meta: (
                <>
                  <span>{t.kinds[topic.kind]}</span> <span>{topic.name}</span>
                  <Tag tone={tones[topic.state]} small>
                    {t.states[topic.state]}
                  </Tag>
                </>
              ),
            }))}
          />
          {chosen ? <StaffTopic topic={chosen} rounds={rounds} answer={actionData} /> : <p className="quiet">{t.pickOne}</p>}
        </div>
      )}
    </StaffPage>
  );
}
