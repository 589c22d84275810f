import { readFileSync } from "node:fs";
import { openAuthorities, readOrganisationFile } from "#authorities";
import { openDialogues } from "#dialogues";
import { openLedger } from "#ledger";
import { openLetters } from "#letters";
import { openPeople } from "#people";
import { type Clock, stoppedClock } from "#platform/clock";
import type { Jobs } from "#platform/jobs";
import { openLog } from "#platform/log";
import type { FreshDatabase } from "#platform/test-database";
import { randomIds } from "#platform/ids";
import { openSeal } from "#platform/seal";
import { openTopics } from "#topics";
import { type KeepMeasures, openRegistration } from "./index.ts";
import { type Answers, noAnswers } from "./shared.ts";

export const slug = "nar-salongerna-tystnade";

type Wanted = { locks?: boolean; turns?: { width: number; together: number }; keepMeasures?: KeepMeasures; edit?: (file: string) => string };

/** The rooms up to registration over a fresh database, with the reference dialogue published on 14 October 2020. */
export async function openReference({ database }: FreshDatabase, { locks = true, turns = { width: 2, together: 10 }, keepMeasures = async () => {}, edit = (file) => file }: Wanted = {}) {
  const clock = stoppedClock(new Date("2020-10-14T07:42:00Z"));
  const origin = () => new URL("https://dialog.region.example");
  const ids = randomIds;
  const ledger = openLedger({ database, clock });
  const authorities = openAuthorities({ database, ids });
  const people = openPeople({ database, clock, ids, ledger, serverKey: "a key that only tests use", origin });
  const { jobs, ...alarm } = openAlarm(clock);
  const letters = openLetters({ database, clock, ids, log: openLog("silent"), jobs, authorities, people, origin, post: { to: "nowhere" } });
  const dialogues = openDialogues({ database, clock, ids, ledger, authorities });
  const topics = openTopics({ database, clock, ids, ledger, people, letters, dialogues });
  const seal = openSeal({ serverKey: "a key that only tests use" });
  const registration = openRegistration({ database, clock, ids, authorities, ledger, people, letters, dialogues, topics, keepMeasures, jobs, seal, origin, locks, turns });
  const dialogueId = await database.transaction().execute(async (trx) => {
    const organisation = readOrganisationFile(readFileSync("examples/organisation.yaml", "utf8"));
    if (organisation.outcome === "refused") throw new Error(JSON.stringify(organisation.reasons));
    await authorities.save(trx, organisation.file);
    const imported = await dialogues.importYaml(trx, edit(readFileSync(`examples/${slug}.yaml`, "utf8")), { actor: "system" });
    if (imported.outcome === "refused") throw new Error(JSON.stringify(imported.reasons));
    await dialogues.publish(trx, imported.dialogueId, "system");
    return imported.dialogueId;
  });
  const dialogue = await dialogues.find(dialogueId);
  if (!dialogue) throw new Error("The reference dialogue is not there");
  return { clock, ledger, people, letters, dialogues, topics, registration, dialogue, dialogueId, database, ...alarm };
}

/** An alarm clock that rings when the test says so; letters are rows that nobody sends. */
function openAlarm(clock: Clock) {
  const handlers = new Map<string, (data: unknown) => Promise<void>>();
  const sent: { name: string; data: object; due?: Date | undefined }[] = [];
  const waiting: typeof sent = [];
  const jobs: Jobs = {
    declare: (name, schema, handler) => void handlers.set(name, (data) => handler(schema.parse(data))),
    send: async (_trx, name, data, { dueCivil } = {}) => {
      for (const list of [sent, waiting]) list.push({ name, data, due: dueCivil });
    },
    ring: async () => {},
    bell: (name) => ({ channel: "rung", payload: name }),
    start: async () => {},
    stop: async () => {},
  };
  /** Everything that is due by now, in the order it was sent. */
  async function ringJobs(): Promise<void> {
    const due = waiting.filter((job) => !job.due || job.due <= clock.civil());
    waiting.splice(0, waiting.length, ...waiting.filter((job) => !due.includes(job)));
    for (const { name, data } of due) if (name !== "letters.send") await handlers.get(name)?.(data);
  }
  return { jobs, ringJobs, sentJobs: () => sent.filter(({ name }) => name !== "letters.send") };
}

/** The file asking something of its own, one question of each kind; an edit for `openReference`. */
export const withQuestions = (file: string, questions = ofEachKind): string => file.replace(/^( {2}closes: .*\n)/m, `$1  questions: ${JSON.stringify(questions)}\n`);

const said = (text: string) => ({ sv: text, en: text, fi: text });
const options = (...keys: string[]) => keys.map((key) => ({ key, label: said(`Svaret ${key}`) }));
export const ofEachKind: object[] = [
  { key: "yrke", kind: "text", label: said("Vad gör du?"), max: 200 },
  { key: "plats", kind: "choice", label: said("Var sitter du?"), options: options("hemma", "kontoret") },
  { key: "via", kind: "several", label: said("Hur fick du veta det?"), options: options("brev", "van", "bok") },
  { key: "antal", kind: "number", label: said("Hur många är ni?"), min: 1, max: 40 },
];

export type Reference = Awaited<ReturnType<typeof openReference>>;

export const amira: Answers = {
  ...noAnswers,
  dates: ["1", "2"],
  name: "Amira Holst",
  email: "amira@exempel.example",
  role: "artist",
  organisation: "Koreograf",
  municipality: "1280",
  topic: "opportunity",
  topicTitle: "Öppna tomma scener för repetitioner",
  topicText: "Kommunala scener stod släckta medan vi repeterade i köket.",
};

/** Registers someone, by default for both dates and without a topic, and answers the outcome. */
export const registerSomeone = ({ registration }: Reference, form: Partial<Answers> = {}, key: string = randomIds.next()) =>
  registration.register({
    idempotencyKey: key,
    dialogueSlug: slug,
    language: "sv",
    form: { ...amira, topic: "none", topicTitle: "", topicText: "", ...form },
  });
