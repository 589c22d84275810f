import { data } from "react-router";
import { type Language, type Told, day, tell } from "#platform/i18n";
import { LinkButton } from "#ui/button.tsx";
import { EmptyState } from "#ui/content/empty-state.tsx";
import { Facts } from "#ui/content/facts.tsx";
import { Leaf, PageHead, Prose } from "#ui/content/leaf.tsx";
import { Said } from "#ui/content/said.tsx";
import { Band, Wrap } from "#ui/frame/wrap.tsx";
import { Talks } from "#ui/thread/talks.tsx";
import { FundingMark } from "../../../web/funding-mark.tsx";
import { house } from "../../../web/house.ts";
import { inLanguage } from "../../../web/language.ts";
import { PublicPage } from "../../../web/public-page.tsx";
import { visit } from "../../../web/visit.ts";
import type { Route } from "./+types/documentation.ts";
import { CommitmentLeaves } from "./commitment-leaves.tsx";
import { type DocumentationView, documentationView } from "./documentation-view.ts";
import { InsightLeaf } from "./insight-leaf.tsx";
import { TalksLeaf, TopicsLeaf } from "./source-leaves.tsx";
import { texts } from "./texts.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const { dialogues, authorities, harvest, commitments } = context.get(house);
  const { language } = context.get(visit);
  const dialogue = await dialogues.bySlug(params.slug);
  if (!dialogue || dialogue.state === "draft") throw data(null, { status: 404 });
  const documentation = await harvest.documentation(dialogue);
  if (!documentation) {
    const by = day(dialogue.influence.documentationBy, language);
    return { outcome: "not-yet" as const, language, slug: dialogue.slug, title: tell(dialogue.title, language), by };
  }
  const [authority, made] = await Promise.all([authorities.find(dialogue.authorityId), commitments.ofDialogue(dialogue)]);
  return { outcome: "published" as const, ...documentationView({ dialogue, authority, commitments: made, documentation }, language) };
}

export default function Documentation({ loaderData: view }: Route.ComponentProps) {
  return view.outcome === "published" ? <Published view={view} /> : <NotYet {...view} />;
}

function Published({ view }: { view: DocumentationView }) {
  const { language, title, summary } = view;
  const t = texts[language];
  return (
    <PublicPage {...(view.authority ? { authority: view.authority } : {})} funding={view.funding && <FundingMark language={language} {...view.funding} />}>
      <title>{`${t.title} – ${title.text}`}</title>
      <Wrap>
        <PageHead size="title" kicker={t.kicker(view.version, view.published)} title={<Said {...title} />} lead={t.lead(view.days)} />
        <p className="row no-print mt-5">
          <LinkButton href="#sedan">{t.toAfter}</LinkButton>
          <LinkButton look="second" href={inLanguage(`/dialog/${view.slug}`, language)}>
            {t.toInvitation}
          </LinkButton>
        </p>
        <div className="mt-6">
          <TalksFigure view={view} />
        </div>
        {summary.length > 0 && (
          <Leaf id="korthet" title={t.short}>
            <Prose>
              {summary.map((paragraph) => (
                <p key={paragraph} lang="sv">
                  {paragraph}
                </p>
              ))}
            </Prose>
          </Leaf>
        )}
        <Leaf id="insikterna" title={t.insights} help={t.insightsHelp}>
          <div className="insights">
            {view.insights.map((insight) => (
              <InsightLeaf key={insight.number} insight={insight} language={language} first={view.insights[0]?.number} />
            ))}
          </div>
        </Leaf>
      </Wrap>
      <Band tint id="sedan" labelledBy="sedan-title">
        <CommitmentLeaves view={view} />
      </Band>
      <Wrap>
        <TopicsLeaf view={view} />
        <TalksLeaf view={view} />
        <Leaf id="om" title={t.about} tight>
          <Facts
            facts={[
              { term: t.designation, value: t.version(view.diaryNumber, view.version) },
              { term: t.finished, value: view.published },
              ...(view.authority ? [{ term: t.by, value: view.authority }] : []),
            ]}
          />
        </Leaf>
      </Wrap>
    </PublicPage>
  );
}

/** The whole dialogue seen from above. A group that went into another is no talk of its own. */
function TalksFigure({ view: { language, rounds, notes } }: { view: DocumentationView }) {
  const t = texts[language];
  const shown = rounds.map(({ day: when, question, round, talks }) => ({ day: when, question: <>{`${round}. `}<Said {...question} /></>, groups: talks.filter(({ merged }) => !merged).map(({ people }) => people) }));
  const days = [...new Set(shown.map((row) => row.day))];
  if (days.length === 0) return null;
  return (
    <Talks
      days={days.map((when) => ({
        day: when,
        rows: shown
          .filter((row) => row.day === when)
          .map(({ question, groups }) => ({ question, groups, words: t.talkRow(groups.length, groups.reduce((sum, people) => sum + people, 0)) })),
      }))}
      caption={t.caption(shown.reduce((sum, { groups }) => sum + groups.length, 0), notes)}
    />
  );
}

function NotYet({ language, slug, title, by }: { language: Language; slug: string; title: Told; by: string }) {
  const t = texts[language];
  return (
    <PublicPage>
      <title>{`${t.title} – ${title.text}`}</title>
      <Wrap>
        <PageHead kicker={<Said {...title} />} title={t.notYet} />
        <EmptyState action={<LinkButton href={inLanguage(`/dialog/${slug}`, language)}>{t.toInvitation}</LinkButton>}>{t.notYetLead(by)}</EmptyState>
      </Wrap>
    </PublicPage>
  );
}
