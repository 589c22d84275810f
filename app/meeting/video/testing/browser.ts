import { chromium } from "playwright-core";

/**
 * Debian's Chromium with a camera and a microphone that beep. The full browser: its headless shell has no devices.
 * Loopback candidates, because the media server of a test announces nothing else. Many pages at once on a small machine
 * ask for fewer pictures a second.
 */
export function openBrowser({ picturesPerSecond = 20 } = {}) {
  return chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--use-fake-ui-for-media-stream",
      `--use-fake-device-for-media-stream=fps=${picturesPerSecond}`,
      "--autoplay-policy=no-user-gesture-required",
      "--allow-loopback-in-peer-connection",
    ],
  });
}
