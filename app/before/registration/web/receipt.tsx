import { data } from "react-router";
import { toLocal } from "#platform/civil-time";
import { type Language, day, dayAndYear, hour, say, tell } from "#platform/i18n";
import { fundingWords, lastMinuteOf } from "#dialogues/shared";
import type { Status } from "#registration/shared";
import { LinkButton } from "#ui/button.tsx";
import { Dates } from "#ui/content/big-date.tsx";
import { Facts } from "#ui/content/facts.tsx";
import { Said } from "#ui/content/said.tsx";
import { Slip, SlipPage, SlipPart } from "#ui/content/slip.tsx";
import { SummaryList } from "#ui/content/summary-list.tsx";
import { Tag, type TagTone } from "#ui/content/tag.tsx";
import { Thread } from "#ui/thread/thread.tsx";
import { FundingMark } from "../../../web/funding-mark.tsx";
import { answeredRows } from "../../../web/extra/answered-rows.tsx";
import { answeredView } from "../../../web/extra/extra-view.ts";
import { house } from "../../../web/house.ts";
import { inLanguage } from "../../../web/language.ts";
import { PublicPage } from "../../../web/public-page.tsx";
import { statusWord } from "../../../web/status.ts";
import { participantOf, visit } from "../../../web/visit.ts";
import type { Route } from "./+types/receipt.ts";
import { receiptTexts } from "./receipt-texts.ts";
import { texts } from "./texts.ts";

/** Only looks: a reload sends nothing again. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { dialogues, registration, people, topics, authorities, database } = context.get(house);
  const { language } = context.get(visit);
  // What every page asks is asked first, so that all who ask now are told by one reading.
  const [organisation, dialogue, { personId }] = await Promise.all([authorities.organisation(), dialogues.bySlug(params.slug), participantOf(context)]);
  const [registered, person, [topic]] = await Promise.all([registration.of(personId), people.find(database, personId), topics.of(personId)]);
  if (!registered || !person || registered.dialogueId !== dialogue?.id) throw data(null, { status: 404 });
  const authority = organisation?.authorities.find(({ id }) => id === dialogue.authorityId);
  const [answered = []] = await registration.answered(dialogue, [registered.extra]);
  const received = toLocal(registered.receivedAt, dialogue.zone);
  return {
    language,
    slug: dialogue.slug,
    title: tell(dialogue.title, language),
    name: person.name,
    email: person.email,
    diaryNumber: dialogue.diaryNumber,
    number: registered.number,
    received: { local: received.slice(0, 16), day: day(received, language), hour: hour(received, language) },
    authority: authority ? say(authority.name, language) : "",
    organisation: authority?.organisation.name,
    contact: dialogue.contact,
    extra: answeredView(answered.filter(({ said }) => said.length > 0), language),
    topic: topic && { number: topic.number, title: topic.title },
    lastDay: dayAndYear(lastMinuteOf(dialogue.closesExclusive), language),
    objection: tell(dialogue.notices.objection, language),
    funding: dialogue.funding && fundingWords(dialogue.funding, language),
    dates: dialogue.meetings.flatMap(({ id, startsLocal, endsLocal, lobbyOpensLocal }) => {
      const date = registered.dates.find(({ meetingId }) => meetingId === id);
      if (!date) return [];
      const lobby = { day: dayAndYear(lobbyOpensLocal, language), hour: hour(lobbyOpensLocal, language) };
      const times = { starts: startsLocal, day: day(startsLocal, language), from: hour(startsLocal, language), to: hour(endsLocal, language) };
      return [{ ...times, lobby, status: date.status, waitingPlace: date.waitingPlace ?? 0 }];
    }),
  };
}

type Shown = Route.ComponentProps["loaderData"];

export const headers = () => ({ "Cache-Control": "no-store" });

export default function Receipt({ loaderData: shown }: Route.ComponentProps) {
  const { language, title, dates, topic, contact, received } = shown;
  const t = receiptTexts[language];
  const mine = inLanguage("/mitt-deltagande", language);
  return (
    <PublicPage ground="tint" funding={shown.funding && <FundingMark language={language} {...shown.funding} />}>
      <title>{`${t.title} – ${title.text}`}</title>
      <SlipPage
        slip={
          <Slip kind={t.title} number={t.number(shown.diaryNumber, shown.number)} title={thanks(shown)} about={<Said {...title} />}>
            <Dates
              dates={dates.map((date) => ({
                day: String(Number(date.starts.slice(8, 10))),
                dateTime: date.starts,
                date: date.day,
                time: texts[language].dates.time(date.from, date.to),
                more: <StatusTag language={language} {...date} />,
              }))}
            />
            {topic && <SlipPart label={<>{t.topicNumber} <b>{topic.number}</b></>} said={topic.title} />}
            {shown.extra.length > 0 && (
              <SlipPart label={t.answered}>
                <SummaryList changeWord="" none="" rows={answeredRows(shown.extra)} />
              </SlipPart>
            )}
            <Facts
              facts={[
                { term: t.received, value: <time dateTime={received.local}>{`${received.day} ${received.hour}`}</time> },
                { term: t.at, value: [shown.organisation, shown.authority].filter(Boolean).join(", ") },
                { term: t.questions, value: `${contact.name}, ${contact.phone}` },
              ]}
            />
            <div className="row mt-5 no-print">
              <LinkButton href={mine}>{t.toMine}</LinkButton>
              {dates.some(({ status }) => status === "registered") && (
                <LinkButton look="second" icon="calendar" href={`${mine}/kalender.ics`}>
                  {t.calendar}
                </LinkButton>
              )}
            </div>
            <p className="small quiet mt-4 no-print">{t.print}</p>
          </Slip>
        }
      >
        <WhatNow shown={shown} />
        <section aria-labelledby="change-title">
          <h2 id="change-title">{t.change}</h2>
          <p className="small">
            {t.changeText(shown.lastDay)} <a href={mine}>{t.toMine}</a>
          </p>
        </section>
        <section aria-labelledby="object-title">
          <h2 id="object-title">{t.object}</h2>
          <p className="small"><Said {...shown.objection} /></p>
        </section>
      </SlipPage>
    </PublicPage>
  );
}

function thanks({ language, name, dates }: Shown): string {
  const t = receiptTexts[language];
  const first = name.split(" ")[0] ?? name;
  if (dates.some(({ status }) => status === "registered" || status === "attended")) return t.place(first);
  return dates.some(({ status }) => status === "waiting") ? t.waits(first) : t.cancelled(first);
}

function WhatNow({ shown }: { shown: Shown }) {
  const t = receiptTexts[shown.language];
  const next = shown.dates.find(({ status }) => status === "registered");
  return (
    <section aria-labelledby="now-title">
      <h2 id="now-title">{t.now}</h2>
      <Thread
        nodes={[
          { title: t.today, text: t.todayText(shown.email), state: "done" },
          ...(shown.topic ? [{ title: t.topicNext, text: t.topicNextText(shown.contact.name, shown.topic.number), state: "later" as const }] : []),
          { title: t.before, text: t.beforeText, state: "later" },
          ...(next ? [{ title: t.lobby(next.lobby.day, next.lobby.hour), text: t.lobbyText, state: "later" as const }] : []),
        ]}
      />
    </section>
  );
}

const tones: Record<Status, TagTone> = { registered: "ok", waiting: "wait", cancelled: "off", attended: "ok" };

function StatusTag({ language, status, waitingPlace }: { language: Language; status: Status; waitingPlace: number }) {
  const words = statusWord[language];
  return <Tag tone={tones[status]}>{status === "waiting" ? words.waiting(waitingPlace) : words[status]}</Tag>;
}
