import type { Sending } from "./media-room.ts";

/** `refused`: the person or the browser said no. `missing`: there is none. `busy`: another program has it. */
export type DeviceState = "off" | "asking" | "on" | "refused" | "missing" | "busy";
export type Device = { id: string; name: string };
export type DevicesSnapshot = {
  microphone: DeviceState;
  camera: DeviceState;
  /** Named only when the browser has been allowed once. */
  choices: { microphone: readonly Device[]; camera: readonly Device[]; speaker: readonly Device[] };
  chosen: { microphone: string; camera: string };
};

export type Devices = {
  subscribe(listener: () => void): () => void;
  getSnapshot(): DevicesSnapshot;
  /** Asks the browser; the camera's light goes on. Opening what is on already does nothing. */
  open(kind: Sending): Promise<DeviceState>;
  /** Lets go of the device: the camera's light goes out. */
  close(kind: Sending): void;
  choose(kind: Sending, id: string): Promise<DeviceState>;
  /**
   * The track to send, or null. A copy of the device's own: a media SDK may stop what it was given, and then the next
   * call answers a new copy without asking the person again.
   */
  track(kind: Sending): MediaStreamTrack | null;
  /** For one's own picture in a `<video>`. */
  preview(): MediaStream | null;
  /** Loudness of the microphone now, 0 to 1. */
  level(): number;
};

type Meter = { level(): number; close(): void };
type Source = { device: MediaStreamTrack; worn: MediaStreamTrack };

const sound = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
/** As large as a tile in a group is drawn (16:10): twice the size costs an old laptop three times the encoding. */
const picture = { width: { ideal: 640 }, height: { ideal: 400 }, frameRate: { ideal: 20 } };

/** Microphone and camera of this browser. `media` is `navigator.mediaDevices`, undefined where the page is not secure. */
export function openDevices(media: MediaDevices | undefined): Devices {
  const listeners = new Set<() => void>();
  const sources: Partial<Record<Sending, Source>> = {};
  let meter: Meter | null = null;
  let snapshot: DevicesSnapshot = {
    microphone: "off",
    camera: "off",
    choices: { microphone: [], camera: [], speaker: [] },
    chosen: { microphone: "", camera: "" },
  };
  const change = (next: Partial<DevicesSnapshot>) => {
    snapshot = { ...snapshot, ...next };
    for (const tell of listeners) tell();
  };

  async function list() {
    const all = (await media?.enumerateDevices()) ?? [];
    const of = (kind: MediaDeviceKind) =>
      all.filter((device) => device.kind === kind && device.deviceId).map(({ deviceId, label }) => ({ id: deviceId, name: label }));
    change({ choices: { microphone: of("audioinput"), camera: of("videoinput"), speaker: of("audiooutput") } });
  }
  media?.addEventListener("devicechange", () => void list());

  async function take(kind: Sending, id: string): Promise<DeviceState> {
    change({ [kind]: "asking" });
    const wish = { ...(kind === "microphone" ? sound : picture), ...(id ? { deviceId: { exact: id } } : {}) };
    try {
      if (!media) throw new DOMException("not a secure page", "NotAllowedError");
      const stream = await media.getUserMedia(kind === "microphone" ? { audio: wish } : { video: wish });
      const [device] = stream.getTracks();
      if (!device) throw new DOMException("no track", "NotFoundError");
      release(kind);
      sources[kind] = { device, worn: device.clone() };
      device.addEventListener("ended", () => {
        if (sources[kind]?.device === device) close(kind, "missing");
      });
      if (kind === "microphone") meter = openMeter(device);
      change({ [kind]: "on", chosen: { ...snapshot.chosen, [kind]: device.getSettings().deviceId ?? id } });
      await list();
      return "on";
    } catch (fault) {
      const state = stateOf(fault);
      close(kind, state);
      return state;
    }
  }
  function release(kind: Sending) {
    sources[kind]?.worn.stop();
    sources[kind]?.device.stop();
    delete sources[kind];
    if (kind !== "microphone") return;
    meter?.close();
    meter = null;
  }
  function close(kind: Sending, state: DeviceState) {
    release(kind);
    change({ [kind]: state });
  }

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => snapshot,
    open: async (kind) => (sources[kind] ? "on" : take(kind, snapshot.chosen[kind])),
    close: (kind) => close(kind, "off"),
    choose: (kind, id) => take(kind, id),
    track: (kind) => {
      const source = sources[kind];
      if (!source) return null;
      if (source.worn.readyState === "ended") source.worn = source.device.clone();
      return source.worn;
    },
    preview: () => (sources.camera ? new MediaStream([sources.camera.device]) : null),
    level: () => meter?.level() ?? 0,
  };
}

function stateOf(fault: unknown): DeviceState {
  const name = fault instanceof Error ? fault.name : "";
  if (name === "NotFoundError" || name === "OverconstrainedError") return "missing";
  return name === "NotReadableError" || name === "AbortError" ? "busy" : "refused";
}

/** Root mean square over the last 43 ms; speech at arm's length is 0.03 to 0.2, so it is drawn on a curve. */
function openMeter(device: MediaStreamTrack): Meter {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 2048;
  context.createMediaStreamSource(new MediaStream([device])).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const level = () => {
    analyser.getFloatTimeDomainData(samples);
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    return Math.min(1, Math.sqrt(power) ** 0.5);
  };
  return { level, close: () => void context.close() };
}
