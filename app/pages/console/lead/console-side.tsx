import { type SubmitEvent, useState } from "react";
import type { LiveView } from "#live/shared";
import { Button } from "#ui/button.tsx";
import { Mover } from "#ui/console/mover.tsx";
import { TextArea } from "#ui/forms/text-area.tsx";
import { type SeenGroup, unseated } from "./console-groups.ts";
import { consoleTexts as t } from "./console-texts.ts";
import type { Asking } from "./console-view.tsx";

type Props = { live: LiveView; ask: Asking };

/** Who, to, now: two lists and a button. */
export function ConsoleMover({ live, groups, ask }: Props & { groups: readonly SeenGroup[] }) {
  const move = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const personId = String(form.get("who") ?? "");
    if (personId) void ask({ type: "place", personId, groupId: String(form.get("to") ?? "") || null });
  };
  return (
    <Mover
      title={t.move}
      who={{
        label: t.who,
        empty: t.pickWho,
        options: [
          ...unseated(live).map(({ personId, name }) => ({ value: personId, text: t.withoutGroup(name) })),
          ...groups.flatMap(({ group, people }) => people.map(({ personId, name }) => ({ value: personId, text: `${name}, grupp ${group.number}` }))),
        ],
      }}
      to={{ label: t.to, empty: t.best, options: groups.map(({ group, here }) => ({ value: group.groupId, text: t.group(group.number, here) })) }}
      actions={<Button>{t.moveNow}</Button>}
      onSubmit={move}
    />
  );
}

/** What is said to all groups, who asks for the floor, and the way back from a visit. */
export function ConsoleSide({ live, visited, ask }: Props & { visited: string | undefined }) {
  const [text, setText] = useState("");
  const [told, setTold] = useState(false);
  const tell = (event: SubmitEvent) => {
    event.preventDefault();
    if (!text.trim()) return;
    void ask({ type: "announce", text, groupIds: null }).then((accepted) => {
      setTold(accepted);
      if (accepted) setText("");
    });
  };
  return (
    <>
      {visited && (
        <p>
          <Button type="button" look="second" onClick={() => void ask({ type: "visit", groupId: null })}>
            {t.back}
          </Button>
        </p>
      )}
      <section aria-labelledby="hands-title">
        <h2 id="hands-title">{t.hands}</h2>
        {live.state.hands.length === 0 && <p className="small quiet">{t.noHands}</p>}
        <ol className="plain-list">
          {live.state.hands.map(({ personId, floorAt }) => (
            <li key={personId} className="row">
              <b>{live.cards[personId]?.name ?? "…"}</b>
              {floorAt === null && (
                <Button type="button" size="small" onClick={() => void ask({ type: "giveFloor", personId })}>
                  {t.giveFloor}
                </Button>
              )}
              <Button type="button" size="small" look="second" onClick={() => void ask({ type: "lowerHand", personId })}>
                {t.lower}
              </Button>
            </li>
          ))}
        </ol>
      </section>
      <section aria-labelledby="tell-title">
        <h2 id="tell-title">{t.tell}</h2>
        <form onSubmit={tell}>
          <TextArea
            id="tell"
            label={t.message}
            rows={3}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setTold(false);
            }}
          />
          <div className="row mt-4">
            <Button look="second" icon="horn">
              {t.tellAll}
            </Button>
            <span role="status">{told && t.told}</span>
          </div>
        </form>
      </section>
    </>
  );
}
