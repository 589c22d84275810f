import type { Status } from "#registration/shared";
import { Button } from "#ui/button.tsx";
import { Dates } from "#ui/content/big-date.tsx";
import { EmptyState } from "#ui/content/empty-state.tsx";
import { Fold } from "#ui/content/fold.tsx";
import { Leaf } from "#ui/content/leaf.tsx";
import { Notice } from "#ui/content/notice.tsx";
import { Said, SaidIn } from "#ui/content/said.tsx";
import { SummaryList } from "#ui/content/summary-list.tsx";
import { Tag, type TagTone } from "#ui/content/tag.tsx";
import { PressLink } from "#ui/forms/press.tsx";
import { Thread } from "#ui/thread/thread.tsx";
import { answeredRows } from "../../../web/extra/answered-rows.tsx";
import { inLanguage } from "../../../web/language.ts";
import { statusWord } from "../../../web/status.ts";
import { texts as publicTexts } from "../texts.ts";
import type { DateView, ParticipationView } from "./participation-view.ts";
import { texts } from "./texts.ts";
import type { TopicView } from "./topic-view.ts";

type Props = { view: ParticipationView };

export function TopicLeaf({ view: { language }, topic }: Props & { topic: TopicView }) {
  const t = texts[language].topic;
  return (
    <Leaf id="topic" title={t.title} help={topic.label}>
      <div className="cols-wide">
        <div>
          <p className="headline">{topic.title}</p>
          {topic.text && <p className="body-voice">{topic.text}</p>}
          {topic.question && (
            <div className="mt-5">
              <Notice tone="plain" icon="quote">
                <h3>{t.question}</h3>
                <p className="voice">{topic.question}</p>
              </Notice>
            </div>
          )}
          {topic.because && (
            <div className="mt-5">
              <Notice tone="info">
                <h3>{t.declined}</h3>
                <p>{topic.because}</p>
              </Notice>
            </div>
          )}
          <p className="small mt-4">
            <a href={inLanguage("/mitt-deltagande/amne", language)}>{t.change}</a>
          </p>
        </div>
        <Thread
          nodes={topic.nodes.map(({ placed, when, ...node }) => ({
            ...node,
            when: placed ? (
              <SaidIn sentence={(title) => t.placed(placed.day, placed.hour, title)}>
                <Said {...placed.title} />
              </SaidIn>
            ) : (
              when
            ),
          }))}
          name={t.title}
        />
      </div>
    </Leaf>
  );
}

const tones: Record<Status | "none", TagTone> = { registered: "ok", waiting: "wait", cancelled: "off", attended: "ok", none: "off" };

export function Days({ view: { language, dates } }: Props) {
  const t = texts[language].days;
  const words = statusWord[language];
  const canCancelAll = dates.filter(({ can }) => can === "drop").length > 1;
  const press = (date: DateView) => {
    if (!date.can) return undefined;
    const form = `date-${date.number}`;
    return (
      <form id={form} method="post">
        <input type="hidden" name="date" value={date.number} />
        {date.offer && (
          <Button form={form} name="do" value="accept">
            {t.accept(date.dayAndYear)}
          </Button>
        )}
        <PressLink form={form} name="do" value={date.can} className="small">
          {date.offer ? t.decline(date.dayAndYear) : t[date.can](date.dayAndYear)}
        </PressLink>
      </form>
    );
  };
  return (
    <Leaf id="dates" title={t.title} help={t.help} tight>
      <Dates
        dates={dates.map((date) => ({
          day: String(Number(date.starts.slice(8, 10))),
          dateTime: date.starts,
          date: date.day,
          time: publicTexts[language].time(date.from, date.to),
          more: date.calledOff ? (
            <>
              <Tag tone="warn">{publicTexts[language].invite.calledOff}</Tag>
              <p className="small pre-line">
                <Said {...date.calledOff} />
              </p>
            </>
          ) : (
            <>
              <Tag tone={tones[date.status]}>
                {date.offer ? t.offered(date.offer.day, date.offer.hour) : date.status === "none" ? t.notIn : date.status === "waiting" ? words.waiting(date.waitingPlace) : words[date.status]}
              </Tag>
              {press(date)}
            </>
          ),
        }))}
      />
      {canCancelAll && (
        <form id="cancel-all" method="post" className="mt-5">
          <PressLink form="cancel-all" name="do" value="cancel" className="small">
            {t.cancel}
          </PressLink>
        </form>
      )}
    </Leaf>
  );
}

