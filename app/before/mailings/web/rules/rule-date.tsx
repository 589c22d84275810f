import { data, redirect } from "react-router";
import { z } from "zod";
import type { RuleId } from "#mailings";
import { dayAndYear } from "#platform/i18n";
import { BackLink } from "#ui/button.tsx";
import { Notice } from "#ui/content/notice.tsx";
import { StaffHead } from "#ui/frame/staff-frame.tsx";
import { house } from "../../../../web/house.ts";
import { momentAt } from "../../../../web/moment.ts";
import { StaffPage } from "../../../../web/staff-page.tsx";
import { staffDialogue } from "../../../../web/staff-dialogue.ts";
import { listPage } from "../list-page.ts";
import { listed } from "../listed.ts";
import { Recipients, SkippedOnes } from "../mailing-lists.tsx";
import { staffTexts } from "../staff-texts.ts";
import type { Route } from "./+types/rule-date.ts";
import { ruleTexts as t } from "./rule-texts.ts";

const address = z.object({ rule: z.uuid().transform((id) => id as RuleId), number: z.coerce.number().int() });

/** What has gone is a mailing like any other, with a page of its own. */
export async function loader({ params, context, request }: Route.LoaderArgs) {
  const { by, dialogue, head } = await staffDialogue(context, params.slug);
  const read = address.safeParse(params);
  if (!read.success) throw data(null, { status: 404 });
  const { rule: ruleId, number: meetingNumber } = read.data;
  const foreseen = await context
    .get(house)
    .mailings.foreseen({ dialogueId: dialogue.id, authorityId: by.authorityId, ruleId, meetingNumber });
  if (!foreseen) throw data(null, { status: 404 });
  if (foreseen.previewId) throw redirect(`/arbetsplats/${dialogue.slug}/utskick/${foreseen.previewId}`);
  const { rule, state, startsLocal, dueLocal, recipients, skipped } = foreseen;
  const asked = new URL(request.url).searchParams;
  const [page, left] = [listPage(recipients, asked.get("sida")), listPage(skipped, asked.get("utan"))];
  return {
    head,
    kind: rule.kind,
    active: rule.active,
    state,
    day: dayAndYear(startsLocal, "sv"),
    due: momentAt(dueLocal),
    count: recipients.length,
    skippedCount: skipped.length,
    recipients: { ...page, items: page.items.map((recipient) => listed(recipient)) },
    skipped: { ...left, items: left.items.map(({ personId, name, because }) => ({ personId, name, because })) },
  };
}

/** Who would get a rule's letter about one date if it went now, and who would not and why. */
export default function RuleDate({
  loaderData: { head, kind, active, state, day, due, count, skippedCount, recipients, skipped },
}: Route.ComponentProps) {
  const letter = staffTexts.kinds[kind];
  return (
    <StaffPage dialogue={head}>
      <title>{`${t.forDay(letter, day)} – ${head.title}`}</title>
      <BackLink href={`/arbetsplats/${head.slug}/utskick/regler`}>{t.title}</BackLink>
      <StaffHead title={t.forDay(letter, day)} under={state === "over" || state === "called-off" ? t.states[state] : t.ifNow(due)} />
      {!active && count > 0 && <Notice tone="warn">{t.isOff}</Notice>}
      <section className="mt-6" aria-labelledby="recipients-title">
        <h2 id="recipients-title">{staffTexts.recipients(count)}</h2>
        {count > 0 && <Recipients slug={head.slug} recipients={recipients} />}
      </section>
      <SkippedOnes count={skippedCount} skipped={skipped} />
    </StaffPage>
  );
}
