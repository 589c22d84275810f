import { topicKinds, topicStates } from "#topics/shared";
import { Button } from "#ui/button.tsx";
import { Select } from "#ui/forms/select.tsx";
import { TextField } from "#ui/forms/text-field.tsx";
import { staffTexts } from "../texts.ts";
import { type BoardQuery, searchOf } from "./board-query.ts";
import { boardTexts as t } from "./texts.ts";

/** Board or list, and what is looked for: a plain form whose answer is an address that can be kept. */
export function Filters({ query, filtered }: { query: BoardQuery; filtered: boolean }) {
  const isList = query.vy === "lista";
  return (
    <div className="board-top">
      <nav aria-label={t.views}>
        <ul className="row">
          <li>
            <a href={searchOf(query, { vy: "tavla", lage: undefined }) || "?"} aria-current={isList ? undefined : "page"}>
              {t.board}
            </a>
          </li>
          <li>
            <a href={searchOf(query, { vy: "lista" })} aria-current={isList ? "page" : undefined}>
              {t.list}
            </a>
          </li>
        </ul>
      </nav>
      <form method="get" role="search" aria-label={t.filter} className="board-filter">
        {isList && <input type="hidden" name="vy" value="lista" />}
        <TextField id="sok" type="search" label={t.words} defaultValue={query.sok} />
        <Select id="slag" label={t.kind} empty={t.allKinds} options={topicKinds.map((value) => ({ value, text: staffTexts.kinds[value] }))} defaultValue={query.slag ?? ""} />
        {isList && (
          <>
            <Select id="lage" label={t.state} empty={t.allStates} options={topicStates.map((value) => ({ value, text: staffTexts.states[value] }))} defaultValue={query.lage ?? ""} />
            <Select id="ordning" label={t.order} options={Object.entries(t.orders).map(([value, text]) => ({ value, text }))} defaultValue={query.ordning} />
          </>
        )}
        <label className="check-line">
          <input type="checkbox" name="vantar" value="1" defaultChecked={query.vantar === "1"} /> {t.onlyAwaiting}
        </label>
        <div className="row">
          <Button look="second">{t.show}</Button>
          {filtered && <a href={isList ? "?vy=lista" : "?"}>{t.clear}</a>}
        </div>
      </form>
    </div>
  );
}
