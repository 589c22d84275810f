import type { ReactElement } from "react";
import { Button } from "../button.tsx";
import { Leaf } from "../content/leaf.tsx";
import { Announcement } from "../live/announcement.tsx";
import { ControlBar } from "../live/control-bar.tsx";
import { KindPicker } from "../live/kind-picker.tsx";
import { QuestionCard } from "../live/question-card.tsx";
import { Tile, Tiles } from "../live/tile.tsx";
import { NoteCard, NoteList } from "../thread/note-card.tsx";
import { RoleMark } from "../thread/role-mark.tsx";
import { kinds, roles } from "./sample.ts";
import { controls, notes } from "./sample-room.tsx";

export function LiveParts(): ReactElement {
  return (
    <>
      <Leaf
        id="flytt"
        title="Förflyttning"
        help="Aldrig plötsligt: sägs i text och läses upp, kan skjutas upp."
        tight
      >
        <div className="stack">
          <Announcement
            tone="move"
            title="Om 1 minut går vi till samtal i grupp"
            actions={
              <>
                <Button type="button" look="paper">
                  Gå nu
                </Button>
                <Button type="button" look="line">
                  Stanna kvar lite
                </Button>
              </>
            }
          >
            Du kommer till grupp 7. Mikrofonen är av när du kommer fram.
          </Announcement>
          <Announcement tone="end" title="2 minuter kvar">
            Skriv klart. Det du börjat på följer med.
          </Announcement>
          <Announcement tone="wait" title="Anslutningen bröts, försöker igen">
            Du är kvar i grupp 7. Det du skriver sparas här så länge.
          </Announcement>
        </div>
      </Leaf>
      <Leaf id="fraga" title="Frågan" help="Den enda högljudda ytan i en grupp." tight>
        <QuestionCard
          name="Frågan till gruppen"
          number="Fråga 2"
          question="Vad lärde vi oss som är värt att behålla?"
          help="Börja gärna med ett eget exempel."
          level={2}
        />
      </Leaf>
      <Leaf
        id="bildrutor"
        title="Bildruta"
        help="Bilden täcks aldrig. Namn, roll och läge står under."
        tight
      >
        <Tiles>
          <Tile
            name="Leif Bergqvist"
            role={<RoleMark {...roles.actor} />}
            field="vejde"
            initials="LB"
            state={{ mark: "speaking", icon: "speaking", word: "Talar" }}
          />
          <Tile
            name="Gunilla Sandén"
            role={<RoleMark {...roles.politician} />}
            field="ljung"
            initials="GS"
            state={{ mark: "hand", icon: "hand", word: "Tur 2" }}
          />
          <Tile
            name="Joel Öberg"
            role={<RoleMark {...roles.actor} />}
            field="reseda"
            initials="JÖ"
            state={{ mark: "plain", icon: "keys", word: "Skriver" }}
          />
          <Tile
            name="Sofia Rehn"
            role={<RoleMark {...roles.interpreter} />}
            field="krapp"
            initials="SR"
            whole
            state={{ mark: "quiet", icon: "pin", word: "Fäst" }}
          />
        </Tiles>
      </Leaf>
      <Leaf
        id="lappar"
        title="Anteckningar"
        help="Slaget först, sedan orden, sedan varifrån."
        tight
      >
        <NoteList name="Anteckningar i provbladet">
          {notes.map((note) => (
            <NoteCard key={note.id} {...note} />
          ))}
        </NoteList>
        <div className="mt-4">
          <KindPicker
            name="slag-prov"
            legend="Slag av anteckning i provbladet"
            kinds={kinds}
            chosen="ide"
          />
        </div>
      </Leaf>
      <Leaf id="reglage" title="Reglage" help="Av är en ihålig kant, på är bläck." tight>
        <ControlBar name="Reglage i provbladet" controls={controls} />
      </Leaf>
    </>
  );
}
