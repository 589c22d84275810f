import type { DialogueState } from "#dialogues";
import { Button, LinkButton } from "#ui/button.tsx";
import { Facts } from "#ui/content/facts.tsx";
import { Notice } from "#ui/content/notice.tsx";
import { SummaryList } from "#ui/content/summary-list.tsx";
import { Tag } from "#ui/content/tag.tsx";
import { StaffHead } from "#ui/frame/staff-frame.tsx";
import { type House, house } from "../../../web/house.ts";
import { StaffPage } from "../../../web/staff-page.tsx";
import { staffDialogue } from "../../../web/staff-dialogue.ts";
import { influenceTexts } from "../../../web/influence.ts";
import type { Route } from "./+types/publishing.ts";
import { Embedding } from "./embedding.tsx";
import { embeddingCode } from "./embedding-code.ts";
import { isOrganiser } from "./file-wish.ts";
import { reasonInWords, staffTexts as t } from "./staff-texts.ts";

/** The gate of a dialogue, what the public sees of its weight, and the ways between draft, published and closed. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { by, dialogue, head } = await staffDialogue(context, params.slug);
  const { dialogues, registration, people, origin } = context.get(house);
  const checks = await dialogues.gate(dialogue.id);
  const { influence, funding, state } = dialogue;
  return {
    head,
    state,
    mayPublish: await isOrganiser({ people }, by),
    checks: checks.map(({ asks, reasons }) => ({ asks, reasons: reasons.map(reasonInWords) })),
    missing: checks.reduce((sum, { reasons }) => sum + reasons.length, 0),
    registered: await registeredFor({ registration }, dialogue.id),
    answers: { open: influence.open.sv, decides: influence.decides.sv, use: influence.use.sv, promise: influence.promise.sv, retention: dialogue.retention.decision },
    level: influenceTexts.sv[influence.level],
    embedding: state !== "draft" && { origins: dialogue.embeddedOn ?? [], codes: dialogue.languages.map((language) => embeddingCode(dialogue, language, origin())) },
    funding: funding && { project: funding.project, statement: funding.statement.sv, disclaimer: funding.disclaimer?.sv },
  };
}

/** Everyone who stands for a date, with a place or in the queue. */
async function registeredFor({ registration }: Pick<House, "registration">, ...of: Parameters<House["registration"]["counts"]>): Promise<number> {
  return (await registration.counts(...of)).filter(({ status }) => status !== "cancelled").reduce((sum, { count }) => sum + count, 0);
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { by, dialogue } = await staffDialogue(context, params.slug);
  const { database, dialogues, people, registration } = context.get(house);
  if (!(await isOrganiser({ people }, by))) return { said: t.forbidden, done: false };
  const wish = (await request.formData()).get("wish");
  const { id } = dialogue;
  const { outcome } = await database.transaction().execute(async (trx) => {
    switch (wish) {
      case "publish":
        return dialogues.publish(trx, id, by.personId);
      case "withdraw":
        return dialogues.withdraw(trx, id, by.personId, await registeredFor({ registration }, id, trx));
      case "close":
        return dialogues.close(trx, id, by.personId);
      case "reopen":
        return dialogues.reopen(trx, id, by.personId);
      default:
        return { outcome: "unknown" as const };
    }
  });
  return { said: t.said(outcome), done: ["published", "withdrawn", "closed", "reopened"].includes(outcome) };
}

export default function Publishing({ loaderData, actionData }: Route.ComponentProps) {
  const { head, state, mayPublish, checks, missing, registered, answers, level, funding, embedding } = loaderData;
  const answered: Partial<Record<string, string>> = answers;
  return (
    <StaffPage dialogue={head}>
      <title>{`${t.title} – ${head.title}`}</title>
      <StaffHead title={t.title} under={t.under[state]}>
        <div className="row">
          <Tag tone={state === "published" ? "ok" : state === "draft" ? "wait" : "off"}>{t.states[state]}</Tag>
          {state !== "draft" && (
            <LinkButton look="second" href={`/dialog/${head.slug}`}>
              {t.toInvitation}
            </LinkButton>
          )}
          <LinkButton look="second" href={`/arbetsplats/${head.slug}/fil`}>
            {t.toFile}
          </LinkButton>
        </div>
      </StaffHead>
      {actionData && (
        <Notice tone={actionData.done ? "ok" : "alert"} role={actionData.done ? "status" : "alert"}>
          {actionData.said}
        </Notice>
      )}
      {mayPublish ? <Ways {...{ state, missing, registered, slug: head.slug }} /> : <Notice tone="plain">{t.forbidden}</Notice>}
      <section className="mt-6" aria-labelledby="gate-title">
        <h2 id="gate-title">{t.gate}</h2>
        <p className="small quiet">{missing === 0 ? t.ready : t.missing(missing)}</p>
        <SummaryList
          changeWord=""
          none={t.unsettled}
          rows={checks.map(({ asks, reasons }) => ({ term: t.questions[asks], value: <Settled reasons={reasons} answer={answered[asks]} /> }))}
        />
      </section>
      <section className="mt-6" aria-labelledby="now-title">
        <h2 id="now-title">{t.now}</h2>
        <Facts
          facts={[
            { term: t.level, value: level.name, small: level.means },
            { term: t.promise, value: answers.promise },
            ...(funding ? [{ term: t.funding, value: `${funding.statement}. ${funding.project}`, small: funding.disclaimer }] : []),
          ]}
        />
      </section>
      {embedding && <Embedding slug={head.slug} {...embedding} />}
    </StaffPage>
  );
}

function Settled({ reasons, answer }: { reasons: string[]; answer: string | undefined }) {
  if (reasons.length === 0) {
    return (
      <>
        <Tag tone="ok">{t.settled}</Tag>
        {answer && <p>{answer}</p>}
      </>
    );
  }
  return (
    <>
      <Tag tone="alert">{t.unsettled}</Tag>
      {reasons.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
    </>
  );
}

function Ways({ state, missing, registered, slug }: { state: DialogueState; missing: number; registered: number; slug: string }) {
  if (state === "closed") return <Way wish="reopen" look="second" says={t.reopen} />;
  if (state === "draft") {
    return missing === 0 ? (
      <Way wish="publish" says={t.publish} />
    ) : (
      <div className="panel">
        <p>{t.blocked}</p>
        <p className="mt-4">
          <LinkButton href={`/arbetsplats/${slug}/fil`}>{t.toFile}</LinkButton>
        </p>
      </div>
    );
  }
  return (
    <>
      {registered > 0 ? <p className="small quiet">{t.withdrawNot}</p> : <Way wish="withdraw" look="quiet" says={t.withdraw} hint={t.withdrawHint} />}
      <Way wish="close" look="alert" says={t.close} hint={t.closeHint} />
    </>
  );
}

function Way({ wish, look, says, hint }: { wish: string; look?: "second" | "quiet" | "alert"; says: string; hint?: string }) {
  return (
    <form method="post" className="mt-4">
      {hint && <p className="small quiet">{hint}</p>}
      <Button look={look} name="wish" value={wish}>
        {says}
      </Button>
    </form>
  );
}
