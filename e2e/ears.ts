/** By the media server's id of the track: frames decoded and sound energy so far. */
export type Reception = Record<string, { frames: number; energy: number }>;

declare global {
  interface Window {
    connections?: RTCPeerConnection[];
  }
}

/** Runs in the browser before the page: keeps every connection for media, those of rooms that were left too. */
export function collectConnections(): void {
  const connections: RTCPeerConnection[] = (window.connections = []);
  const Native = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      connections.push(this);
    }
  };
}

/** Runs in the browser: what has reached the page, read off the connections and not off the SDK. */
export async function received(): Promise<Reception> {
  const found: Reception = {};
  for (const connection of window.connections ?? []) {
    if (connection.connectionState === "closed") continue;
    const sections = connection.remoteDescription?.sdp.split("\r\nm=") ?? [];
    for (const report of (await connection.getStats()).values()) {
      if (report.type !== "inbound-rtp") continue;
      const section = sections.find((text) => text.split("\r\n").includes(`a=mid:${report.mid}`));
      const track = /a=msid:\S+ (TR_\S+)/.exec(section ?? "")?.[1] ?? report.trackIdentifier;
      found[track] = { frames: report.framesDecoded ?? 0, energy: report.totalAudioEnergy ?? 0 };
    }
  }
  return found;
}
