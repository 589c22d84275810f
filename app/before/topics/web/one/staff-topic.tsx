import { data } from "react-router";
import { toLocal } from "#platform/civil-time";
import { dayAndYear, hour } from "#platform/i18n";
import type { Dialogue } from "#dialogues";
import type { LifeOfTopic, Topic } from "#topics";
import { BackLink } from "#ui/button.tsx";
import { type House, house } from "../../../../web/house.ts";
import { momentOf } from "../../../../web/moment.ts";
import { StaffPage } from "../../../../web/staff-page.tsx";
import { staffDialogue } from "../../../../web/staff-dialogue.ts";
import { readQuery, searchOf } from "../board/board-query.ts";
import { roundsOf } from "../rounds.ts";
import { age, staffTexts as t } from "../texts.ts";
import type { Route } from "./+types/staff-topic.ts";
import { TopicView } from "./topic-view.tsx";
import { handleTopicForm } from "./topic-form.ts";

export async function loader({ params, context, request }: Route.LoaderArgs) {
  const { by, dialogue, head } = await staffDialogue(context, params.slug);
  const { topics, people, registration, database, agenda, clock } = context.get(house);
  const of = { dialogueId: dialogue.id, authorityId: by.authorityId };
  const topic = await topics.byNumber(of, numberOf(params));
  if (!topic) throw data(null, { status: 404 });
  const life = await topics.life(topic.id);
  const proposer = await registration.of(topic.personId);
  const [rounds, hosts] = [await roundsOf(agenda, dialogue), await hostsOf(agenda, dialogue)];
  const placed = rounds.find(({ stepId }) => stepId === topic.placed?.stepId);
  const host = placed && (await agenda.placements(placed.meetingId)).find(({ topicId }) => topicId === topic.id)?.hostPersonId;
  const named = [topic.personId, ...hosts, ...life.steps.map((step) => step.by), ...life.contacts.map((contact) => contact.by), ...life.messages.map((message) => message.by)];
  const names = new Map((await people.cards(database, [...new Set(named)].filter(isPerson))).map((card) => [card.personId as string, card.name]));
  const into = topic.joined && (await topics.find(topic.joined.into));
  // One more than this one: when it waits itself, it is the first or the second of those who do.
  const waiting = await topics.page({ ...of, awaiting: true }, { order: "waiting", offset: 0, limit: 2 });
  const next = waiting.topics.find(({ number }) => number !== topic.number);
  const now = clock.civil();
  const at = (when: Date) => momentOf(when, dialogue.zone);
  return {
    head,
    back: `/arbetsplats/${head.slug}/amnen${backSearch(request)}#amne-${topic.number}`,
    search: backSearch(request),
    nextWaiting: next && { number: next.number, title: next.title },
    topic: {
      number: topic.number,
      kind: topic.kind,
      title: topic.title,
      text: topic.text,
      state: topic.state,
      question: topic.question ?? "",
      released: topic.released,
      placed: placed?.text,
      stepId: placed?.stepId ?? "",
      host: placed && (host === topic.personId || host === undefined ? "proposer" : (host ?? "nobody")),
      name: names.get(topic.personId) ?? "–",
      role: proposer?.role,
      days: dialogue.meetings
        .filter(({ id }) => proposer?.dates.some((date) => date.meetingId === id && date.status !== "cancelled"))
        .map(({ startsLocal }) => dayAndYear(startsLocal, "sv")),
      receivedAt: at(topic.receivedAt),
      waits: topic.awaitsSince && age(topic.awaitsSince, now),
      undoUntil: topic.undo && now <= topic.undo.until ? hour(toLocal(topic.undo.until, dialogue.zone), "sv") : undefined,
      into: into && { number: into.number, title: into.title },
      joinedHere: (await topics.joinedInto(topic.id)).map(({ number, title }) => ({ number, title })),
      happened: happened(topic, life, names, at),
    },
    rounds: rounds.map(({ stepId, text }) => ({ stepId, text })),
    hosts: hosts.filter((personId) => personId !== topic.personId).map((personId) => ({ value: personId as string, text: names.get(personId) ?? "–" })),
  };
}

export type Shown = Awaited<ReturnType<typeof loader>>;

/** No topic has the number 0, which stands for what is no number. */
const numberOf = (params: { number: string }) => (/^\d{1,7}$/.test(params.number) ? Number(params.number) : 0);

const isPerson = (actor: string): actor is Topic["personId"] => actor !== "system";

/** Where staff came from on the board, to lead them back to the same place. */
const backSearch = (request: Request) => {
  const query = readQuery(new URL(request.url).search);
  return searchOf(query, { sida: query.sida });
};

/** Who hosts at the meetings. */
async function hostsOf(agenda: House["agenda"], { meetings }: Dialogue): Promise<Topic["personId"][]> {
  const crews = await Promise.all(meetings.map(({ id }) => agenda.crew(id)));
  return [...new Set(crews.flat().filter(({ role }) => role === "host").map(({ personId }) => personId))];
}

/** States, contacts and messages as one story, each with who and when. */
function happened(topic: Topic, life: LifeOfTopic, names: ReadonlyMap<string, string>, at: (when: Date) => string) {
  const by = (id: string) => (names.has(id) && id !== topic.personId ? t.by(names.get(id) ?? "") : "");
  const line = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(", ");
  return [
    ...life.steps.map((step) => ({ when: step.at, title: t.states[step.state], note: by(step.by), said: step.state === "declined" ? topic.because : undefined, whole: undefined })),
    ...life.contacts.map((contact) => ({ when: contact.at, title: t.ways[contact.way], note: by(contact.by), said: contact.about || undefined, whole: undefined })),
    ...life.messages.map(({ at: when, sender, by: writer, text, letter }) => ({
      when,
      title: t.senders[sender],
      note: line(by(writer), letter && t.byMail, letter?.otherAddress && t.otherAddress(letter.otherAddress), letter && letter.attachments > 0 ? t.attachments(letter.attachments) : ""),
      said: text,
      whole: letter?.whole,
    })),
  ]
    .sort((a, b) => a.when.getTime() - b.when.getTime())
    .map(({ when, note, ...rest }) => ({ ...rest, at: line(at(when), note) }));
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { by, dialogue } = await staffDialogue(context, params.slug);
  const rooms = context.get(house);
  const topic = await rooms.topics.byNumber({ dialogueId: dialogue.id, authorityId: by.authorityId }, numberOf(params));
  if (!topic) throw data(null, { status: 404 });
  const answer = await handleTopicForm(rooms, topic, by.personId, await request.formData());
  return data(answer, { status: answer.said ? 200 : 422 });
}

export default function StaffTopic({ loaderData, actionData }: Route.ComponentProps) {
  const { head, topic, back, nextWaiting, search } = loaderData;
  return (
    <StaffPage dialogue={head}>
      <title>{`${t.topic(topic.number)} – ${head.title}`}</title>
      <div className="row board-ways">
        <BackLink href={back}>{t.back}</BackLink>
        {nextWaiting && <a href={`/arbetsplats/${head.slug}/amnen/${nextWaiting.number}${search}`}>{t.nextWaiting(nextWaiting.number, nextWaiting.title)}</a>}
      </div>
      <TopicView shown={loaderData} answer={actionData} />
    </StaffPage>
  );
}
