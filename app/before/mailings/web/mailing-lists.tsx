import type { Skipped } from "#mailings";
import { Button } from "#ui/button.tsx";
import { DataTable } from "#ui/content/data-table.tsx";
import { Tag } from "#ui/content/tag.tsx";
import type { ListPage } from "./list-page.ts";
import type { Listed } from "./listed.ts";
import { LetterStateTag } from "./letter-state.tsx";
import { staffTexts as t } from "./staff-texts.ts";

/** Everyone who gets the letter, a page at a time; a name leads to all letters to that person. */
export function Recipients({ slug, recipients }: { slug: string; recipients: ListPage<Listed> }) {
  return (
    <>
      <DataTable
        name={t.tableName}
        rowHead="name"
        columns={[
          { key: "name", head: t.name },
          { key: "email", head: t.email },
          // Before it is sent there is something to say only of an address that a letter came back from.
          ...(recipients.items.some(({ state, bad }) => state || bad) ? [{ key: "state", head: t.state }] : []),
        ]}
        rows={recipients.items.map(({ personId, name, email, letterId, state, reply, because, bounced, bad }) => ({
          key: personId,
          cells: {
            name: <a href={`/arbetsplats/${slug}/brev/${personId}`}>{name}</a>,
            email,
            state: state ? (
              <div className="row">
                <LetterStateTag {...{ state, reply, because, bounced }} />
                {(state === "unknown" || state === "refused") && (
                  <form method="post">
                    <Button look="quiet" size="small" name="wish" value={letterId}>
                      {state === "unknown" ? t.retryUnknown : t.retry}
                    </Button>
                  </form>
                )}
              </div>
            ) : bad ? (
              <Tag tone="warn" small>
                {t.badAddress}
              </Tag>
            ) : (
              "–"
            ),
          },
        }))}
      />
      <Pages part="sida" {...recipients} />
    </>
  );
}

/** Everyone who is left out, and why. */
export function SkippedOnes({
  count,
  skipped,
}: {
  count: number;
  skipped: ListPage<{ personId: string; name: string; because: Skipped["because"] }>;
}) {
  if (count === 0) return null;
  return (
    <>
      <h2 className="mt-6" id="utan">
        {t.skipped(count)}
      </h2>
      <DataTable
        name={t.skippedName}
        rowHead="name"
        columns={[
          { key: "name", head: t.name },
          { key: "because", head: t.state },
        ]}
        rows={skipped.items.map(({ personId, name, because }) => ({
          key: personId,
          cells: { name, because: t.because[because] },
        }))}
      />
      <Pages part="utan" {...skipped} />
    </>
  );
}

/** The way to the rest of a long list; every page is an address of its own. */
function Pages({ part, number, of }: { part: "sida" | "utan" } & Pick<ListPage<unknown>, "number" | "of">) {
  if (of === 1) return null;
  const href = (page: number) => `?${part}=${page}${part === "utan" ? "#utan" : ""}`;
  return (
    <nav aria-label={part === "sida" ? t.pages : t.skippedPages} className="row mt-4">
      {number > 1 && <a href={href(number - 1)}>{t.previous}</a>}
      <span>{t.pageOf(number, of)}</span>
      {number < of && <a href={href(number + 1)}>{t.next}</a>}
    </nav>
  );
}
