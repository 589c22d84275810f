import { data } from "react-router";
import { DataTable } from "#ui/content/data-table.tsx";
import { EmptyState } from "#ui/content/empty-state.tsx";
import { PageHead } from "#ui/content/leaf.tsx";
import { Wrap } from "#ui/frame/wrap.tsx";
import { house } from "../../../web/house.ts";
import { momentOf } from "../../../web/moment.ts";
import { PublicPage } from "../../../web/public-page.tsx";
import type { Route } from "./+types/mailbox.ts";
import { mailboxTexts as t } from "./mailbox-texts.ts";

const zone = "Europe/Stockholm";

/** There only while no mail server is configured, and then only this machine is served. */
export async function loader({ context }: Route.LoaderArgs) {
  const { mailbox } = context.get(house).letters;
  if (!mailbox) throw data(null, { status: 404 });
  return (await mailbox.list()).map(({ letterId, to, subject, takenAt, queuedAt }) => ({ letterId, to, subject, at: momentOf(takenAt ?? queuedAt, zone) }));
}

export default function Mailbox({ loaderData }: Route.ComponentProps) {
  return (
    <PublicPage>
      <title>{t.title}</title>
      <Wrap>
        <PageHead title={t.title} lead={t.lead} />
        {loaderData.length === 0 ? (
          <EmptyState>{t.none}</EmptyState>
        ) : (
          <DataTable
            name={t.title}
            rowHead="subject"
            columns={[
              { key: "subject", head: t.subject },
              { key: "to", head: t.to },
              { key: "at", head: t.at },
            ]}
            rows={loaderData.map(({ letterId, to, subject, at }) => ({
              key: letterId,
              cells: { subject: <a href={`/brevlada/${letterId}`}>{subject}</a>, to, at },
            }))}
          />
        )}
      </Wrap>
    </PublicPage>
  );
}
