// npm run people -- 20 [--meeting 1] [--voices 4]: registered people who come to the meeting of the house that runs here. They use
// the same lines as everybody's browser: they wait in the lobby, move with their group, raise hands and write notes.
import { parseArgs } from "node:util";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { toneOf } from "../app/meeting/video/testing/tones.ts";
import { findRunning } from "#platform/running";
import { readSettings } from "#platform/settings";
import { type Programme, endMedia, enter } from "../e2e/programme.ts";
import { type Guest, openGuestBook } from "./people/guest-book.ts";
import { openPen } from "./people/pen.ts";

const checkout = join(import.meta.dirname, "..");
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { meeting: { type: "string", default: "1" }, voices: { type: "string", default: "0" } },
});
const wanted = Number(positionals[0] ?? 20);
const voices = Number(values.voices);
/** On two cores more voices than this would be heard as stutter. */
const mostVoices = 8;
if (!Number.isInteger(wanted) || wanted < 1 || wanted > 500) fail("Hur många? Skriv till exempel: npm run people -- 20");
if (!Number.isInteger(voices) || voices < 0 || voices > mostVoices) fail(`--voices tar ett tal mellan 0 och ${mostVoices}.`);

const read = readSettings(process.env, checkout);
if (read.outcome === "faulty") fail(read.faults.join("\n"));
const running = await findRunning(read.settings.dataFolder);
if (!running) fail("Rådslag är inte igång här. Starta det först: npm start");
const origin = new URL(running.origin);

const book = await openGuestBook(running, read.settings);
const guests = await book.invite(wanted, Number(values.meeting));
if (guests.outcome === "no-meeting") fail(`Det finns inget möte ${values.meeting}.`);
const tones = guests.people.slice(0, voices).map((_, index) => toneOf(index));
let going = true;
let leave = () => {};
const left = new Promise<void>((resolve) => (leave = resolve));
process.once("SIGINT", () => leave());
process.once("SIGTERM", () => leave());

console.log(`${guests.people.length} personer kommer till ${guests.title}. Ctrl-C skickar hem dem.`);
const lives = await Promise.all(guests.people.map((guest, index) => live(guest, index)));
await left;
going = false;
console.log("De går hem.");
await Promise.all(lives.map((programme) => programme.close()));
await book.close();
if (voices > 0) await endMedia();
process.exit(0);

/** Comes within the first seconds, then does now and then what people do where they are. */
async function live({ cookie, personId }: Guest, index: number): Promise<Programme> {
  await sleep(Math.random() * 4000);
  const tone = tones[index];
  const programme = enter({
    house: { origin: origin.origin },
    meetingId: guests.outcome === "invited" ? guests.meetingId : "",
    cookie,
    mode: tone === undefined ? "text" : "voice",
    ...(tone === undefined ? {} : { tone, tones }),
  });
  const pen = openPen({ origin, cookie, personId });
  void (async () => {
    while (going) {
      await sleep(4000 + Math.random() * 12_000);
      const view = programme.view();
      if (view.state.phase !== "running") continue;
      if (view.place?.groupNumber !== null && view.place !== null && guests.outcome === "invited") {
        const question = guests.keys[view.state.current?.stepId ?? ""];
        if (question && Math.random() < 0.6) pen.write(view.room, question);
        else if (Math.random() < 0.05) await programme.live.ask({ type: "askHelp", reason: "question" });
      } else if (Math.random() < 0.15) {
        await programme.live.ask({ type: "raiseHand", by: tone === undefined ? "text" : "voice" });
        await sleep(8000);
        await programme.live.ask({ type: "lowerHand", personId });
      }
    }
    pen.put();
  })().catch((fault: unknown) => console.error(fault));
  return programme;
}

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
