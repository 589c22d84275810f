import { readFileSync } from "node:fs";
import { openAuthorities, readOrganisationFile } from "#authorities";
import { openDialogues } from "#dialogues";
import { openLedger } from "#ledger";
import { openLetters } from "#letters";
import { openPeople } from "#people";
import { stoppedClock } from "#platform/clock";
import type { Jobs } from "#platform/jobs";
import { openLog } from "#platform/log";
import type { FreshDatabase } from "#platform/test-database";
import { randomIds } from "#platform/ids";
import { openTopics } from "#topics";
import { type KeepMeasures, openRegistration } from "./index.ts";
import { type Answers, noAnswers } from "./shared.ts";

export const slug = "nar-salongerna-tystnade";

type Wanted = { locks?: boolean; atOnce?: number; keepMeasures?: KeepMeasures; edit?: (file: string) => string };

/** The rooms up to registration over a fresh database, with the reference dialogue published on 14 October 2020. */
export async function openReference({ database }: FreshDatabase, { locks = true, atOnce = 2, keepMeasures = async () => {}, edit = (file) => file }: Wanted = {}) {
  const clock = stoppedClock(new Date("2020-10-14T07:42:00Z"));
  const origin = () => new URL("https://dialog.region.example");
  const ids = randomIds;
  const ledger = openLedger({ database, clock });
  const authorities = openAuthorities({ database, ids });
  const people = openPeople({ database, clock, ids, ledger, serverKey: "a key that only tests use", origin });
  // An alarm clock that rings for nobody: the letters' rows are what these tests look at.
  const jobs: Jobs = { declare: () => {}, send: async () => {}, start: async () => {}, stop: async () => {} };
  const letters = openLetters({ database, clock, ids, log: openLog("silent"), jobs, authorities, people, origin, post: { to: "nowhere" } });
  const dialogues = openDialogues({ database, clock, ids, ledger, authorities });
  const topics = openTopics({ database, clock, ids, ledger, people, letters, dialogues });
  const registration = openRegistration({ database, clock, ids, ledger, people, letters, dialogues, topics, keepMeasures, origin, locks, atOnce });
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
  return { clock, ledger, people, letters, dialogues, topics, registration, dialogue, dialogueId, database };
}

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
