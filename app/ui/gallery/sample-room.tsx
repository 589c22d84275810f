import type { ReactElement } from "react";
import type { NoteCard } from "../thread/note-card.tsx";
import type { Control } from "../live/control-bar.tsx";
import type { TileState } from "../live/tile.tsx";
import { Tile } from "../live/tile.tsx";
import { Button } from "../button.tsx";
import { Icon } from "../icon.tsx";
import { TextSurface } from "../live/text-surface.tsx";
import { Clock, Timer } from "../live/timer.tsx";
import { Tag } from "../content/tag.tsx";
import type { Dye } from "../thread/kind.tsx";
import { RoleMark } from "../thread/role-mark.tsx";
import { roles } from "./sample.ts";

type Note = Parameters<typeof NoteCard>[0] & { id: string };

export const notes: Note[] = [
  {
    id: "n1",
    dye: "vejde",
    kind: "Erfarenhet",
    said: "Projektorn gick på lån mellan tre byar. Det kostade inget och ingen vill sluta.",
    source: "Leif",
  },
  {
    id: "n2",
    dye: "reseda",
    kind: "Idé",
    said: "En gemensam kalender för teknik och lokaler, med en människa som svarar.",
    source: "Amira, ur ämne 31",
    actions: <a href="#n2">Ändra</a>,
  },
  {
    id: "n3",
    dye: "lav",
    kind: "Utmaning",
    said: "Den som inte har uppkoppling försvann. De äldsta hörde vi inte av på ett halvår.",
    source: "Gunilla",
  },
  {
    id: "n4",
    dye: "bjork",
    kind: "Fråga",
    said: "Får en kommun låna ut utrustning till en förening i en annan kommun?",
    source: "Nadja, till regionen",
    fresh: true,
  },
  {
    id: "n5",
    dye: "ljung",
    kind: "Kontakt",
    said: "Joel känner teknikgruppen i Landskrona och kan sprida frågan.",
    source: "Joel",
    current: true,
  },
];

export const controls: Control[] = [
  { icon: "mic-off", word: "Mikrofon av", off: true, shortcut: "M" },
  { icon: "cam-off", word: "Kamera av", off: true, shortcut: "K" },
  { icon: "hand", word: "Begär ordet", pressed: false, shortcut: "H" },
  { icon: "keys", word: "Skriv", shortcut: "S" },
  { icon: "captions", word: "Textning", pressed: true, shortcut: "T", wide: true },
  { icon: "sliders", word: "Visning", wide: true },
  { icon: "help", word: "Be om hjälp", look: "help", shortcut: "J" },
  { icon: "leave", word: "Lämna", look: "leave", href: "#lamna" },
];

const muted: TileState = { mark: "quiet", icon: "mic-off", word: "Mikrofon av", wordHidden: true };
const people: {
  name: string;
  role: keyof typeof roles;
  field: Dye;
  initials: string;
  state: TileState;
}[] = [
  {
    name: "Leif Bergqvist",
    role: "actor",
    field: "vejde",
    initials: "LB",
    state: { mark: "speaking", icon: "speaking", word: "Talar" },
  },
  { name: "Amira Holst (du)", role: "artist", field: "krapp", initials: "AH", state: muted },
  { name: "Nadja Ek", role: "officer", field: "bjork", initials: "NE", state: muted },
  {
    name: "Gunilla Sandén",
    role: "politician",
    field: "ljung",
    initials: "GS",
    state: { mark: "hand", icon: "hand", word: "Tur 2" },
  },
  {
    name: "Joel Öberg",
    role: "actor",
    field: "reseda",
    initials: "JÖ",
    state: { mark: "plain", icon: "keys", word: "Skriver" },
  },
  { name: "Åsa Lindhé", role: "artist", field: "lav", initials: "ÅL", state: muted },
];

export const groupTiles = people.map(({ role, ...tile }) => (
  <Tile key={tile.name} {...tile} role={<RoleMark {...roles[role]} />} />
));

export const roomTop = (left: string, of: string): ReactElement => (
  <>
    <Timer left={`${left} min`} unit={`kvar av ${of}`} words={`${left} minuter kvar av ${of}`} />
    <span className="live-flag">
      <Tag tone="off" icon="unrecorded">
        Spelas inte in
      </Tag>
    </span>
    <Clock word="Klockan är" time="14.31" />
  </>
);

export const textSurface = (
  <TextSurface
    name="Samtalet i text"
    typedName="Skrivs just nu"
    captions={[
      {
        id: "c1",
        who: "Nadja Ek",
        text: "Så vad var det som gjorde att det gick den här gången?",
        old: true,
      },
      {
        id: "c2",
        who: "Leif Bergqvist",
        text: "För oss blev det självklart att låna ut projektorn till grannbyn. Det hade vi aldrig gjort förr, och nu vill ingen sluta.",
      },
    ]}
    typed={[
      {
        id: "t1",
        who: "Joel Öberg skriver",
        text: "Samma här, vi delade ljudtekniker över tre komm",
      },
    ]}
    note={
      <>
        <Icon name="info" />
        <span>Text från skrivtolk. Sparas inte.</span>
        <Button type="button" look="quiet" size="small">
          Textens utseende
        </Button>
      </>
    }
  />
);
