import { data } from "react-router";
import { LinkButton } from "#ui/button.tsx";
import { Cover } from "#ui/content/cover.tsx";
import { Leaf, Prose } from "#ui/content/leaf.tsx";
import { Said } from "#ui/content/said.tsx";
import { Band, Wrap } from "#ui/frame/wrap.tsx";
import { Thread } from "#ui/thread/thread.tsx";
import { FundingMark } from "../../../web/funding-mark.tsx";
import { house } from "../../../web/house.ts";
import { inLanguage } from "../../../web/language.ts";
import { PublicPage } from "../../../web/public-page.tsx";
import { topicWay, waySteps } from "../../../web/topic-way.ts";
import { visit } from "../../../web/visit.ts";
import { texts } from "../texts.ts";
import type { Route } from "./+types/invitation.ts";
import { type InvitationView, invitationView } from "./invitation-view.ts";
import { Outward } from "./outward.tsx";
import { Background, Closing, Influence, Programme, Ways } from "./leaves.tsx";

export async function loader({ params, context }: Route.LoaderArgs) {
  const { dialogues, registration, origin } = context.get(house);
  const { language } = context.get(visit);
  const dialogue = await dialogues.bySlug(params.slug);
  if (!dialogue || dialogue.state === "draft") throw data(null, { status: 404 });
  return invitationView(dialogue, dialogues.window(dialogue), await registration.counts(dialogue.id), { language, origin: origin() });
}

export default function Invitation({ loaderData: view }: Route.ComponentProps) {
  const { language, window, seats } = view;
  const t = texts[language].invite;
  const form = inLanguage(`/dialog/${view.slug}/anmalan`, language);
  const open = window === "open";
  return (
    <PublicPage
      on="cover"
      mobileAction={open && <LinkButton href={form}>{t.register}</LinkButton>}
      funding={view.funding && <FundingMark language={language} {...view.funding.words} />}
    >
      <title>{`${view.title.text} – ${view.kind.text}`}</title>
      <Outward view={view} />
      <Cover
        kicker={<Said {...view.kind} />}
        title={<Said {...view.title} />}
        lead={<Said {...view.lead} />}
        dates={view.meetings.map(({ starts, day, from, to, calledOff }) => ({
          day: String(Number(starts.slice(8, 10))),
          dateTime: starts,
          date: day,
          time: calledOff ? t.calledOff : texts[language].time(from, to),
        }))}
        action={
          open && (
            <LinkButton href={form} look="paper" size="large">
              {t.register}
            </LinkButton>
          )
        }
        note={<CoverNote view={view} />}
        seats={{ people: seats.people, seats: seats.seats, ...(open && seats.left !== "full" ? { ownLabel: t.yourSeat } : {}) }}
      />
      <Wrap>
        <Leaf id="why" title={t.why}>
          <Prose intro>
            {view.why.map((paragraph) => (
              <p key={paragraph.text}>
                <Said {...paragraph} />
              </p>
            ))}
          </Prose>
        </Leaf>
        <Leaf id="questions" title={t.questions} help={t.questionsHelp}>
          <ol className="big-list">
            {view.questions.map(({ question, help }) => (
              <li key={question.text}>
                <b>
                  <Said {...question} />
                </b>{" "}
                <span>
                  <Said {...help} />
                </span>
              </li>
            ))}
          </ol>
        </Leaf>
        <Programme view={view} />
      </Wrap>
      <Band tint labelledBy="raise-title">
        <h2 className="headline" id="raise-title">
          {t.raise}
        </h2>
        <p className="quiet">{t.raiseHelp}</p>
        <div className="mt-6">
          <Thread nodes={waySteps.map((step) => ({ title: topicWay[language][step].title, text: topicWay[language][step].promise }))} across />
        </div>
      </Band>
      <Wrap>
        <Influence view={view} />
        <Ways view={view} />
        {view.funding && <Background title={t.background} project={view.funding.project} about={view.funding.about} />}
        <Closing view={view} form={form} />
      </Wrap>
    </PublicPage>
  );
}

function CoverNote({ view: { language, window, last, opens, meetings } }: { view: InvitationView }) {
  const t = texts[language].invite;
  if (window !== "open") return window === "closed" ? t.closed : t.early(opens);
  return (
    <>
      {t.lastDay(last.day, last.hour)}
      <br />
      {t.oneOrAll(meetings.filter(({ calledOff }) => !calledOff).length)}
    </>
  );
}
