import { data, redirect } from "react-router";
import { dayAndYear } from "#platform/i18n";
import { BackLink, Button } from "#ui/button.tsx";
import { DataTable } from "#ui/content/data-table.tsx";
import { Notice } from "#ui/content/notice.tsx";
import { StaffHead } from "#ui/frame/staff-frame.tsx";
import { momentOf } from "../../../../../web/moment.ts";
import { StaffPage } from "../../../../../web/staff-page.tsx";
import { statusesOf } from "../../../registration.ts";
import { texts } from "../../texts.ts";
import { factNames, factsNow } from "../one/facts.ts";
import { type One, findOne, registrationOf } from "../one/of-address.ts";
import { dateWord, padded } from "../texts.ts";
import type { Route } from "./+types/compare.ts";
import { type DoubleDone, doneOf, doubleTexts as t } from "./texts.ts";

async function both(context: Route.LoaderArgs["context"], params: Route.LoaderArgs["params"]): Promise<[One, One]> {
  const one = await registrationOf(context, params.slug, params.number);
  const found = await findOne(one.rooms, one.dialogue, one.by, params.other);
  if (!found || found.registration.id === one.registration.id) throw data(null, { status: 404 });
  return [one, { ...one, ...found }];
}

export async function loader({ params, context, request }: Route.LoaderArgs) {
  const [one, other] = await both(context, params);
  const { by, dialogue, head, rooms } = one;
  const { settled } = await rooms.registration.pairs({ dialogueId: dialogue.id, authorityId: by.authorityId });
  const numbers: [number, number] = [one.registration.number, other.registration.number];
  const [[oneTopic], [otherTopic]] = [await rooms.topics.of(one.registration.personId), await rooms.topics.of(other.registration.personId)];
  const facts = [factsNow(one.registration, one.person), factsNow(other.registration, other.person)] as const;
  const row = (term: string, left: string, right: string) => ({ term, left, right });
  return {
    head,
    numbers,
    rows: [
      row(t.received, momentOf(one.registration.receivedAt, dialogue.zone), momentOf(other.registration.receivedAt, dialogue.zone)),
      ...factNames.map((name) => row(texts.sv.check.terms[name], facts[0][name], facts[1][name])),
      ...dialogue.meetings.map((meeting) => row(dayAndYear(meeting.startsLocal, "sv"), dateIn(one, meeting.id), dateIn(other, meeting.id))),
      row(t.topic, oneTopic?.title ?? t.noTopic, otherTopic?.title ?? t.noTopic),
    ],
    can: [canOf(one), canOf(other)] as const,
    areTwo: settled.some((pair) => pair.numbers.every((number) => numbers.includes(number))),
    done: doneOf(request),
  };
}

function dateIn({ registration }: One, id: string): string {
  const date = statusesOf(registration).find(({ meetingId }) => meetingId === id);
  return date ? dateWord(date) : "";
}

const wishesOf = ({ rooms, dialogue, registration, by }: One) => rooms.registration.openWishes(dialogue, registration, by.personId);

/** Cancelling while there is something to cancel, then its undoing. */
function canOf(one: One): "cancel" | "restore" | undefined {
  const wants = wishesOf(one).map(({ want }) => want);
  return wants.includes("drop") ? "cancel" : wants.includes("restore") ? "restore" : undefined;
}

export async function action({ params, context, request }: Route.ActionArgs) {
  const pair = await both(context, params);
  const [{ head, by, dialogue, rooms }] = pair;
  const posted = await request.formData();
  const numbers: [number, number] = [pair[0].registration.number, pair[1].registration.number];
  const back = (done: DoubleDone) => redirect(`/arbetsplats/${head.slug}/anmalningar/${numbers[0]}/jamfor/${numbers[1]}?klart=${done}`, 303);
  const wish = posted.get("wish");
  if (wish === "two" || wish === "reopen") {
    const { outcome } = await rooms.registration.settlePair({ dialogueId: dialogue.id, authorityId: by.authorityId }, { numbers, areTwo: wish === "two", actor: by.personId });
    return back(outcome !== "settled" ? "unchanged" : wish === "two" ? "settled" : "reopened");
  }
  const one = pair.find(({ registration }) => String(registration.number) === posted.get("number"));
  if (!one || (wish !== "cancel" && wish !== "restore")) return back("unchanged");
  const { personId } = one.registration;
  const { outcome } =
    wish === "cancel"
      ? await rooms.registration.cancel(personId, by.personId)
      : await rooms.registration.changeDates({ personId, wishes: wishesOf(one).filter(({ want }) => want === "restore"), actor: by.personId });
  return back(outcome === "changed" ? (wish === "cancel" ? "cancelled" : "restored") : outcome === "too-late" ? "too-late" : "unchanged");
}

export const headers = () => ({ "Cache-Control": "no-store" });

/** Two registrations side by side, to settle whether they are one person's. */
export default function Compare({ loaderData: { head, numbers, rows, can, areTwo, done } }: Route.ComponentProps) {
  const base = `/arbetsplats/${head.slug}/anmalningar`;
  return (
    <StaffPage dialogue={head}>
      <title>{`${t.compareTitle(numbers)} – ${head.title}`}</title>
      <BackLink href={`${base}/dubbletter`}>{t.title}</BackLink>
      <StaffHead title={t.compareTitle(numbers)} under={t.compareLead} />
      {done && (
        <Notice tone="ok" role="status">
          {done}
        </Notice>
      )}
      {areTwo && !done && <Notice>{t.isTwo}</Notice>}
      <div className="mt-5">
        <DataTable
          name={t.compareTable}
          rowHead="term"
          columns={[
            { key: "term", head: t.fact },
            { key: "left", head: <a href={`${base}/${numbers[0]}`}>{padded(numbers[0])}</a> },
            { key: "right", head: <a href={`${base}/${numbers[1]}`}>{padded(numbers[1])}</a> },
            { key: "alike", head: t.alike },
          ]}
          rows={rows.map(({ term, left, right }) => ({ key: term, cells: { term, left: left || "–", right: right || "–", alike: left === right ? t.same : t.differs } }))}
        />
      </div>
      <div className="row mt-5">
        <form method="post">
          <Button name="wish" value={areTwo ? "reopen" : "two"} look="second">
            {areTwo ? t.reopen : t.two}
          </Button>
        </form>
        {numbers.map((number, at) => {
          const wish = can[at];
          return wish ? (
            <form key={number} method="post">
              <input type="hidden" name="number" value={number} />
              <Button name="wish" value={wish} look={wish === "cancel" ? "alert" : "quiet"}>
                {t[wish](number)}
              </Button>
            </form>
          ) : null;
        })}
      </div>
    </StaffPage>
  );
}
