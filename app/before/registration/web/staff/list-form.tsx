import { roles } from "#dialogues/shared";
import { sorts, statuses } from "#registration/shared";
import { Button } from "#ui/button.tsx";
import { type Option, Select } from "#ui/forms/select.tsx";
import { TextField } from "#ui/forms/text-field.tsx";
import { roleWord } from "../../../../web/role.ts";
import { type ListSearch, fieldsOf } from "./list-search.ts";
import { staffTexts as t } from "./texts.ts";

type Day = { number: number; day: string };

/** Searching is a GET: the address can be kept and sent to a colleague. */
export function ListForm({ search, days, options }: { search: ListSearch; days: readonly Day[]; options: readonly Option[] }) {
  const { words, role, meeting, status, chose, sort } = search;
  return (
    <search>
      <form className="filter-row">
        <TextField id="sok" type="search" label={t.search.words} autoComplete="off" defaultValue={words} />
        <Select id="roll" label={t.context} empty={t.search.all} options={roles.map((one) => ({ value: one, text: roleWord.sv[one] }))} defaultValue={role ?? ""} />
        <Select id="dag" label={t.search.day} empty={t.search.all} options={days.map(({ number, day }) => ({ value: String(number), text: day }))} defaultValue={meeting === undefined ? "" : String(meeting)} />
        <Select id="status" label={t.search.status} empty={t.search.all} options={statuses.map((one) => ({ value: one, text: t.statuses[one] }))} defaultValue={status ?? ""} />
        {options.length > 0 && <Select id="svar" label={t.search.chose} empty={t.search.all} options={options} defaultValue={chose ?? ""} />}
        <Select id="ordning" label={t.search.sort} options={sorts.map((one) => ({ value: one, text: t.search.sorts[one] }))} defaultValue={sort} />
        <Button look="second">{t.search.show}</Button>
      </form>
    </search>
  );
}

/** The file holds what the search found, on all its pages; what people need only when it is asked for by whoever arranges it (R7). Fetching it is noted in the ledger, so it is a post. */
export function FileForm({ search, slug, seesNeeds }: { search: ListSearch; slug: string; seesNeeds: boolean }) {
  return (
    <form method="post" action={`/arbetsplats/${slug}/anmalningar/fil`} className="row">
      {Object.entries(fieldsOf(search)).map(([name, value]) => (value ? <input key={name} type="hidden" name={name} value={value} /> : null))}
      <Button look="quiet" name="slag" value="xlsx">
        {t.file.xlsx}
      </Button>
      <Button look="quiet" name="slag" value="csv">
        {t.file.csv}
      </Button>
      {seesNeeds && (
        <Button look="quiet" name="slag" value="needs">
          {t.file.withNeeds}
        </Button>
      )}
    </form>
  );
}
