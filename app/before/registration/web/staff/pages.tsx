import { LinkButton } from "#ui/button.tsx";
import { pageSize } from "./list-search.ts";
import { staffTexts } from "./texts.ts";

const t = staffTexts.pages;

/** The way through a list that is longer than a page; nothing when it is not. `name` tells two such lists of one page apart. */
export function Pages({ page, total, address, name = t.name }: { page: number; total: number; address: (page: number) => string; name?: string }) {
  const last = Math.ceil(total / pageSize);
  if (last <= 1) return null;
  return (
    <nav aria-label={name} className="row mt-5">
      {page > 1 && (
        <LinkButton look="second" size="small" href={address(page - 1)}>
          {t.before}
        </LinkButton>
      )}
      <span>{t.at(page, last)}</span>
      {page < last && (
        <LinkButton look="second" size="small" href={address(page + 1)}>
          {t.next}
        </LinkButton>
      )}
    </nav>
  );
}
