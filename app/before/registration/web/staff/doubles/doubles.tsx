import { redirect } from "react-router";
import type { PersonId } from "#people";
import { BackLink } from "#ui/button.tsx";
import { DataTable } from "#ui/content/data-table.tsx";
import { EmptyState } from "#ui/content/empty-state.tsx";
import { Notice } from "#ui/content/notice.tsx";
import { PressLink } from "#ui/forms/press.tsx";
import { StaffHead } from "#ui/frame/staff-frame.tsx";
import { house } from "../../../../../web/house.ts";
import { momentOf } from "../../../../../web/moment.ts";
import { staffDialogue } from "../../../../../web/staff-dialogue.ts";
import { StaffPage } from "../../../../../web/staff-page.tsx";
import { staffTexts } from "../texts.ts";
import type { Route } from "./+types/doubles.ts";
import { doneOf, doubleTexts as t } from "./texts.ts";

export async function loader({ params, context, request }: Route.LoaderArgs) {
  const { by, dialogue, head } = await staffDialogue(context, params.slug);
  const { registration, people, database } = context.get(house);
  const { open, settled } = await registration.pairs({ dialogueId: dialogue.id, authorityId: by.authorityId });
  const named: PersonId[] = [...open.flatMap(({ personIds }) => personIds), ...settled.map((pair) => pair.by)];
  const names = new Map((await people.cards(database, [...new Set(named)])).map(({ personId, name }) => [personId, name]));
  return {
    head,
    open: open.map(({ numbers, personIds, ...why }) => ({ numbers, names: [...new Set(personIds.map((personId) => names.get(personId) ?? "–"))].join(" och "), because: t.because(why) })),
    settled: settled.map((pair) => ({ numbers: pair.numbers, settled: t.settledBy(names.get(pair.by) ?? "–", momentOf(pair.at, dialogue.zone)) })),
    done: doneOf(request),
  };
}

/** Opens a settled pair again. */
export async function action({ params, context, request }: Route.ActionArgs) {
  const { by, dialogue } = await staffDialogue(context, params.slug);
  const [, one, other] = /^(\d{1,7}) (\d{1,7})$/.exec(String((await request.formData()).get("reopen") ?? "")) ?? [];
  const { outcome } = await context.get(house).registration.settlePair(
    { dialogueId: dialogue.id, authorityId: by.authorityId },
    { numbers: [Number(one ?? 0), Number(other ?? 0)], areTwo: false, actor: by.personId },
  );
  return redirect(`/arbetsplats/${dialogue.slug}/anmalningar/dubbletter?klart=${outcome === "settled" ? "reopened" : "unchanged"}`, 303);
}

export const headers = () => ({ "Cache-Control": "no-store" });

export default function Doubles({ loaderData: { head, open, settled, done } }: Route.ComponentProps) {
  const base = `/arbetsplats/${head.slug}/anmalningar`;
  return (
    <StaffPage dialogue={head}>
      <title>{`${t.title} – ${head.title}`}</title>
      <BackLink href={base}>{staffTexts.back}</BackLink>
      <StaffHead title={t.title} under={t.lead} />
      {done && (
        <Notice tone="ok" role="status">
          {done}
        </Notice>
      )}
      {open.length === 0 ? (
        <EmptyState>{t.none}</EmptyState>
      ) : (
        <DataTable
          name={t.table}
          rowHead="pair"
          columns={[
            { key: "pair", head: t.pair },
            { key: "names", head: t.names },
            { key: "because", head: t.why },
          ]}
          rows={open.map(({ numbers, names, because }) => ({
            key: numbers.join(" "),
            cells: { pair: <a href={`${base}/${numbers[0]}/jamfor/${numbers[1]}`}>{t.numbers(numbers)}</a>, names, because },
          }))}
        />
      )}
      {settled.length > 0 && (
        <section className="mt-6" aria-labelledby="settled-title">
          <h2 id="settled-title">{t.settled}</h2>
          <DataTable
            name={t.settledTable}
            rowHead="pair"
            columns={[
              { key: "pair", head: t.pair },
              { key: "settled", head: t.settledWhen },
              { key: "reopen", head: t.reopen },
            ]}
            rows={settled.map(({ numbers, settled: by }) => ({
              key: numbers.join(" "),
              cells: {
                pair: <a href={`${base}/${numbers[0]}/jamfor/${numbers[1]}`}>{t.numbers(numbers)}</a>,
                settled: by,
                reopen: (
                  <form method="post" id={`reopen-${numbers.join("-")}`}>
                    <PressLink form={`reopen-${numbers.join("-")}`} name="reopen" value={numbers.join(" ")}>
                      {t.reopenPair(numbers)}
                    </PressLink>
                  </form>
                ),
              },
            }))}
          />
        </section>
      )}
    </StaffPage>
  );
}
