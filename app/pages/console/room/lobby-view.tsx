import { useEffect, useState, useSyncExternalStore } from "react";
import type { Mode } from "#live/shared";
import type { Devices, DevicesSnapshot } from "#video/web";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/content/notice.tsx";
import { Tag } from "#ui/content/tag.tsx";
import { ChoiceRows } from "#ui/forms/choice-rows.tsx";
import { Fieldset } from "#ui/forms/fieldset.tsx";
import { Select } from "#ui/forms/select.tsx";
import { Icon } from "#ui/icon.tsx";
import { Lobby, Until } from "#ui/live/lobby.tsx";
import { Tile } from "#ui/live/tile.tsx";
import { Bar } from "#ui/thread/share.tsx";
import { OwnPicture, dyeOf, initialsOf } from "../faces.tsx";
import type { MeetingTexts } from "../texts.ts";

type Props = {
  devices: Devices;
  you: { personId: string; name: string };
  mode: Mode;
  onMode: (mode: Mode) => void;
  /** Milliseconds until the planned start; negative once it has passed. */
  untilStart: number;
  startTime: string;
  /** The meeting runs already: the person goes in when they say so. */
  running: boolean;
  onEnter: () => void;
  here: number;
  phone: string | undefined;
  t: MeetingTexts;
};

/** Where one gets ready, unheard and unseen. */
export function LobbyView({ devices, you, mode, onMode, untilStart, startTime, running, onEnter, here, phone, t }: Props) {
  const minutes = Math.ceil(untilStart / 60_000);
  return (
    <Lobby
      title={t.welcome(you.name.split(" ")[0] ?? you.name)}
      lead={t.lobbyLead}
      sideName={t.aboutMeeting}
      side={
        <>
          <Until
            word={running ? t.goIn : minutes > 0 ? t.startsIn : t.startsSoon}
            left={running ? startTime : minutes > 0 ? t.left(minutes) : startTime}
            more={running ? t.goInHint : t.startsMore(startTime)}
            action={
              running && (
                <Button type="button" look="paper" onClick={onEnter}>
                  {t.goInFirst}
                </Button>
              )
            }
          />
          {here > 0 && <p>{t.inLobby(here)}</p>}
          <section aria-labelledby="kept-title">
            <h2 id="kept-title">{t.kept}</h2>
            <ul className="keeps">
              <li>
                <Icon name="unrecorded" />
                <span>{t.keptNot}</span>
              </li>
              <li>
                <Icon name="pen" />
                <span>{t.keptNotes}</span>
              </li>
            </ul>
          </section>
          {phone && (
            <Notice tone="plain" icon="help">
              {t.trouble(phone)}
            </Notice>
          )}
        </>
      }
    >
      <Fieldset id="mode" legend={t.how}>
        <ChoiceRows
          name="mode"
          type="radio"
          chosen={[mode]}
          onChoose={(value) => onMode(value as Mode)}
          choices={[
            { value: "camera", text: t.camera, icon: "cam", hint: t.cameraHint },
            { value: "voice", text: t.voice, icon: "mic", hint: t.voiceHint },
            { value: "text", text: t.text, icon: "keys", hint: t.textHint },
          ]}
        />
      </Fieldset>
      {mode !== "text" && <DeviceCheck devices={devices} you={you} camera={mode === "camera"} t={t} />}
    </Lobby>
  );
}

/** Camera and microphone tried here open only when asked, and say in words how they are. */
function DeviceCheck({ devices, you, camera, t }: Pick<Props, "devices" | "you" | "t"> & { camera: boolean }) {
  const state = useSyncExternalStore(devices.subscribe, devices.getSnapshot, devices.getSnapshot);
  return (
    <section aria-labelledby="try-title">
      <h2 id="try-title">{t.tryDevices}</h2>
      <div className="try-grid">
        {camera && (
          <Tile
            name={you.name}
            field={dyeOf(you.personId)}
            initials={initialsOf(you.name)}
            picture={state.camera === "on" ? <OwnPicture devices={devices} on name={you.name} /> : undefined}
          />
        )}
        <div className="devices">
          <DeviceChoice devices={devices} state={state} kind="microphone" label={t.microphone} open={t.tryMicrophone} t={t}>
            <Level devices={devices} t={t} />
          </DeviceChoice>
          {camera && <DeviceChoice devices={devices} state={state} kind="camera" label={t.cameraDevice} open={t.tryCamera} t={t} />}
        </div>
      </div>
    </section>
  );
}

type ChoiceProps = {
  devices: Devices;
  state: DevicesSnapshot;
  kind: "microphone" | "camera";
  label: string;
  open: string;
  t: MeetingTexts;
  children?: React.ReactNode;
};

function DeviceChoice({ devices, state, kind, label, open, t, children }: ChoiceProps) {
  const is = state[kind];
  const named = state.choices[kind].filter(({ name }) => name);
  const bad = is === "refused" || is === "missing" || is === "busy";
  return (
    <div>
      {named.length > 0 && (
        <Select
          id={kind}
          label={label}
          options={named.map(({ id, name }) => ({ value: id, text: name }))}
          value={state.chosen[kind]}
          onChange={(event) => void devices.choose(kind, event.target.value)}
        />
      )}
      {is === "on" ? (
        (children ?? <Tag tone="ok">{t.device.on}</Tag>)
      ) : (
        <>
          <p className="mt-2">
            <Tag tone={bad ? "warn" : "off"} icon={kind === "camera" ? "cam-off" : "mic-off"}>
              {t.device[is]}
            </Tag>
          </p>
          <Button type="button" look="second" size="small" onClick={() => void devices.open(kind)}>
            {open}
          </Button>
        </>
      )}
    </div>
  );
}

/** Loudness as a bar and in words; five looks a second are enough for an eye. */
function Level({ devices, t }: { devices: Devices; t: MeetingTexts }) {
  const [level, setLevel] = useState(0);
  const [heard, setHeard] = useState(false);
  useEffect(() => {
    const look = setInterval(() => {
      const now = devices.level();
      setLevel(now);
      if (now > 0.15) setHeard(true);
    }, 200);
    return () => clearInterval(look);
  }, [devices]);
  return (
    <>
      <Bar share={level} tone="ok" />
      <Tag tone={heard ? "ok" : "wait"}>{heard ? t.hearWell : t.hearNothing}</Tag>
    </>
  );
}
