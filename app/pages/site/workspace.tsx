import { weekOf } from "#platform/civil-time";
import { day } from "#platform/i18n";
import { Button, LinkButton } from "#ui/button.tsx";
import { EmptyState } from "#ui/content/empty-state.tsx";
import { Tag } from "#ui/content/tag.tsx";
import { StaffHead } from "#ui/frame/staff-frame.tsx";
import { house } from "../../web/house.ts";
import { StaffPage } from "../../web/staff-page.tsx";
import { staffOf } from "../../web/visit.ts";
import type { Route } from "./+types/workspace.ts";
import { workspaceTexts as t } from "./workspace-texts.ts";

/** Where staff land: the dialogues of their own authority, drafts too. */
export async function loader({ context }: Route.LoaderArgs) {
  const { authorityId } = await staffOf(context);
  const dialogues = await context.get(house).dialogues.all({ authorityId, drafts: true });
  return dialogues.map(({ slug, title, state, meetings }) => ({
    slug,
    title: title.sv,
    state,
    days: meetings.map(({ startsLocal }) => `${day(startsLocal, "sv")}, ${t.week(weekOf(startsLocal))}`),
  }));
}

export default function Workspace({ loaderData }: Route.ComponentProps) {
  return (
    <StaffPage>
      <title>{t.title}</title>
      <StaffHead title={t.title}>
        <div className="row">
          <LinkButton look="second" href="/arbetsplats/nytt">
            {t.add}
          </LinkButton>
          <LinkButton look="second" href="/arbetsplats/synpunkter">
            {t.feedback}
          </LinkButton>
        </div>
      </StaffHead>
      {loaderData.length === 0 && <EmptyState>{t.none}</EmptyState>}
      <ul className="listings">
        {loaderData.map(({ slug, title, state, days }) => (
          <li key={slug}>
            <div>
              {days.map((one) => (
                <p key={one} className="small quiet">
                  {one}
                </p>
              ))}
            </div>
            <div>
              <h2 className="headline">
                <a href={`/arbetsplats/${slug}`}>{title}</a>
              </h2>
              <Tag tone={state === "published" ? "ok" : state === "draft" ? "wait" : "off"}>{t.states[state]}</Tag>
            </div>
          </li>
        ))}
      </ul>
      <form method="post" action="/logga-ut" className="mt-6">
        <p className="small quiet">{t.everywhereHint}</p>
        <Button look="second" size="small" name="where" value="everywhere">
          {t.everywhere}
        </Button>
      </form>
    </StaffPage>
  );
}
