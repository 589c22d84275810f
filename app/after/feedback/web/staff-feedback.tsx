import { z } from "zod";
import { LinkButton } from "#ui/button.tsx";
import { EmptyState } from "#ui/content/empty-state.tsx";
import { Tag } from "#ui/content/tag.tsx";
import { StaffHead } from "#ui/frame/staff-frame.tsx";
import { house } from "../../../web/house.ts";
import { momentOf } from "../../../web/moment.ts";
import { StaffPage } from "../../../web/staff-page.tsx";
import { staffOf } from "../../../web/visit.ts";
import type { Route } from "./+types/staff-feedback.ts";
import { staffTexts as t } from "./staff-texts.ts";

const pageAsked = z.coerce.number().int().min(1).max(100_000).catch(1);

/** What visitors of the own authority's pages wrote (C-18). */
export async function loader({ context, request }: Route.LoaderArgs) {
  const { authorityId } = await staffOf(context);
  const page = pageAsked.parse(new URL(request.url).searchParams.get("sida") ?? 1);
  const { messages, pages } = await context.get(house).feedback.list(authorityId, page);
  return { page, pages, messages: messages.map(({ receivedAt, ...message }) => ({ ...message, at: momentOf(receivedAt, "Europe/Stockholm") })) };
}

export const headers = () => ({ "Cache-Control": "no-store" });

export default function StaffFeedback({ loaderData: { page, pages, messages } }: Route.ComponentProps) {
  return (
    <StaffPage>
      <title>{t.title}</title>
      <StaffHead title={t.title} under={t.lead} />
      {messages.length === 0 && <EmptyState>{t.none}</EmptyState>}
      <ol className="listings">
        {messages.map(({ id, number, at, page: about, found, text, language, email }) => (
          <li key={id}>
            <div>
              <h2 className="small">{t.number(number)}</h2>
              <p className="small quiet">{at}</p>
            </div>
            <div>
              <p>
                <a href={about}>{about}</a>
              </p>
              {found !== null && <Tag tone={found ? "ok" : "warn"}>{found ? t.helped : t.missing}</Tag>}
              {text ? (
                <p className="pre-line" lang={language}>
                  {text}
                </p>
              ) : (
                <p className="quiet">{t.noWords}</p>
              )}
              <p className="small quiet">
                {email ? (
                  <>
                    {t.receiptTo} <a href={`mailto:${email}`}>{email}</a>
                  </>
                ) : (
                  t.noReceipt
                )}
              </p>
            </div>
          </li>
        ))}
      </ol>
      <Pages page={page} pages={pages} />
    </StaffPage>
  );
}

function Pages({ page, pages }: { page: number; pages: number }) {
  if (pages === 1) return null;
  return (
    <nav aria-label={t.pages.name} className="row mt-5">
      {page > 1 && (
        <LinkButton look="second" size="small" href={`?sida=${Math.min(page - 1, pages)}`}>
          {t.pages.before}
        </LinkButton>
      )}
      <span>{t.pages.at(page, pages)}</span>
      {page < pages && (
        <LinkButton look="second" size="small" href={`?sida=${page + 1}`}>
          {t.pages.next}
        </LinkButton>
      )}
    </nav>
  );
}
