import { describeMediaServer } from "#platform/livekit/texts";
import type { Settings } from "#platform/settings";
import type { Media } from "./media.ts";
import type { OpenHouse } from "./open-house.ts";

type Needs = { origin: URL; house: OpenHouse; media: Media; settings: Settings; seconds: number };

/** One block that a newcomer can click through, then how the media server gets on. */
export async function printAddresses({ origin, house, media, settings, seconds }: Needs): Promise<void> {
  const lines = [`Rådslag är igång (${seconds.toFixed(1)} s)`, "", row("Startsida", origin.href)];
  for (const { slug } of await house.dialogues.all()) lines.push(row("Inbjudan", new URL(`/dialog/${slug}`, origin).href));
  if (house.letters.mailbox) lines.push(row("Brevlåda", new URL("/brevlada", origin).href));
  if (settings.demo) lines.push(...(await signInLines(house)));
  console.log(`\n${lines.join("\n")}\n`);
  if (origin.protocol === "http:") console.log("Utan https visas sidorna bara på den här datorn.");
  followMedia(media);
}

async function signInLines({ authorities, people }: OpenHouse): Promise<string[]> {
  const lines = ["", "Arbetsplatsen, en länk var som gäller i tio minuter (nya: npm run sign-in -- namn):"];
  for (const { id } of await authorities.all()) {
    for (const { name, signInName } of await people.staff.list(id)) {
      const issued = await people.signIn.issue(signInName);
      if (issued.outcome === "issued") lines.push(row(name, issued.url));
    }
  }
  return lines;
}

const row = (name: string, address: string) => `  ${name.padEnd(14)} ${address}`;

/** The build's progress in steps of ten, then the one line that says what holds from now on. */
function followMedia(media: Media): void {
  let said = "";
  const tell = (state: ReturnType<Media["state"]>) => {
    const line = describeMediaServer(
      state.is === "building" && state.step === "compiling" ? { ...state, percent: Math.floor(state.percent / 10) * 10 } : state,
      "sv",
    );
    if (line !== said) console.log(line.charAt(0).toUpperCase() + line.slice(1));
    said = line;
  };
  tell(media.state());
  media.onState(tell);
}
