import { Form } from "react-router";
import { Button, LinkButton } from "#ui/button.tsx";
import { ChoiceRows } from "#ui/forms/choice-rows.tsx";
import { Fieldset } from "#ui/forms/fieldset.tsx";
import { TextArea } from "#ui/forms/text-area.tsx";
import { TextField } from "#ui/forms/text-field.tsx";
import type { ShownInsight } from "./wall-view.ts";
import { wallTexts as t } from "./wall-texts.ts";

type Props = { slug: string; insights: readonly ShownInsight[]; typed: string };

/** Out to the groups, and out to everybody (H2). */
export function WallFinish({ slug, insights, typed }: Props) {
  const drafts = insights.filter(({ standing, groups }) => standing === "draft" && groups > 0);
  const confirmed = insights.filter(({ standing }) => standing === "confirmed");
  const hasPublished = insights.some(({ standing }) => standing === "published");
  return (
    <div className="halves mt-6">
      <section className="panel" aria-labelledby="ask-title">
        <h2 id="ask-title">{t.ask}</h2>
        <p className="small quiet">{t.askHelp}</p>
        {drafts.length === 0 ? (
          <p className="mt-4">{t.askNone}</p>
        ) : (
          <Form method="post" preventScrollReset className="mt-4">
            <Chosen insights={drafts} id="ask" />
            <TextField id="days" label={t.days} hint={t.daysHint} type="number" min={0} max={90} width="short" defaultValue="7" />
            <p className="mt-4">
              <Button name="act" value="propose">
                {t.askButton}
              </Button>
            </p>
          </Form>
        )}
      </section>
      <section className="panel" aria-labelledby="publish-title">
        <h2 id="publish-title">{t.publish}</h2>
        <p className="small quiet">{t.publishHelp}</p>
        {confirmed.length === 0 ? (
          <p className="mt-4">{t.publishNone}</p>
        ) : (
          <Form method="post" preventScrollReset className="mt-4">
            <Chosen insights={confirmed} id="publish" />
            <TextArea id="summary" label={t.summary} hint={t.summaryHint} optional rows={5} defaultValue={typed} />
            <p className="mt-4">
              <Button name="act" value="publish">
                {t.publishButton}
              </Button>
            </p>
          </Form>
        )}
        {hasPublished && (
          <p className="row mt-5">
            <LinkButton look="second" size="small" href={`/dialog/${slug}/dokumentation`}>
              {t.toDocumentation}
            </LinkButton>
            <LinkButton look="second" size="small" href={`/arbetsplats/${slug}/ataganden`}>
              {t.toCommitments}
            </LinkButton>
          </p>
        )}
      </section>
    </div>
  );
}

function Chosen({ insights, id }: { insights: readonly ShownInsight[]; id: string }) {
  return (
    <Fieldset id={`${id}-insights`} legend={t.which_}>
      <ChoiceRows
        name="insight"
        type="checkbox"
        choices={insights.map((insight) => ({ value: insight.id, text: `${insight.number} ${insight.title}`, hint: t.standing(insight.standing, insight.confirmed, insight.groups) }))}
        chosen={insights.map((insight) => insight.id)}
      />
    </Fieldset>
  );
}
