import { type StaffLanguage, staffCatalogue } from "#platform/i18n";
import type { MediaServerState } from "./server.ts";

const texts = staffCatalogue(
  {
    fetching: "medieservern: källkoden hämtas",
    compiling: (percent: number) => `medieservern byggs: ${percent} %`,
    linking: "medieservern byggs: sätts samman",
    starting: "medieservern startar",
    ready: "ljud och bild är klara",
    noGo: (needs: string) => `Inget ljud: installera Go ${needs} eller senare och starta om. Möten går med text eller en länk.`,
    oldGo: (needs: string, has: string) =>
      `Inget ljud: Go ${needs} eller senare behövs, här finns ${has}. Möten går med text eller en länk.`,
    failed: (detail: string) => `Inget ljud: medieservern gick inte att bygga (${detail}). Möten går med text eller en länk.`,
    stopped: "medieservern är stoppad",
  },
  {
    fetching: "media server: fetching its source",
    compiling: (percent: number) => `building the media server: ${percent} %`,
    linking: "building the media server: linking",
    starting: "the media server is starting",
    ready: "sound and picture are ready",
    noGo: (needs: string) => `No sound: install Go ${needs} or later and start again. Meetings run with text or a link.`,
    oldGo: (needs: string, has: string) => `No sound: Go ${needs} or later is needed, here is ${has}. Meetings run with text or a link.`,
    failed: (detail: string) => `No sound: the media server could not be built (${detail}). Meetings run with text or a link.`,
    stopped: "the media server is stopped",
  },
);

/** One line for the start's output and the console page. */
export function describeMediaServer(state: MediaServerState, language: StaffLanguage): string {
  const text = texts[language];
  switch (state.is) {
    case "building":
      return state.step === "compiling" ? text.compiling(state.percent) : text[state.step];
    case "starting":
    case "ready":
    case "stopped":
      return text[state.is];
    case "absent":
      if (state.because === "no-go") return text.noGo(state.needs);
      return state.because === "old-go" ? text.oldGo(state.needs, state.has) : text.failed(state.detail);
  }
}
