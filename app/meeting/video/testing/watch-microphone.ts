/**
 * Runs in a browser, and is sent there as text, so it leans on nothing outside itself. Looks every few milliseconds at all the
 * page's connections until it is stopped; answers how often, and the most that carried the microphone at once: beyond the connection
 * that a microphone's track is given to, nothing leaves the browser.
 */
export function watchMicrophone(connections: readonly RTCPeerConnection[]): () => { looks: number; most: number } {
  const seen = { looks: 0, most: 0 };
  const carries = (connection: RTCPeerConnection) => connection.connectionState !== "closed" && connection.getSenders().some(({ track }) => track?.kind === "audio");
  const timer = setInterval(() => {
    seen.looks += 1;
    seen.most = Math.max(seen.most, connections.filter(carries).length);
  }, 2);
  return () => {
    clearInterval(timer);
    return seen;
  };
}
