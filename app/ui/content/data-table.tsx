import type { ReactElement, ReactNode } from "react";

export type Column = {
  key: string;
  head: ReactNode;
  /** numbers to the right */ num?: boolean | undefined;
};
export type TableRow = { key: string; cells: Readonly<Record<string, ReactNode>> };

type Props = {
  /** names the area that scrolls sideways: "Tabell över anmälningar" */
  name: string;
  columns: readonly Column[];
  rows: readonly TableRow[];
  /** key of the column that heads its row: a name, as a link */
  rowHead: string;
  caption?: ReactNode;
};

/** A table in its own named scroll area, reached by keyboard. */
export function DataTable({ name, columns, rows, rowHead, caption }: Props): ReactElement {
  return (
    <section className="table-scroll" aria-label={name} tabIndex={0}>
      <table className="grid-table">
        {caption && <caption>{caption}</caption>}
        <thead>
          <tr>
            {columns.map(({ key, head, num }) => (
              <th key={key} scope="col" data-num={num || undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              {columns.map(({ key, num }) =>
                key === rowHead ? (
                  <th key={key} scope="row">
                    {row.cells[key]}
                  </th>
                ) : (
                  <td key={key} data-num={num || undefined}>
                    {row.cells[key]}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
