import type { ReactElement } from "react";
import { Button } from "../../button.tsx";
import { CallList } from "../../console/call-list.tsx";
import { ConsoleRoom } from "../../console/console-room.tsx";
import { GroupCard, NewGroupCard } from "../../console/group-card.tsx";
import { Mover } from "../../console/mover.tsx";
import { RunLine } from "../../console/run-line.tsx";
import { Tag } from "../../content/tag.tsx";
import { TextArea } from "../../forms/text-area.tsx";
import { LiveFrame } from "../../frame/live-frame.tsx";
import { Clock, Timer } from "../../live/timer.tsx";
import { RoleMark, RoleMix } from "../../thread/role-mark.tsx";
import { authority, meeting, roles, words } from "../sample.ts";

const small = { type: "button", size: "small" } as const;
const second = { ...small, look: "second" } as const;

const run = (
  <RunLine
    title="Körschema"
    drift="4 min efter"
    late
    driftMore="Slutar 16.04 om inget ändras."
    blocks={[
      { id: "1", time: "13.00", title: "Välkommen", minutes: 15, state: "done" },
      { id: "2", time: "13.15", title: "Tre röster", minutes: 20, state: "done" },
      { id: "3", time: "13.35", title: "Samtal 1", minutes: 30, state: "done", type: "talk" },
      { id: "4", time: "14.06", title: "Paus", minutes: 10, state: "done", type: "pause" },
      {
        id: "5",
        time: "14.19",
        title: "Samtal 2",
        minutes: 30,
        state: "now",
        type: "talk",
        share: 0.4,
      },
      { id: "6", time: "14.49", title: "Återblick", minutes: 10, state: "later" },
      { id: "7", time: "15.09", title: "Samtal 3", minutes: 30, state: "later", type: "talk" },
      { id: "8", time: "15.39", title: "Avslutning", minutes: 25, state: "later" },
    ]}
  >
    <Timer left="18 min" unit="kvar av samtal 2" words="18 minuter kvar av samtal 2" row />
    <Button type="button" look="second" icon="plus">
      5 min till alla
    </Button>
    <Button type="button">Nästa: Återblick</Button>
  </RunLine>
);

const calls = (
  <CallList
    title="Behöver dig"
    empty="Ingen behöver dig just nu."
    calls={[
      {
        id: "a",
        tone: "alert",
        icon: "help",
        title: "Grupp 4 ber om hjälp",
        text: "”Vi hör inte varandra.” För 2 min sedan",
        fresh: true,
        actions: (
          <>
            <Button {...small}>Gå dit</Button>
            <Button {...second}>Svara i text</Button>
          </>
        ),
      },
      {
        id: "b",
        tone: "warn",
        icon: "pause",
        title: "Grupp 9 har inte skrivit",
        text: "12 min utan anteckning",
        actions: <Button {...second}>Skicka en påminnelse</Button>,
      },
    ]}
  />
);

function card(number: number): ReactElement {
  const here = number === 12 ? 3 : number % 2 === 0 ? 5 : 6;
  const state = number === 4 ? "help" : number === 9 || number === 12 ? "watch" : undefined;
  const tag = {
    4: (
      <Tag tone="alert" icon="help" small>
        Ber om hjälp, 2 min
      </Tag>
    ),
    9: (
      <Tag tone="warn" icon="pause" small>
        Inget skrivet ännu
      </Tag>
    ),
    12: (
      <Tag tone="warn" icon="people" small>
        3 kvar, minst 4
      </Tag>
    ),
  }[number];
  return (
    <GroupCard
      key={number}
      href={`#grupp-${number}`}
      number={number}
      present={here}
      waiting={number === 12 ? 2 : 0}
      name={`Grupp ${number},`}
      count={`${here} här`}
      lines={[`${number % 7} anteckn.`]}
      mix={
        <RoleMix
          shapes={["diamond", "diamond", "square", "circle", "triangle"]}
          words="två konstnärer, en kulturaktör, en tjänsteperson, en politiker"
        />
      }
      state={state}
      tag={tag}
    />
  );
}

export function ConsoleView(): ReactElement {
  return (
    <LiveFrame
      words={words}
      room="console"
      authority={authority.name}
      place={meeting}
      title="Processledning"
      top={
        <>
          <Tag tone="ok">Alla tjänster svarar</Tag>
          <span>Karin och Daniel leder</span>
          <Clock word="Klockan är" time="14.31" />
        </>
      }
    >
      <ConsoleRoom
        run={run}
        calls={calls}
        groups={{
          title: "Grupper",
          count: "17 med 90 personer, 1 utan grupp",
          filters: (
            <>
              <Button {...second} aria-pressed="true">
                Alla
              </Button>
              <Button {...second} aria-pressed="false">
                Behöver dig (3)
              </Button>
            </>
          ),
          cards: (
            <>
              {Array.from({ length: 17 }, (_, i) => card(i + 1))}
              <NewGroupCard href="#ny" text="Ny grupp" more="eller slå ihop" />
            </>
          ),
          legend: Object.values(roles)
            .slice(0, 4)
            .map((role) => <RoleMark key={role.word} {...role} />),
          mover: (
            <Mover
              title="Placera och flytta"
              who={{
                label: "Vem",
                options: [{ value: "1", text: "Tove Jarl, kom 14.29, utan grupp" }],
              }}
              to={{
                label: "Till",
                options: [{ value: "12", text: "Grupp 12 (3 här), bäst blandning" }],
              }}
              actions={
                <>
                  <Button>Flytta nu</Button>
                  <Button look="second" type="button">
                    Vid nästa samtal
                  </Button>
                </>
              }
            />
          ),
        }}
        side={
          <section aria-labelledby="sag">
            <h2 id="sag">Säg till grupperna</h2>
            <form className="mover">
              <TextArea
                id="besked-text"
                label="Meddelande"
                rows={3}
                defaultValue="Tio minuter kvar. Välj det viktigaste ni vill föra vidare."
              />
              <div className="row">
                <Button look="second" icon="horn">
                  Till alla 17
                </Button>
              </div>
            </form>
          </section>
        }
      />
    </LiveFrame>
  );
}
