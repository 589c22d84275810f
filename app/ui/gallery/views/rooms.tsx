import type { ReactElement } from "react";
import { Button } from "../../button.tsx";
import { DemoBar } from "../../frame/demo-bar.tsx";
import { LiveFrame } from "../../frame/live-frame.tsx";
import { Composer } from "../../live/composer.tsx";
import { ControlBar } from "../../live/control-bar.tsx";
import { KindPicker } from "../../live/kind-picker.tsx";
import { PanelSwitch } from "../../live/panel-switch.tsx";
import { QuestionCard } from "../../live/question-card.tsx";
import { GroupRoom, PlenaryRoom, SideBlock } from "../../live/rooms.tsx";
import { Tile, Tiles } from "../../live/tile.tsx";
import { TurnQueue } from "../../live/turn-queue.tsx";
import { NoteCard, NoteList } from "../../thread/note-card.tsx";
import { RoleCount, RoleMark } from "../../thread/role-mark.tsx";
import { Thread } from "../../thread/thread.tsx";
import { authority, kinds, meeting, roles, words } from "../sample.ts";
import { controls, groupTiles, notes, roomTop, textSurface } from "../sample-room.tsx";

const queue = (
  <TurnQueue
    title="På tur"
    empty="Ingen väntar på ordet."
    turns={[
      { id: "1", name: "Joel Öberg", way: "text", words: "i text" },
      { id: "2", name: "Gunilla Sandén", way: "voice", words: "med röst" },
    ]}
  />
);
const bottom = <ControlBar name="Dina reglage" controls={controls} />;

export function GroupView(): ReactElement {
  return (
    <LiveFrame
      words={words}
      room="group"
      authority={authority.name}
      place="Grupp 7"
      now={{ text: "Samtal 2 av 3", share: 0.4, shareWords: "40 procent av tiden har gått" }}
      top={roomTop("18", "30")}
      bottom={bottom}
    >
      <GroupRoom
        question={
          <QuestionCard
            name="Frågan"
            number="Fråga 2"
            question="Vad lärde vi oss som är värt att behålla?"
            help="Börja gärna med ett eget exempel. Låt alla hinna säga något innan ni diskuterar."
          />
        }
        panels={
          <PanelSwitch
            name="Visa"
            chosen="notes"
            panels={[
              { panel: "talk", word: "Samtal" },
              { panel: "notes", word: "Anteckningar" },
              { panel: "turns", word: "På tur (2)" },
            ]}
          />
        }
        peopleName="I gruppen"
        people={<Tiles>{groupTiles}</Tiles>}
        text={textSurface}
        turns={queue}
        notes={{
          title: "Det vi vill bära med oss",
          under: "Alla i gruppen ser och kan skriva. Sparas hela tiden.",
          list: (
            <NoteList name="Anteckningar" scrolls>
              {notes.map((note) => (
                <NoteCard key={note.id} {...note} />
              ))}
            </NoteList>
          ),
          composer: (
            <Composer
              kinds={
                <KindPicker
                  name="slag"
                  legend="Slag av anteckning"
                  kinds={kinds}
                  chosen="erfarenhet"
                />
              }
              label="Ny anteckning"
              fieldId="ny"
              field={
                <input
                  className="input"
                  data-voice=""
                  id="ny"
                  placeholder="Skriv en erfarenhet"
                  autoComplete="off"
                />
              }
              submit={<Button>Lägg till</Button>}
            />
          ),
        }}
      />
    </LiveFrame>
  );
}

export function PlenaryView(): ReactElement {
  return (
    <LiveFrame
      words={words}
      room="plenary"
      authority={authority.name}
      place={meeting}
      title="Det gemensamma rummet"
      demo={
        <DemoBar name="Provblad" text="Provblad. Inget här sparas.">
          <a href="?visa=parts">Alla delar</a>
        </DemoBar>
      }
      now={{
        text: <b>Tre röster om året som gick</b>,
        share: 0.7,
        shareWords: "70 procent av tiden har gått",
      }}
      top={roomTop("6", "20")}
      bottom={bottom}
    >
      <PlenaryRoom
        stageName="Scen"
        speaker={
          <Tile
            name="Samuel Tesfay"
            role={<RoleMark {...roles.artist} />}
            field="bjork"
            initials="ST"
            state={{ mark: "speaking", icon: "speaking", word: "Talar" }}
          />
        }
        beside={
          <>
            <Tile
              name="Sofia Rehn"
              role={<RoleMark {...roles.interpreter} />}
              field="ljung"
              initials="SR"
              whole
              state={{ mark: "quiet", icon: "pin", word: "Fäst" }}
            />
            <Tile
              name="Ingrid Ahlmark"
              role={<RoleMark {...roles.politician} />}
              field="vejde"
              initials="IA"
              state={{ mark: "quiet", icon: "mic-off", word: "Mikrofon av", wordHidden: true }}
            />
          </>
        }
        text={textSurface}
        sideName="Mötet"
        side={
          <>
            <PanelSwitch
              name="Visa"
              chosen="turns"
              panels={[
                { panel: "turns", word: "På tur" },
                { panel: "programme", word: "Program" },
                { panel: "people", word: "Deltagare" },
              ]}
            />
            {queue}
            <SideBlock panel="programme" title="Program">
              <Thread
                dense
                nodes={[
                  { title: "Välkommen", when: "13.00", state: "done" },
                  { title: "Tre röster om året som gick", when: "13.15–13.35", state: "now" },
                  {
                    title: <span className="voice">Vad blev annorlunda?</span>,
                    when: "13.35, samtal i grupp. Du kommer till grupp 7.",
                    state: "later",
                  },
                ]}
              />
            </SideBlock>
            <SideBlock panel="people" title="Här är vi">
              <p className="small">
                <b>92</b> deltagare och 6 som håller i mötet
              </p>
              <RoleCount
                rows={[
                  { ...roles.artist, count: 38 },
                  { ...roles.actor, count: 27 },
                  { ...roles.officer, count: 17 },
                  { ...roles.politician, count: 10 },
                ]}
              />
            </SideBlock>
          </>
        }
      />
    </LiveFrame>
  );
}
