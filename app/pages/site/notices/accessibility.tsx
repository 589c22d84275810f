import { shortcomingReasons } from "#dialogues/shared";
import { type Language, type Spoken, day, say, tell } from "#platform/i18n";
import { LinkButton } from "#ui/button.tsx";
import { EmptyState } from "#ui/content/empty-state.tsx";
import { Facts } from "#ui/content/facts.tsx";
import { Leaf, PageHead, Prose } from "#ui/content/leaf.tsx";
import { Said, SaidIn } from "#ui/content/said.tsx";
import { Wrap } from "#ui/frame/wrap.tsx";
import { type House, house } from "../../../web/house.ts";
import { inLanguage } from "../../../web/language.ts";
import { PublicPage } from "../../../web/public-page.tsx";
import { visit } from "../../../web/visit.ts";
import { texts } from "./accessibility-texts.ts";
import type { Route } from "./+types/accessibility.ts";

/** The statement of the newest public dialogue: the service is one, and the authority renews its words with each dialogue. */
export async function loader({ context }: Route.LoaderArgs) {
  const { language } = context.get(visit);
  return { language, statement: await statementOf(context.get(house), language) };
}

async function statementOf({ dialogues, authorities }: House, language: Language) {
  const newest = (await dialogues.all()).at(-1);
  if (!newest) return undefined;
  const told = (text: Spoken) => tell(text, language);
  const authority = await authorities.find(newest.authorityId);
  const { service, conformance, shortcomings, assessed, updated, method, methodText, supervisor } = newest.accessibility.statement;
  return {
    authority: authority ? say(authority.name, language) : "",
    service: told(service),
    conformance,
    shortcomings: shortcomings.map(({ what, because, why }) => ({ because, what: told(what), why: why && told(why) })),
    assessed: { local: assessed, words: day(assessed, language) },
    updated: { local: updated, words: day(updated, language) },
    method,
    methodText: told(methodText),
    supervisor: { name: told(supervisor.name), url: supervisor.url },
    contact: newest.contact,
  };
}

export default function Accessibility({ loaderData: { language, statement } }: Route.ComponentProps) {
  const t = texts[language];
  return (
    <PublicPage {...(statement ? { authority: statement.authority } : {})}>
      <title>{t.title}</title>
      <Wrap>
        <PageHead title={t.heading} lead={t.lead} />
        {statement ? <Statement language={language} {...statement} /> : <EmptyState>{t.none}</EmptyState>}
      </Wrap>
    </PublicPage>
  );
}

type Stated = NonNullable<Awaited<ReturnType<typeof statementOf>>> & { language: Language };

function Statement({ language, authority, service, conformance, shortcomings, assessed, updated, method, methodText, supervisor, contact }: Stated) {
  const t = texts[language];
  return (
    <>
      <Leaf id="about" title={t.who} tight>
        <Prose>
          <p>
            <SaidIn sentence={(text) => t.whoText(authority, text)}>
              <Said {...service} />
            </SaidIn>
          </p>
          <p>{t.law}</p>
        </Prose>
      </Leaf>
      <Leaf id="conformance" title={t.how} tight>
        <p className="promise">{t.conformance[conformance]}</p>
      </Leaf>
      <Leaf id="shortcomings" title={t.shortcomings} tight>
        <Prose>
          {shortcomingReasons.map((reason) => {
            const these = shortcomings.filter(({ because }) => because === reason);
            return (
              <div key={reason}>
                <h3>{t.because[reason]}</h3>
                {these.length === 0 && <p>{t.nothing}</p>}
                {these.map(({ what, why }) => (
                  <p key={what.text}>
                    <Said {...what} /> {why && <Said {...why} />}
                  </p>
                ))}
              </div>
            );
          })}
        </Prose>
      </Leaf>
      <Leaf id="tested" title={t.tested} tight>
        <Prose>
          <p>
            {t.method[method]} <Said {...methodText} />
          </p>
        </Prose>
        <div className="mt-4">
          <Facts
            facts={[
              { term: t.assessed, value: <time dateTime={assessed.local}>{assessed.words}</time> },
              { term: t.updated, value: <time dateTime={updated.local}>{updated.words}</time> },
            ]}
          />
        </div>
      </Leaf>
      <Leaf id="report" title={t.report} tight>
        <Prose>
          <p>{t.reportText}</p>
          <p>{`${contact.name}, ${contact.phone}, ${contact.email}`}</p>
        </Prose>
        <p className="mt-4">
          <LinkButton look="second" href={`${inLanguage("/synpunkter", language)}?sida=/tillganglighet`}>
            {t.form}
          </LinkButton>
        </p>
      </Leaf>
      <Leaf id="supervision" title={t.supervision} tight>
        <Prose>
          <p>
            <SaidIn sentence={t.supervisionText}>
              <Said {...supervisor.name} />
            </SaidIn>
          </p>
          <p>
            <a href={supervisor.url}>{t.complain}</a>
          </p>
        </Prose>
      </Leaf>
    </>
  );
}
