import { redirect } from "react-router";
import type { MeetingId } from "#dialogues";
import type { Language } from "#platform/i18n";
import { PageHead } from "#ui/content/leaf.tsx";
import { Notice } from "#ui/content/notice.tsx";
import { Wrap } from "#ui/frame/wrap.tsx";
import { FundingMark } from "../../../web/funding-mark.tsx";
import { inLanguage } from "../../../web/language.ts";
import { PublicPage } from "../../../web/public-page.tsx";
import { OutcomeLeaf, outcomeOf } from "../documentation/outcome-leaf.tsx";
import type { Route } from "./+types/my-participation.ts";
import { NextLeaf } from "./next-leaf.tsx";
import { ownParticipation } from "./own.ts";
import { participationView } from "./participation-view.ts";
import { Days, Leave, LettersLeaf, Needs, Prepare, Rights, Sent, TopicLeaf } from "./leaves.tsx";
import { type Done, texts } from "./texts.ts";
import { wishesOf } from "./wishes/wishes.ts";
import { WishesLeaf } from "./wishes/wishes-leaf.tsx";
import { placeOfTopic, topicView } from "./topic-view.ts";

export async function loader({ context, request }: Route.LoaderArgs) {
  const { personId, registration, dialogue, person, rooms, language } = await ownParticipation(context);
  const [topic] = await rooms.topics.of(personId);
  const [answered = []] = await rooms.registration.answered(dialogue, [registration.extra]);
  const view = participationView({
    dialogue,
    registration,
    answered,
    person,
    language,
    window: rooms.dialogues.window(dialogue),
    letters: await rooms.letters.of({ personId }),
    measures: await rooms.access.of(personId),
    now: rooms.clock.civil(),
  });
  const place = topic && (await placeOfTopic(topic, dialogue, rooms.agenda));
  return {
    ...view,
    topic: topic && topicView({ topic, life: await rooms.topics.life(topic.id), place, dialogue, language }),
    wishes: await wishesOf(rooms, dialogue, registration),
    outcome: await outcomeOf(rooms, dialogue, personId, language),
    done: doneOf(new URL(request.url).searchParams.get("klart"), language),
  };
}

/** Dates are dropped, taken back and added here; what can be undone asks nothing first. */
export async function action({ context, request }: Route.ActionArgs) {
  const { personId, dialogue, rooms, language } = await ownParticipation(context);
  const posted = await request.formData();
  const back = (done: Done) => redirect(`${inLanguage("/mitt-deltagande", language)}?klart=${done}`, { status: 303 });
  // Each is a letter, to an address that nobody has proved to be their own.
  const slow = () => rooms.pace.changes(personId).outcome === "slow";
  if (posted.get("do") === "cancel") return slow() ? back("slow") : back(doneBy(await rooms.registration.cancel(personId, personId), "cancelled"));
  const want = (["drop", "add", "restore", "accept"] as const).find((one) => one === posted.get("do"));
  const meeting = dialogue.meetings.find(({ number }) => String(number) === posted.get("date"));
  if (!want || !meeting) return back("unchanged");
  if (slow()) return back("slow");
  const outcome = await rooms.registration.changeDates({ personId, wishes: [{ meetingId: meeting.id, want }], actor: personId });
  if (want === "restore" && waitsNow(outcome, meeting.id)) return back("queued");
  return back(doneBy(outcome, ({ drop: "dropped", add: "added", restore: "restored", accept: "accepted" } as const)[want]));
}

type Outcome = Awaited<ReturnType<Awaited<ReturnType<typeof ownParticipation>>["rooms"]["registration"]["changeDates"]>>;

function doneBy({ outcome }: Outcome, done: Done): Done {
  if (outcome === "changed") return done;
  return outcome === "too-late" ? "too-late" : "unchanged";
}

const waitsNow = (outcome: Outcome, id: MeetingId) =>
  outcome.outcome === "changed" && outcome.dates.some(({ meetingId, status }) => meetingId === id && status === "waiting");

function doneOf(code: string | null, language: Language): string | undefined {
  const words = texts[language].done;
  return code && Object.hasOwn(words, code) ? words[code as Done] : undefined;
}

export const headers = () => ({ "Cache-Control": "no-store" });

export default function MyParticipation({ loaderData: view }: Route.ComponentProps) {
  const t = texts[view.language];
  return (
    <PublicPage funding={view.funding && <FundingMark language={view.language} {...view.funding} />}>
      <title>{`${t.title} – ${view.title.text}`}</title>
      <Wrap>
        <PageHead kicker={t.kicker(view.name, view.number)} title={t.title} />
        {view.done && (
          <div className="mt-4">
            <Notice tone="ok">{view.done}</Notice>
          </div>
        )}
        <NextLeaf view={view} />
        {view.outcome && <OutcomeLeaf outcome={view.outcome} />}
        {view.topic && <TopicLeaf view={view} topic={view.topic} />}
        {view.wishes.released.length > 0 && <WishesLeaf language={view.language} chosen={view.wishes.chosen} />}
        <Days view={view} />
        <Prepare view={view} />
        <Needs view={view} />
        <LettersLeaf view={view} />
        <Sent view={view} />
        <Rights view={view} />
        <Leave view={view} />
      </Wrap>
    </PublicPage>
  );
}
