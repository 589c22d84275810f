import { Button, LinkButton } from "#ui/button.tsx";
import { DataTable } from "#ui/content/data-table.tsx";
import { PressLink } from "#ui/forms/press.tsx";
import { DateTag } from "../date-tag.tsx";
import { staffTexts } from "../texts.ts";
import type { Shown } from "./registration.tsx";
import { oneTexts as t } from "./texts.ts";

type Props = { shown: Shown };

/** How each date stands, and what can be wished for it now; what can be undone asks nothing first. */
export function Days({ shown: { days } }: Props) {
  const canCancelAll = days.filter(({ wants }) => wants.includes("drop")).length > 1;
  return (
    <section aria-labelledby="days-title">
      <h2 id="days-title">{t.days}</h2>
      <ul className="plain-list mt-4">
        {days.map(({ number, day, time, status, answerBy, wants }) => (
          <li key={number}>
            <b>{day}</b>
            <span className="quiet">{time}</span>
            {status ? <DateTag date={status} /> : <span>{t.never}</span>}
            {answerBy && <span className="small">{t.answerBy(answerBy)}</span>}
            {wants.map((want) => (
              <form key={want} id={`${want}-${number}`} method="post">
                <input type="hidden" name="form" value="date" />
                <input type="hidden" name="date" value={number} />
                <PressLink form={`${want}-${number}`} name="want" value={want} className="small">
                  {want === "drop" && answerBy ? t.decline(day) : t.wants[want](day)}
                </PressLink>
              </form>
            ))}
          </li>
        ))}
      </ul>
      {canCancelAll && (
        <form id="cancel-all" method="post" className="mt-4">
          <PressLink form="cancel-all" name="form" value="cancel" className="small">
            {t.cancelAll}
          </PressLink>
        </form>
      )}
    </section>
  );
}

/** What holds now beside what came in: the submission is never changed. */
export function FactTable({ shown: { head, number, facts } }: Props) {
  return (
    <section className="mt-6" aria-labelledby="facts-title">
      <h2 id="facts-title">{t.facts}</h2>
      <DataTable
        name={t.factsTable}
        rowHead="fact"
        columns={[
          { key: "fact", head: t.fact },
          { key: "now", head: t.now },
          { key: "received", head: t.received },
        ]}
        rows={facts.map(({ term, now, received }) => ({
          key: term,
          cells: {
            fact: term,
            now: now || <span className="quiet">{t.none}</span>,
            received: received === now && now !== t.hidden ? <span className="quiet">{t.unchanged}</span> : received || <span className="quiet">{t.none}</span>,
          },
        }))}
      />
      <p className="mt-4">
        <LinkButton look="second" href={`/arbetsplats/${head.slug}/anmalningar/${number}/andra`}>
          {t.change}
        </LinkButton>
      </p>
    </section>
  );
}

/** Only for whoever arranges accessibility (R7, G-16). */
export function Needs({ shown: { head, number, needs } }: Props) {
  if (!needs) return null;
  return (
    <section className="mt-6" aria-labelledby="needs-title">
      <h2 id="needs-title">{t.needs}</h2>
      <p className="small quiet">{t.needsHelp}</p>
      {needs.length === 0 ? (
        <p>{t.noNeeds}</p>
      ) : (
        <ul>
          {needs.map((need) => (
            <li key={need}>{need}</li>
          ))}
        </ul>
      )}
      <p className="mt-4">
        <LinkButton look="second" href={`/arbetsplats/${head.slug}/anmalningar/${number}/behov`}>
          {t.changeNeeds}
        </LinkButton>
      </p>
    </section>
  );
}

export function Likes({ shown: { head, number, twins } }: Props) {
  if (twins.length === 0) return null;
  return (
    <section aria-labelledby="doubles-title">
      <h2 id="doubles-title">{t.doubles}</h2>
      <ul>
        {twins.map((twin) => (
          <li key={twin.number}>
            <a href={`/arbetsplats/${head.slug}/anmalningar/${number}/jamfor/${twin.number}`}>{`${t.compare}: ${staffTexts.alike(twin)}`}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function OwnLink({ shown: { hasAddress } }: Props) {
  return (
    <section aria-labelledby="link-title">
      <h2 id="link-title">{t.link}</h2>
      <p className="small">{hasAddress ? t.linkHelp : t.linkOnPaper}</p>
      <form method="post" className="row">
        <input type="hidden" name="form" value="link" />
        {hasAddress && (
          <Button look="second" name="fresh" value="no">
            {t.linkAgain}
          </Button>
        )}
        <Button look="quiet" name="fresh" value="yes">
          {t.linkFresh}
        </Button>
      </form>
    </section>
  );
}

export function Identity({ shown }: Props) {
  return (
    <section aria-labelledby="identity-title">
      <h2 id="identity-title">{t.identity}</h2>
      <p className="small">{t.identityHelp}</p>
      <form method="post" className="row">
        <input type="hidden" name="form" value="identity" />
        <Button look="quiet" name="protected" value={shown.protected ? "no" : "yes"}>
          {shown.protected ? t.unprotect : t.protect}
        </Button>
      </form>
    </section>
  );
}
