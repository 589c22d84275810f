import type { WayKind } from "#dialogues/shared";
import type { Told } from "#platform/i18n";
import { LinkButton } from "#ui/button.tsx";
import { Facts } from "#ui/content/facts.tsx";
import { Leaf, Prose } from "#ui/content/leaf.tsx";
import { Notice } from "#ui/content/notice.tsx";
import { Said } from "#ui/content/said.tsx";
import { DayHead, Timetable } from "#ui/content/timetable.tsx";
import { Icon, type IconName } from "#ui/icon.tsx";
import { inLanguage } from "../../../web/language.ts";
import { influenceTexts } from "../../../web/influence.ts";
import { texts } from "../texts.ts";
import type { InvitationView } from "./invitation-view.ts";
import { EventMarks } from "./outward.tsx";
import { stateInWords } from "./state-in-words.ts";

type Props = { view: InvitationView };

export function Programme({ view }: Props) {
  const { language, slug, meetings } = view;
  const t = texts[language].invite;
  return (
    <Leaf id="programme" title={t.programme} help={t.programmeHelp}>
      <div className="cols-2">
        {meetings.map(({ starts, day, title, calledOff, lobby, lobbyHour, steps, instants }) => (
          <div key={starts} itemScope itemType="https://schema.org/Event">
            <EventMarks view={view} title={title.text} instants={instants} calledOff={calledOff !== undefined} />
            <DayHead day={capital(day)} about={<Said {...title} />} />
            {calledOff ? (
              <Notice tone="warn">
                <p>
                  <b>{t.calledOff}.</b>{" "}
                  <span className="pre-line">
                    <Said {...calledOff} />
                  </span>
                </p>
              </Notice>
            ) : (
              <Timetable
                items={[
                  { time: lobbyHour, dateTime: lobby, title: t.lobby, more: t.lobbyHelp },
                  ...steps.map((step) => ({
                    time: step.time,
                    dateTime: step.dateTime,
                    title: <Said {...step.title} />,
                    ...(step.kind === "round" ? { type: "talk" as const, more: t.talk(step.minutes) } : { more: step.note && <Said {...step.note} /> }),
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
      <p className="promise">
        <Said {...influence.promise} />
      </p>
      <Facts
        facts={[
          { term: t.openTo, value: <Said {...influence.open} /> },
          { term: t.decides, value: <Said {...influence.decides} /> },
          { term: t.use, value: <Said {...influence.use} /> },
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
    <Leaf id="ways" title={t.ways} help={<p><Said {...access.text} /> {t.waysHelp(access.askBy)}</p>}>
      <ul className="ways">
        {ways.map(({ kind, title, text }) => (
          <li key={title.text}>
            <Icon name={signs[kind]} big />
            <div>
              <b>
                <Said {...title} />
              </b>
              <p>
                <Said {...text} />
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Leaf>
  );
}

export function Background({ title, project, about }: { title: string; project: string; about: Told }) {
  return (
    <Leaf id="background" title={title}>
      <Prose>
        <p>
          <cite lang="en">{project}</cite>. <Said {...about} />
        </p>
      </Prose>
    </Leaf>
  );
}

/** The last leaf asks again, with what one wants to know before starting (C-01). */
export function Closing({ view, form }: Props & { form: string }) {
  const { language, window, last, contact, who, retention } = view;
  const t = texts[language].invite;
  return (
    <Leaf id="registration" title={t.registration}>
      <p className="promise">{stateInWords(view)}</p>
      <Facts
        facts={[
          { term: t.who, value: <Said {...who} /> },
          { term: t.takes, value: t.takesValue },
          { term: t.needs, value: t.needsValue, small: t.needsSmall },
          { term: t.seenBy, value: t.seenByValue, small: t.seenBySmall },
          { term: t.closes, value: t.closesValue(last.hour), small: t.closesSmall },
          { term: t.retention, value: <Said {...retention} /> },
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
