import { data } from "react-router";
import { toLocal } from "#platform/civil-time";
import { day, hour } from "#platform/i18n";
import type { Dialogue, RegistrationWindow } from "#dialogues";
import { lastMinuteOf } from "#dialogues/shared";
import { BackLink, Button } from "#ui/button.tsx";
import { DataTable } from "#ui/content/data-table.tsx";
import { Notice } from "#ui/content/notice.tsx";
import { FormPage, FormQuestion } from "#ui/forms/form-page.tsx";
import { TextField } from "#ui/forms/text-field.tsx";
import { house } from "../../../../web/house.ts";
import { momentAt } from "../../../../web/moment.ts";
import { StaffPage } from "../../../../web/staff-page.tsx";
import { staffDialogue } from "../../../../web/staff-dialogue.ts";
import type { Route } from "./+types/late.ts";
import { staffTexts } from "./texts.ts";

const t = staffTexts.late;

export async function loader({ params, context }: Route.LoaderArgs) {
  const { by, dialogue, head } = await staffDialogue(context, params.slug);
  const { dialogues, registration } = context.get(house);
  const entries = await registration.lateEntries({ dialogueId: dialogue.id, authorityId: by.authorityId });
  const { zone } = dialogue;
  return { head, others: othersNow(dialogue, dialogues.window(dialogue)), entries: entries.map(({ id, givenTo, givenAt, usedAt }) => ({ id, givenTo, givenAt: told(givenAt, zone), usedAt: usedAt && told(usedAt, zone) })) };
}

/** What everybody else can do at this moment. */
function othersNow({ opens, closesExclusive }: Dialogue, window: RegistrationWindow): string {
  if (window === "open") return t.open(momentAt(lastMinuteOf(closesExclusive)));
  return window === "closed" ? t.closed : t.early(momentAt(opens));
}

function told(at: Date, zone: string): string {
  const local = toLocal(at, zone);
  return `${day(local, "sv")} kl. ${hour(local, "sv")}`;
}

export async function action({ params, context, request }: Route.ActionArgs) {
  const { by, dialogue } = await staffDialogue(context, params.slug);
  const { origin, registration } = context.get(house);
  const givenTo = String((await request.formData()).get("givenTo") ?? "");
  const given = await registration.giveLateEntry({ dialogueId: dialogue.id, givenTo, by: by.personId });
  if (given.outcome !== "given") return data({ outcome: given.outcome }, { status: 409 });
  const address = new URL(`/dialog/${dialogue.slug}/anmalan/sen/${given.key}`, origin()).href;
  return { outcome: given.outcome, address, until: told(given.until, dialogue.zone) };
}

export const headers = () => ({ "Cache-Control": "no-store" });

/** The address of a late entry is shown this once: only its digest is kept. */
export default function Late({ loaderData: { head, others, entries }, actionData }: Route.ComponentProps) {
  return (
    <StaffPage dialogue={head}>
      <title>{t.title}</title>
      <FormPage>
        <BackLink href={`/arbetsplats/${head.slug}/anmalningar`}>{staffTexts.back}</BackLink>
        {actionData?.outcome === "given" && (
          <Notice tone="ok">
            <p>{t.given(actionData.until)}</p>
            <p>
              <a href={actionData.address}>{actionData.address}</a>
            </p>
          </Notice>
        )}
        {actionData && actionData.outcome !== "given" && <Notice tone="warn">{t.over}</Notice>}
        <form method="post">
          <FormQuestion title={t.title} lead={`${t.lead} ${others}`} />
          <TextField id="givenTo" label={t.givenTo} hint={t.givenToHint} optional maxLength={100} autoComplete="off" />
          <div className="row mt-5">
            <Button>{t.give}</Button>
          </div>
        </form>
        {entries.length > 0 && (
          <div className="mt-6">
            <DataTable
              name={t.tableName}
              rowHead="givenTo"
              columns={[
                { key: "givenTo", head: t.givenTo },
                { key: "givenAt", head: t.givenAt },
                { key: "used", head: t.used },
              ]}
              rows={entries.map(({ id, givenTo, givenAt, usedAt }) => ({ key: id, cells: { givenTo: givenTo || "–", givenAt, used: usedAt ?? t.unused } }))}
            />
          </div>
        )}
      </FormPage>
    </StaffPage>
  );
}
