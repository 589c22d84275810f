import { data } from "react-router";
import { z } from "zod";
import { dyes, kindWords } from "#notes/shared";
import { toLocal } from "#platform/civil-time";
import { type Language, day, tell } from "#platform/i18n";
import { Button, LinkButton } from "#ui/button.tsx";
import { EmptyState } from "#ui/content/empty-state.tsx";
import { Leaf, PageHead } from "#ui/content/leaf.tsx";
import { Notice } from "#ui/content/notice.tsx";
import { Said } from "#ui/content/said.tsx";
import { Tag } from "#ui/content/tag.tsx";
import { TextArea } from "#ui/forms/text-area.tsx";
import { Wrap } from "#ui/frame/wrap.tsx";
import { NoteCard, NoteList } from "#ui/thread/note-card.tsx";
import type { GroupId } from "#grouping/shared";
import { house } from "../../../web/house.ts";
import { inLanguage } from "../../../web/language.ts";
import { PublicPage } from "../../../web/public-page.tsx";
import { participantOf, visit } from "../../../web/visit.ts";
import type { InsightId } from "../shared.ts";
import type { Route } from "./+types/asked.ts";
import { askedTexts } from "./asked-texts.ts";

type Args = Pick<Route.LoaderArgs, "params" | "context">;

async function dialogueOf({ params, context }: Args) {
  const { personId } = await participantOf(context);
  const dialogue = await context.get(house).dialogues.bySlug(params.slug);
  if (!dialogue) throw data(null, { status: 404 });
  return { personId, dialogue };
}

/** The insights that a participant may answer for a group, with the notes of that group and no others. */
export async function loader(args: Route.LoaderArgs) {
  const { dialogue, personId } = await dialogueOf(args);
  const { harvest, clock } = args.context.get(house);
  const { language } = args.context.get(visit);
  const asked = await harvest.asked(dialogue, personId);
  return {
    language,
    title: tell(dialogue.title, language),
    insights: asked.map(({ id, number, title, body, revision, windowEnds, groups }) => ({
      id,
      number,
      title,
      body,
      revision,
      open: windowEnds !== null && clock.civil() < windowEnds,
      lastDay: windowEnds ? day(toLocal(new Date(windowEnds.getTime() - 1), dialogue.zone), language) : "",
      groups: groups.map(({ groupId, talk, notes, confirmed, remarks }) => ({
        groupId,
        number: talk?.number ?? 0,
        round: talk?.roundNumber ?? 0,
        confirmed,
        remarks,
        notes: notes.map(({ id: noteId, kind, text }) => ({ id: noteId, kind, text })),
      })),
    })),
  };
}

const form = z.object({ insight: z.uuid(), group: z.uuid(), revision: z.coerce.number().int(), answer: z.enum(["yes", "remark"]), remark: z.string().max(2000).optional() });

export async function action(args: Route.ActionArgs) {
  const { dialogue, personId } = await dialogueOf(args);
  const read = form.safeParse(Object.fromEntries(await args.request.formData()));
  if (!read.success) return data({ insight: undefined, outcome: "no-words" as const, remark: "" }, { status: 422 });
  const { insight, group, revision, answer, remark } = read.data;
  const wish = { insightId: insight as InsightId, groupId: group as GroupId, revision, confirms: answer === "yes", remark: answer === "yes" ? undefined : remark };
  const { outcome } = await args.context.get(house).harvest.answer(dialogue, wish, personId);
  return data({ insight, outcome, remark: outcome === "answered" ? "" : (remark ?? "") }, { status: outcome === "answered" ? 200 : 422 });
}

export default function Asked({ loaderData: { language, title, insights }, actionData }: Route.ComponentProps) {
  const t = askedTexts[language];
  return (
    <PublicPage>
      <title>{`${t.title} – ${title.text}`}</title>
      <Wrap>
        <PageHead kicker={<Said {...title} />} title={t.title} lead={insights.length > 0 ? `${t.lead} ${t.oneIsEnough}` : undefined} />
        {actionData && (
          <Notice tone={actionData.outcome === "answered" ? "ok" : "alert"} role="status">
            {actionData.outcome === "answered" ? t.thanks : t.problem(actionData.outcome)}
          </Notice>
        )}
        {insights.length === 0 && <EmptyState action={<LinkButton href={inLanguage("/mitt-deltagande", language)}>{t.toMine}</LinkButton>}>{t.none}</EmptyState>}
        {insights.map((insight) => (
          <Leaf key={insight.id} id={`insikt-${insight.number}`} title={t.insight(insight.number)} help={insight.open ? t.answerBy(insight.lastDay) : t.passed}>
            <div lang="sv">
              <p className="headline">{insight.title}</p>
              {insight.body && <p className="body-voice mt-4">{insight.body}</p>}
            </div>
            {insight.groups.map((group) => (
              <div key={group.groupId} className="stack mt-5">
                <h3>{t.wrote(group.number, group.round)}</h3>
                <NoteList name={t.wrote(group.number, group.round)} small>
                  {group.notes.map(({ id, kind, text }) => (
                    <NoteCard key={id} dye={dyes[kind]} kind={kindWords[language][kind]} said={<span lang="sv">{text}</span>} />
                  ))}
                </NoteList>
                {group.confirmed && <Tag tone="ok">{t.confirmed}</Tag>}
                {group.remarks.length > 0 && (
                  <p>
                    {t.remarked} <span className="voice">{group.remarks.join(" ")}</span>
                  </p>
                )}
                {insight.open && !group.confirmed && (
                  <AnswerForms
                    {...{ language, insight: insight.id, revision: insight.revision, group: group.groupId, number: insight.number }}
                    typed={actionData?.insight === insight.id ? actionData.remark : ""}
                  />
                )}
              </div>
            ))}
          </Leaf>
        ))}
      </Wrap>
    </PublicPage>
  );
}

type Forms = { language: Language; insight: string; group: string; revision: number; number: number; typed: string };

function AnswerForms({ language, insight, group, revision, number, typed }: Forms) {
  const t = askedTexts[language];
  const hidden = (
    <>
      <input type="hidden" name="insight" value={insight} />
      <input type="hidden" name="group" value={group} />
      <input type="hidden" name="revision" value={revision} />
    </>
  );
  return (
    <>
      <form method="post">
        {hidden}
        <Button name="answer" value="yes" aria-label={`${t.insight(number)}: ${t.yes}`}>
          {t.yes}
        </Button>
      </form>
      <form method="post">
        {hidden}
        <TextArea id={`remark-${number}-${group.slice(0, 8)}`} name="remark" label={t.remark} hint={t.remarkHint} rows={3} defaultValue={typed} />
        <p className="mt-4">
          <Button name="answer" value="remark" look="second">
            {t.send}
          </Button>
        </p>
      </form>
    </>
  );
}