export function Prepare({ view: { language, preparation, questions } }: Props) {
  const t = texts[language].prepare;
  return (
    <Leaf id="prepare" title={t.title} help={t.help} tight>
      <Fold summary={t.questions} open>
        <ol>
          {questions.map((question) => (
            <li key={question.text} className="voice">
              <Said {...question} />
            </li>
          ))}
        </ol>
      </Fold>
      {preparation.map(({ title, help, text, minutes }) => (
        <Fold
          key={title.text}
          summary={
            <span>
              <Said {...title} /> ({t.minutes(minutes)})
            </span>
          }
        >
          <p className="quiet">
            <Said {...help} />
          </p>
          <p>
            <Said {...text} />
          </p>
        </Fold>
      ))}
    </Leaf>
  );
}

export function Needs({ view: { language, needs } }: Props) {
  const t = texts[language].needs;
  return (
    <Leaf id="needs" title={t.title} help={t.help} tight>
      {needs.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <ul className="plain-list">
          {needs.map((need) => (
            <li key={need.text}>
              <Said {...need} />
            </li>
          ))}
        </ul>
      )}
      <p className="mt-4">
        <a href={inLanguage("/mitt-deltagande/behov", language)}>{t.change}</a>
      </p>
    </Leaf>
  );
}

export function LettersLeaf({ view: { language, letters } }: Props) {
  const t = texts[language].letters;
  return (
    <Leaf id="letters" title={t.title} tight>
      {letters.length === 0 ? (
        <EmptyState>{t.none}</EmptyState>
      ) : (
        <ul className="dated-list">
          {letters.map(({ id, day, local, subject }) => (
            <li key={id}>
              <time dateTime={local}>{day}</time> <span><Said {...subject} /></span>
            </li>
          ))}
        </ul>
      )}
    </Leaf>
  );
}

export function Sent({ view: { language, answers, extra, received, mayChange, contact } }: Props) {
  const t = texts[language].sent;
  const { languages, ...rest } = answers;
  const spoken = languages.map((one) => t.languageNames[one as keyof typeof t.languageNames]).join(", ");
  const row = (term: keyof typeof t.terms, value: string) => ({ term: t.terms[term], value });
  return (
    <Leaf id="sent" title={t.title} help={t.received(received.day, received.hour)} tight>
      <SummaryList
        changeWord=""
        none={t.none}
        rows={[
          row("name", rest.name),
          row("email", rest.email),
          row("role", rest.role),
          row("organisation", rest.organisation),
          row("municipality", rest.municipality),
          row("languages", spoken),
          ...answeredRows(extra),
        ]}
      />
      <p className="mt-4">
        <a href={inLanguage("/mitt-deltagande/adress", language)}>{t.changeAddress}</a>
      </p>
      <p className="mt-4">
        {mayChange ? <a href={inLanguage("/mitt-deltagande/andra", language)}>{t.change}</a> : `${t.closed} ${contact.name}, ${contact.phone}`}
      </p>
    </Leaf>
  );
}

export function Rights({ view: { language, objection } }: Props) {
  const t = texts[language].rights;
  return (
    <Leaf id="rights" title={t.title} tight>
      <h3>{t.object}</h3>
      <p>
        <Said {...objection} />
      </p>
      <p className="mt-4">
        <a href={inLanguage("/mitt-deltagande/information", language)}>{publicTexts[language].seenNotice.title}</a>
      </p>
      <p>
        <a href={inLanguage("/personuppgifter", language)}>{publicTexts[language].personalData.title}</a>
      </p>
    </Leaf>
  );
}

/** For whoever sits at a device that others use too. */
export function Leave({ view: { language } }: Props) {
  const t = texts[language].leave;
  return (
    <form id="leave" method="post" action="/logga-ut" className="mt-6">
      <input type="hidden" name="language" value={language} />
      <p className="small quiet">{t.help}</p>
      <PressLink form="leave" name="as" value="participant" className="small">
        {t.press}
      </PressLink>
    </form>
  );
}
