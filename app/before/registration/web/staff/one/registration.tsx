import { data, redirect } from "react-router";
import { dayAndYear, hour } from "#platform/i18n";
import type { Dialogue } from "#dialogues";
import type { DateWish, Registration } from "#registration";
import { BackLink } from "#ui/button.tsx";
import { Notice } from "#ui/content/notice.tsx";
import { Tag } from "#ui/content/tag.tsx";
import { StaffHead } from "#ui/frame/staff-frame.tsx";
import { Thread } from "#ui/thread/thread.tsx";
import { momentOf } from "../../../../../web/moment.ts";
import { StaffPage } from "../../../../../web/staff-page.tsx";
import { statusesOf } from "../../../registration.ts";
import { texts } from "../../texts.ts";
import { answerColumns } from "../answer-columns.ts";
import { staffTexts } from "../texts.ts";
import type { Route } from "./+types/registration.ts";
import { factNames, factsNow, factsReceived } from "./facts.ts";
import { happened } from "./happened.ts";
import { type One, registrationOf } from "./of-address.ts";
import { carryOut } from "./one-form.ts";
import { Days, FactTable, Identity, Likes, Needs, OwnLink } from "./parts.tsx";
import { type Done, oneTexts as t } from "./texts.ts";

export async function loader({ params, context, request }: Route.LoaderArgs) {
  const one = await registrationOf(context, params.slug, params.number);
  const { by, dialogue, head, rooms, registration, person } = one;
  const { id, personId, number, source, receivedAt } = registration;
  const of = { dialogueId: dialogue.id, authorityId: by.authorityId };
  const events = await rooms.ledger.about(of, [id, personId]);
  const names = new Map((await rooms.people.cards(rooms.database, [...new Set(events.map(({ actor }) => actor as typeof personId))].filter(isPerson))).map((card) => [card.personId as string, card.name]));
  const submission = await rooms.registration.received(registration);
  const [now, received] = [factsNow(registration, person), factsReceived(submission, person)];
  const own = answerColumns(dialogue.extraQuestions, await rooms.registration.answered(dialogue, [registration.extra, submission.extra ?? []]));
  const [topic] = await rooms.topics.of(personId);
  const asked = new URL(request.url).searchParams;
  const done = asked.get("klart");
  return {
    head,
    back: searchOf(asked),
    number,
    personId,
    name: person.protected ? t.protectedName : person.name,
    protected: person.protected,
    hasAddress: person.email !== undefined,
    came: t.came[source](momentOf(receivedAt, dialogue.zone)),
    days: daysOf(dialogue, registration, rooms.registration.openWishes(dialogue, registration, by.personId)),
    facts: [
      ...factNames.map((name) => ({ term: texts.sv.check.terms[name], now: now[name], received: received[name] })),
      // What the dialogue asks may tell who somebody is (R8).
      ...own.map(({ head: term, cells: [since = "", first = ""] }) => (person.protected ? { term, now: t.hidden, received: t.hidden } : { term, now: since, received: first })),
    ],
    topic: topic && { number: topic.number, title: topic.title },
    letters: (await rooms.letters.of({ personId })).length,
    needs: await needsOf(one),
    twins: (await rooms.registration.pairs(of)).twins.get(personId) ?? [],
    happened: happened(events, { dialogue, personId, names }),
    done: done && Object.hasOwn(t.done, done) ? (done as Done) : undefined,
  };
}

export type Shown = Awaited<ReturnType<typeof loader>>;

const isPerson = (actor: string) => actor !== "system" && actor !== "public";

function daysOf(dialogue: Dialogue, registration: Registration, wishes: readonly DateWish[]) {
  const statuses = statusesOf(registration);
  return dialogue.meetings.map(({ id, number, startsLocal, endsLocal }) => {
    const date = registration.dates.find(({ meetingId }) => meetingId === id);
    return {
      number,
      day: dayAndYear(startsLocal, "sv"),
      time: `kl. ${hour(startsLocal, "sv")}–${hour(endsLocal, "sv")}`,
      status: statuses.find(({ meetingId }) => meetingId === id),
      answerBy: date?.offeredUntil && momentOf(date.offeredUntil, dialogue.zone),
      wants: wishes.filter(({ meetingId }) => meetingId === id).map(({ want }) => want),
    };
  });
}

