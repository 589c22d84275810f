import { useEffect, useRef } from "react";
import type { Role } from "#dialogues/shared";
import type { Companion, Hand } from "#live/shared";
import type { Attachable, Devices, MediaParticipant, MediaSnapshot } from "#video/web";
import { Tile, type TileState } from "#ui/live/tile.tsx";
import { RoleMark, type RoleShape } from "#ui/thread/role-mark.tsx";
import type { Dye } from "#ui/thread/kind.tsx";
import type { Language } from "#platform/i18n";
import { roleShape, roleWord } from "../../web/role.ts";
import { type MeetingTexts, texts } from "./texts.ts";

const dyes: readonly Dye[] = ["vejde", "bjork", "ljung", "reseda", "lav", "krapp"];

/** The same field for the same person in every room, with nothing remembered. */
export function dyeOf(personId: string): Dye {
  const sum = Array.from(personId, (letter) => letter.charCodeAt(0)).reduce((total, code) => total + code, 0);
  return dyes[sum % dyes.length] ?? "vejde";
}

export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.charAt(0) ?? "").join("");
}

/** Crew have no part in the conversation of their own: they carry the star. A role that is not known yet has no mark. */
export function markOf(role: string, language: Language): { shape: RoleShape; word: string } | undefined {
  const known = roleShape[role as Role];
  if (known) return { shape: known, word: roleWord[language][role as Role] };
  return role === "" ? undefined : { shape: "star", word: texts[language].crew };
}

/** Attaches a track to its element, and lets go when either changes. */
function useTrack<Element extends HTMLMediaElement>(track: Attachable | null) {
  const element = useRef<Element>(null);
  useEffect(() => {
    const current = element.current;
    if (!current || !track) return;
    track.attach(current);
    return () => void track.detach(current);
  }, [track]);
  return element;
}

function Picture({ track, name }: { track: Attachable; name: string }) {
  const element = useTrack<HTMLVideoElement>(track);
  return <video ref={element} autoPlay playsInline muted aria-label={name} />;
}

/** One's own picture, mirrored as people know themselves. */
export function OwnPicture({ devices, on, name }: { devices: Devices; on: boolean; name: string }) {
  const element = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (element.current) element.current.srcObject = on ? devices.preview() : null;
  }, [devices, on]);
  return <video ref={element} className="own" autoPlay playsInline muted aria-label={name} />;
}

function Sound({ person }: { person: MediaParticipant }) {
  const element = useTrack<HTMLAudioElement>(person.sound);
  return <audio ref={element} autoPlay data-person={person.personId} />;
}

/** Everybody's sound, whoever is in view. */
export function Sounds({ media }: { media: MediaSnapshot }) {
  return media.people.map((person) => person.sound && <Sound key={person.personId} person={person} />);
}

type FaceProps = {
  person: Companion;
  you: string;
  media: MediaSnapshot;
  devices: Devices;
  hands: readonly Hand[];
  language: Language;
  t: MeetingTexts;
};

/** A person of the room: picture or initials, name, role, and the one state that matters most. */
export function Face({ person, you, media, devices, hands, language, t }: FaceProps) {
  const mine = person.personId === you;
  const other = media.people.find(({ personId }) => personId === person.personId);
  const picture = mine
    ? media.me.camera && <OwnPicture devices={devices} on name={person.name} />
    : other?.picture && <Picture track={other.picture} name={person.name} />;
  const mark = markOf(person.role, language);
  return (
    <Tile
      name={mine ? t.me(person.name) : person.name}
      role={mark && <RoleMark {...mark} />}
      field={dyeOf(person.personId)}
      initials={initialsOf(person.name)}
      picture={picture || undefined}
      state={stateOf(person, { muted: mine ? !media.me.microphone : (other?.muted ?? true), speaking: other?.speaking ?? false, hands, t })}
    />
  );
}

function stateOf(
  person: Companion,
  { muted, speaking, hands, t }: { muted: boolean; speaking: boolean; hands: readonly Hand[]; t: MeetingTexts },
): TileState | undefined {
  const turn = hands.findIndex(({ personId }) => personId === person.personId);
  if (!person.here) return { mark: "plain", icon: "clock", word: t.away };
  if (hands[turn]?.floorAt) return { mark: "hand", icon: "hand", word: t.hasFloor };
  if (turn >= 0) return { mark: "hand", icon: "hand", word: t.handState(turn + 1) };
  if (speaking) return { mark: "speaking", icon: "speaking", word: t.speaking };
  if (person.mode === "text") return { mark: "quiet", icon: "keys", word: t.byText };
  return muted ? { mark: "quiet", icon: "mic-off", word: t.muted, wordHidden: true } : undefined;
}
