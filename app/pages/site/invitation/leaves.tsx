import type { WayKind } from "#dialogues/shared";
import { LinkButton } from "#ui/button.tsx";
import { Facts } from "#ui/content/facts.tsx";
import { Leaf, Prose } from "#ui/content/leaf.tsx";
import { Notice } from "#ui/content/notice.tsx";
import { DayHead, Timetable } from "#ui/content/timetable.tsx";
import { Icon, type IconName } from "#ui/icon.tsx";
import { inLanguage } from "../../../web/language.ts";
import { influenceTexts } from "../../../web/influence.ts";
import { texts } from "../texts.ts";
import type { InvitationView } from "./invitation-view.ts";

type Props = { view: InvitationView };

export function Programme({ view: { language, slug, meetings } }: Props) {
  const t = texts[language].invite;
  return (
    <Leaf id="programme" title={t.programme} help={t.programmeHelp}>
      <div className="cols-2">
        {meetings.map(({ starts, day, title, calledOff, lobby, lobbyHour, steps }) => (
          <div key={starts}>
            <DayHead day={capital(day)} about={title} />
            {calledOff ? (
              <Notice tone="warn">
                <p>
                  <b>{t.calledOff}.</b> <span className="pre-line">{calledOff}</span>
                </p>
              </Notice>
            ) : (
              <Timetable
                items={[
                  { time: lobbyHour, dateTime: lobby, title: t.lobby, more: t.lobbyHelp },
                  ...steps.map((step) => ({
                    time: step.time,
                    dateTime: step.dateTime,
                    title: step.title,
                    ...(step.kind === "round" ? { type: "talk" as const, more: t.talk(step.minutes) } : { more: step.note }),
                    ...(step.kind === "break" ? { type: "pause" as const } : {}),
                  })),
                ]}
              />
            )}
          </div>
        ))}
      </div>
      <p className="mt-4">
        <a href={inLanguage(`/dialog/${slug}/kalender.ics`, language)}>{t.follow}</a>
      </p>
    </Leaf>
  );
}

export function Influence({ view: { language, levels, influence } }: Props) {
  const t = texts[language].invite;
  return (
    <Leaf id="influence" title={t.influence}>
      <ol className="ladder" aria-label={t.ladder}>
        {levels.map(({ level, holds, here }) => (
          <li key={level} data-in={holds ? "" : undefined} aria-current={here || undefined}>
            {influenceTexts[language][level].name}
            {here && <span className="vh"> {t.here}</span>}
          </li>
        ))}
      </ol>
      <p className="quiet">{levels.filter(({ here }) => here).map(({ level }) => influenceTexts[language][level].means)}</p>
      <p className="promise">{influence.promise}</p>
      <Facts
        facts={[
          { term: t.openTo, value: influence.open },
          { term: t.decides, value: influence.decides },
          { term: t.use, value: influence.use },
          { term: t.documentation, value: <time dateTime={influence.documentationBy.local}>{influence.documentationBy.words}</time> },
          { term: t.answers, value: <time dateTime={influence.answersBy.local}>{influence.answersBy.words}</time> },
        ]}
      />
    </Leaf>
  );
}

const signs: Record<WayKind, IconName> = {
  media: "cam",
  captions: "captions",
  "sign-language": "signs",
  "no-recording": "unrecorded",
  phone: "phone",
  "no-account": "lock",
};

export function Ways({ view: { language, ways, access } }: Props) {
  const t = texts[language].invite;
  return (
    <Leaf id="ways" title={t.ways} help={<p>{access.text} {t.waysHelp(access.askBy)}</p>}>
      <ul className="ways">
        {ways.map(({ kind, title, text }) => (
          <li key={title}>
            <Icon name={signs[kind]} big />
            <div>
              <b>{title}</b>
              <p>{text}</p>
            </div>
          </li>
        ))}
      </ul>
    </Leaf>
  );
}

export function Background({ title, project, about }: { title: string; project: string; about: string }) {
  return (
    <Leaf id="background" title={title}>
      <Prose>
        <p>
          <cite lang="en">{project}</cite>. {about}
        </p>
      </Prose>
    </Leaf>
  );
}

/** The last leaf asks again, with what one wants to know before starting (C-01). */
export function Closing({ view, form }: Props & { form: string }) {
  const { language, window, seats, last, contact, who, retention, opens } = view;
  const t = texts[language].invite;
  const state = window === "open" ? `${t.seats[seats.left]} ${t.lastDay(last.day, last.hour)}` : window === "closed" ? t.closed : t.early(opens);
  return (
    <Leaf id="registration" title={t.registration}>
      <p className="promise">{state}</p>
      <Facts
        facts={[
          { term: t.who, value: who },
          { term: t.takes, value: t.takesValue },
          { term: t.needs, value: t.needsValue, small: t.needsSmall },
          { term: t.seenBy, value: t.seenByValue, small: t.seenBySmall },
          { term: t.closes, value: t.closesValue(last.hour), small: t.closesSmall },
          { term: t.retention, value: retention },
          { term: t.contact, value: t.contactText(contact.name, contact.phone) },
        ]}
      />
      <p className="small mt-5">
        {t.registered} <a href={inLanguage("/min-lank", language)}>{t.sendLink}</a>
      </p>
      {window === "open" && (
        <p className="mt-6">
          <LinkButton href={form} size="large">
            {t.register}
          </LinkButton>
        </p>
      )}
    </Leaf>
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