/** Undefined for who may not see it: then the page has no such part. */
async function needsOf({ by, dialogue, rooms, registration }: One): Promise<string[] | undefined> {
  const found = await rooms.access.ofPerson(registration.personId, by);
  if (found.outcome === "forbidden") return undefined;
  const { chosen = [], other = "" } = found.measures ?? {};
  const labels = dialogue.accessibility.measures.filter(({ key }) => chosen.includes(key)).map(({ label }) => label.sv);
  return other ? [...labels, other] : labels;
}

export async function action({ params, context, request }: Route.ActionArgs) {
  const one = await registrationOf(context, params.slug, params.number);
  const carried = await carryOut(one, await request.formData());
  // A link on paper is shown in this one answer and stands in no address.
  if (carried.link) return data({ link: carried.link });
  const asked = new URL(request.url).searchParams;
  asked.set("klart", carried.done);
  return redirect(`/arbetsplats/${one.dialogue.slug}/anmalningar/${one.registration.number}?${asked}`, 303);
}

/** The search of the list that led here stays in the address, for the way back. */
function searchOf(asked: URLSearchParams): string {
  const search = new URLSearchParams([...asked].filter(([name]) => name !== "klart"));
  return search.size > 0 ? `?${search}` : "";
}

export const headers = () => ({ "Cache-Control": "no-store" });

/** One registration: who and how it stands, what came in, what has happened, and what staff can do when somebody phones (R2, R4, R6). */
export default function OneRegistration({ loaderData, actionData }: Route.ComponentProps) {
  const { head, number, name, done, hasAddress, topic, letters, personId } = loaderData;
  const base = `/arbetsplats/${head.slug}`;
  return (
    <StaffPage dialogue={head}>
      <title>{`${t.title(number)} – ${head.title}`}</title>
      <BackLink href={`${base}/anmalningar${loaderData.back}`}>{staffTexts.back}</BackLink>
      <StaffHead title={name} under={`${t.title(number)}. ${loaderData.came}.`}>
        <p className="row">
          {loaderData.protected && <Tag tone="info">{t.protected}</Tag>}
          {!hasAddress && <Tag tone="warn">{t.noAddress}</Tag>}
        </p>
      </StaffHead>
      {actionData?.link && (
        <Notice tone="ok" role="status">
          <p>{t.paper}</p>
          <p className="letter-text">{actionData.link}</p>
        </Notice>
      )}
      {done && !actionData && <Done done={done} hasAddress={hasAddress} />}
      <div className="cols-2 mt-5">
        <div>
          <Days shown={loaderData} />
          <FactTable shown={loaderData} />
          <section className="mt-6" aria-labelledby="topic-title">
            <h2 id="topic-title">{t.topic}</h2>
            {topic ? (
              <p>
                <a href={`${base}/amnen/${topic.number}`}>
                  {topic.number} <span className="voice">{topic.title}</span>
                </a>
              </p>
            ) : (
              <p>{t.noTopic}</p>
            )}
          </section>
          <section className="mt-6" aria-labelledby="letters-title">
            <h2 id="letters-title">{t.letters}</h2>
            <p>{letters === 0 ? t.noLetters : <a href={`${base}/brev/${personId}`}>{t.lettersLink(letters)}</a>}</p>
          </section>
          <Needs shown={loaderData} />
        </div>
        <div>
          <div className="panel sections">
            <Likes shown={loaderData} />
            <OwnLink shown={loaderData} />
            <Identity shown={loaderData} />
          </div>
          <section className="mt-6" aria-labelledby="happened-title">
            <h2 id="happened-title">{t.happened}</h2>
            <Thread nodes={loaderData.happened.map(({ title, when, text }, at) => ({ title, when, text, state: at === loaderData.happened.length - 1 ? "now" : "done" }))} />
          </section>
        </div>
      </div>
    </StaffPage>
  );
}

const tellsThePerson: readonly Done[] = ["dropped", "cancelled", "restored", "queued", "added", "accepted", "changed"];
const saysNo: readonly Done[] = ["too-late", "no-address", "closed"];

function Done({ done, hasAddress }: { done: Done; hasAddress: boolean }) {
  const told = tellsThePerson.includes(done) ? ` ${hasAddress ? t.told : t.untold}` : "";
  return (
    <Notice tone={saysNo.includes(done) ? "warn" : "ok"} role="status">
      {`${t.done[done]}${told}`}
    </Notice>
  );
}
