import type { LiveView } from "#live/shared";
import { Button } from "#ui/button.tsx";
import { type Call, CallList } from "#ui/console/call-list.tsx";
import { type SeenGroup, roomFor, unseated } from "./console-groups.ts";
import { consoleTexts as t } from "./console-texts.ts";
import type { Asking } from "./console-view.tsx";

type Props = { live: LiveView; groups: readonly SeenGroup[]; now: number; ask: Asking };

const small = { type: "button", size: "small" } as const;
const second = { ...small, look: "second" } as const;

/** Newest need first: calls for help, then people without a group, then groups that have become too small. */
export function ConsoleCalls({ live, groups, now, ask }: Props) {
  return <CallList title={t.calls} empty={t.noCalls} calls={[...helpCalls(live, groups, now, ask), ...mendCall(live, groups, ask), ...lateCalls(live, ask), ...smallCalls(groups, ask)]} />;
}

function helpCalls(live: LiveView, groups: readonly SeenGroup[], now: number, ask: Asking): Call[] {
  return live.state.help
    .toSorted((a, b) => b.askedAt - a.askedAt)
    .map(({ room, personId, reason, askedAt }) => {
      const group = groups.find((one) => one.group.groupId === room);
      const who = group ? t.groupName(group.group.number).replace(",", "") : (live.cards[personId]?.name ?? "…");
      return {
        id: `${room} ${personId}`,
        tone: "alert",
        icon: "help",
        title: t.asksHelp(who),
        text: `${t.reasons[reason]}. ${t.since(Math.floor((now - askedAt) / 60_000))}.`,
        actions: (
          <>
            {group && (
              <Button {...small} onClick={() => void ask({ type: "visit", groupId: room })}>
                {t.goThere}
              </Button>
            )}
            <Button {...second} onClick={() => void ask({ type: "endHelp", room, personId })}>
              {t.answered}
            </Button>
          </>
        ),
        fresh: now - askedAt < 5000,
      } satisfies Call;
    });
}

/** One action for all that is wrong with the groups. One small group that another has room for has its own. */
function mendCall(live: LiveView, groups: readonly SeenGroup[], ask: Asking): Call[] {
  const tooFew = groups.filter(({ here, group }) => here < group.min);
  const few = tooFew.length;
  const late = unseated(live).length;
  const [only] = tooFew;
  if (!only || (few + late === 1 && roomFor(only, groups))) return [];
  const actions = (
    <Button type="button" size="small" onClick={() => void ask({ type: "mend" })}>
      {t.mend}
    </Button>
  );
  return [{ id: "mend", tone: "warn", icon: "people", title: t.mendTitle, text: t.mendText(few, late), actions }];
}

function lateCalls(live: LiveView, ask: Asking): Call[] {
  const late = unseated(live);
  if (late.length === 0) return [];
  return [
    {
      id: "late",
      tone: "warn",
      icon: "people",
      title: t.unseated(late.length),
      text: late.map(({ name }) => name).join(", "),
      actions: (
        <Button {...second} onClick={() => void placeEach(late.map(({ personId }) => personId), ask)}>
          {t.placeAll}
        </Button>
      ),
    },
  ];
}

/** One after the other, so that each finds the groups as the one before left them. */
async function placeEach(personIds: readonly string[], ask: Asking): Promise<void> {
  for (const personId of personIds) await ask({ type: "place", personId, groupId: null });
}

function smallCalls(groups: readonly SeenGroup[], ask: Asking): Call[] {
  return groups
    .filter(({ here, group }) => here < group.min)
    .map((seen) => {
      const into = roomFor(seen, groups);
      return {
        id: seen.group.groupId,
        tone: "warn",
        icon: "people",
        title: t.small(seen.group.number, seen.here),
        text: t.smallText(seen.group.min),
        actions: into && (
          <Button {...second} onClick={() => void ask({ type: "merge", from: seen.group.groupId, into: into.group.groupId })}>
            {t.mergeInto(seen.group.number, into.group.number)}
          </Button>
        ),
      } satisfies Call;
    });
}
