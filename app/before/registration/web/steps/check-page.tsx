import type { ReactNode } from "react";
import { type Answers, type FormStep, municipalityName } from "#registration/shared";
import { Button } from "#ui/button.tsx";
import { Leaf } from "#ui/content/leaf.tsx";
import { Said, SaidList } from "#ui/content/said.tsx";
import { SummaryList, type SummaryRow } from "#ui/content/summary-list.tsx";
import { Tag } from "#ui/content/tag.tsx";
import { FormQuestion } from "#ui/forms/form-page.tsx";
import type { AnsweredView } from "../../../../web/extra/extra-view.ts";
import { answeredRows } from "../../../../web/extra/answered-rows.tsx";
import { roleWord } from "../../../../web/role.ts";
import type { FormView } from "../form-view.ts";
import type { FormTexts } from "../texts.ts";

type Props = { view: FormView; answers: Answers; given: readonly AnsweredView[]; t: FormTexts; form: string; noticeHref: string };

/** All answers to read through; every row says what was answered, or that nothing was, and leads back to its question. */
export function CheckPage({ view, answers, given, t, form, noticeHref }: Props) {
  const c = t.check;
  const change = (step: FormStep, what: string) => ({ press: { form, name: "go", value: step }, what: what.toLowerCase() });
  const row = (step: FormStep, term: string, value: ReactNode, said = false): SummaryRow => ({ term, value, said, change: change(step, term) });
  const chosen = view.meetings.filter(({ number }) => answers.dates.includes(number));
  const raises = answers.topic === "challenge" || answers.topic === "opportunity";
  const measures = view.measures.filter(({ key }) => answers.measures.includes(key)).map(({ label }) => label);
  const lists = { changeWord: c.change, none: c.none };
  return (
    <>
      <FormQuestion title={c.question} lead={c.lead(view.lastShortDay)} />
      <Leaf id="check-meeting" title={c.meeting}>
        <SummaryList
          {...lists}
          rows={[
            row(
              "dates",
              c.terms.dates,
              chosen.length > 0 &&
                chosen.map(({ number, day, from, to }) => (
                  <p key={number}>
                    <b>{day}</b>, {t.dates.time(from, to)}
                  </p>
                )),
            ),
          ]}
        />
      </Leaf>
      <Leaf id="check-you" title={c.you}>
        <SummaryList
          {...lists}
          rows={[
            row("about", c.terms.name, answers.name),
            row("about", c.terms.email, answers.email),
            row("context", c.terms.role, answers.role && roleWord[view.language][answers.role]),
            row("context", c.terms.organisation, answers.organisation),
            row("context", c.terms.municipality, municipalityName(answers.municipality, view.language)),
            row("context", c.terms.languages, view.languages.filter((one) => answers.languages.includes(one)).map((one) => t.context.languageNames[one]).join(", ")),
          ]}
        />
      </Leaf>
      {given.length > 0 && (
        <Leaf id="check-extra" title={c.extra}>
          {/* What is asked no more has no step to lead back to; a press is named in one language. */}
          <SummaryList {...lists} rows={answeredRows(given).map((one, at) => ({ ...one, change: at < view.extra.length ? change("extra", one.lang ? c.extra : one.term) : undefined }))} />
        </Leaf>
      )}
      <Leaf id="check-topic" title={c.topic}>
        <SummaryList
          {...lists}
          rows={[
            row("topic", c.terms.kind, answers.topic && c.kinds[answers.topic]),
            ...(raises ? [row("topic", c.terms.title, answers.topicTitle, true), row("topic", c.terms.text, answers.topicText, true)] : []),
          ]}
        />
      </Leaf>
      <Leaf
        id="check-needs"
        title={c.needs}
        help={
          <p>
            <Tag tone="off" icon="lock">
              {t.needs.private}
            </Tag>
          </p>
        }
      >
        <SummaryList
          {...lists}
          rows={[
            row("needs", c.terms.measures, measures.length > 0 && <SaidList said={measures} />),
            row("needs", c.terms.other, answers.measuresOther, true),
          ]}
        />
      </Leaf>
      <section className="send" aria-labelledby="send-title">
        <h2 id="send-title">{c.sendTitle}</h2>
        <p>
          <Said {...view.notices.registration} /> <a href={noticeHref}>{c.notice}</a>
        </p>
        {answers.email && <p>{c.receiptTo(answers.email)}</p>}
        <div className="vh" aria-hidden="true">
          <label htmlFor="homepage">{c.leaveEmpty}</label>
          <input id="homepage" name="homepage" tabIndex={-1} autoComplete="off" form={form} />
        </div>
        <p className="mt-5">
          <Button form={form} name="go" value="send" size="large">
            {c.send}
          </Button>
        </p>
      </section>
    </>
  );
}
