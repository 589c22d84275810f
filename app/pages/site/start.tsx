import { toLocal } from "#platform/civil-time";
import { day, dayAndYear, hour, shortDay, tell } from "#platform/i18n";
import { lastMinuteOf } from "#dialogues/shared";
import { LinkButton } from "#ui/button.tsx";
import { Feature, StartCover } from "#ui/content/cover.tsx";
import { EmptyState } from "#ui/content/empty-state.tsx";
import { Leaf, Prose } from "#ui/content/leaf.tsx";
import { Said } from "#ui/content/said.tsx";
import { Tag } from "#ui/content/tag.tsx";
import { Wrap } from "#ui/frame/wrap.tsx";
import { house } from "../../web/house.ts";
import { inLanguage } from "../../web/language.ts";
import { PublicPage } from "../../web/public-page.tsx";
import { visit } from "../../web/visit.ts";
import type { Route } from "./+types/start.ts";
import { texts } from "./texts.ts";

export async function loader({ context }: Route.LoaderArgs) {
  const { dialogues, clock } = context.get(house);
  const { language } = context.get(visit);
  const now = clock.civil();
  const listed = (await dialogues.all()).map((dialogue) => ({
    slug: dialogue.slug,
    title: tell(dialogue.title, language),
    lead: tell(dialogue.lead, language),
    window: dialogues.window(dialogue),
    lastDay: dayAndYear(lastMinuteOf(dialogue.closesExclusive), language),
    opens: dayAndYear(dialogue.opens, language),
    past: dialogue.meetings.every(({ endsLocal }) => endsLocal < toLocal(now, dialogue.zone)),
    meetings: dialogue.meetings.map(({ startsLocal, endsLocal, calledOff }) => ({
      starts: startsLocal,
      day: day(startsLocal, language),
      shortDay: shortDay(startsLocal, language),
      from: hour(startsLocal, language),
      to: hour(endsLocal, language),
      calledOff: calledOff !== undefined,
    })),
  }));
  return { language, coming: listed.filter(({ past }) => !past), past: listed.filter(({ past }) => past).toReversed() };
}

type Listed = Route.ComponentProps["loaderData"]["coming"][number];

export default function Start({ loaderData: { language, coming, past } }: Route.ComponentProps) {
  const t = texts[language];
  const to = (slug: string) => inLanguage(`/dialog/${slug}`, language);
  const [first, ...others] = coming;
  return (
    <PublicPage on="cover">
      <title>{t.start.title}</title>
      <StartCover title={t.start.title} lead={t.start.lead} feature={first && <Next {...{ first, language }} href={to(first.slug)} />} />
      <Wrap>
        {(others.length > 0 || !first) && (
          <Leaf id="coming" title={t.start.coming}>
            {first ? <Listings {...{ listed: others, language, to }} /> : <EmptyState>{t.start.none}</EmptyState>}
          </Leaf>
        )}
        {past.length > 0 && (
          <Leaf id="past" title={t.start.past} help={t.start.pastHelp}>
            <Listings {...{ listed: past, language, to }} />
          </Leaf>
        )}
        <Leaf id="what" title={t.start.what} tight>
          <Prose>
            <p>{t.start.whatText}</p>
          </Prose>
        </Leaf>
      </Wrap>
    </PublicPage>
  );
}

type InLanguage = { language: Route.ComponentProps["loaderData"]["language"] };

function windowWords({ window, lastDay, opens }: Listed, language: InLanguage["language"]): string {
  const t = texts[language].start;
  return window === "open" ? t.open(lastDay) : window === "closed" ? t.closed : t.early(opens);
}

function Next({ first, language, href }: InLanguage & { first: Listed; href: string }) {
  const t = texts[language];
  return (
    <Feature
      kicker={windowWords(first, language)}
      title={<Said {...first.title} />}
      href={href}
      text={<Said {...first.lead} />}
      dates={first.meetings.map(({ starts, day: date, from, to, calledOff }) => ({ day: figure(starts), dateTime: starts, date, time: calledOff ? t.invite.calledOff : t.time(from, to) }))}
      action={
        <LinkButton href={href} look="paper" size="large">
          {first.window === "open" ? t.start.read : t.start.readMore}
        </LinkButton>
      }
    />
  );
}

function Listings({ listed, language, to }: InLanguage & { listed: Listed[]; to(slug: string): string }) {
  return (
    <ol className="listings">
      {listed.map((one) => (
        <li key={one.slug}>
          <p className="listing-date">
            <span className="big-day" aria-hidden="true">
              {figure(one.meetings[0]?.starts ?? "")}
            </span>
            <span>{one.meetings[0]?.day}</span>
          </p>
          <div>
            <h3>
              <a href={to(one.slug)}>
                <Said {...one.title} />
              </a>
            </h3>
            <p>
              <Said {...one.lead} />
            </p>
            <p className="listing-meta">
              <Tag tone={one.window === "open" ? "ok" : one.window === "closed" ? "off" : "wait"}>{windowWords(one, language)}</Tag>
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}

const figure = (local: string) => String(Number(local.slice(8, 10)));
