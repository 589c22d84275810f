import { readFileSync } from "node:fs";
import { type Access, openAccess } from "#access";
import { openAuthorities, readOrganisationFile } from "#authorities";
import { openDialogues } from "#dialogues";
import { openLedger } from "#ledger";
import { openLetters } from "#letters";
import { type PersonId, openPeople } from "#people";
import { stoppedClock } from "#platform/clock";
import { randomIds } from "#platform/ids";
import type { Jobs } from "#platform/jobs";
import { openLog } from "#platform/log";
import type { FreshDatabase } from "#platform/test-database";
import { type Answers, openRegistration } from "#registration";
import { noAnswers } from "#registration/shared";
import { openSeal } from "#platform/seal";
import { openTopics } from "#topics";
import { openMailings } from "./index.ts";

const slug = "nar-salongerna-tystnade";
const example = (name: string) => readFileSync(`examples/${name}.yaml`, "utf8");

/** All the rooms of the storey over a fresh database, with the reference dialogue published on 14 October 2020. */
export async function openStorey({ database }: FreshDatabase, { edit = (file: string) => file } = {}) {
  const clock = stoppedClock(new Date("2020-10-14T07:42:00Z"));
  const origin = () => new URL("https://dialog.region.example");
  const ids = randomIds;
  const ledger = openLedger({ database, clock });
  const authorities = openAuthorities({ database, ids });
  const people = openPeople({ database, clock, ids, ledger, serverKey: "a key that only tests use", origin });
  /** The alarms that were set; nobody answers them here. */
  const rung: { name: string; due: Date | undefined }[] = [];
  const jobs: Jobs = {
    declare: () => {},
    ring: async (_trx, name) => void rung.push({ name, due: undefined }),
    bell: (name) => ({ channel: "rung", payload: name }),
    send: async (_trx, name, _data, options) => void rung.push({ name, due: options?.dueCivil }),
    start: async () => {},
    stop: async () => {},
  };
  const letters = openLetters({ database, clock, ids, log: openLog("silent"), jobs, authorities, people, origin, post: { to: "nowhere" } });
  const dialogues = openDialogues({ database, clock, ids, ledger, authorities });
  const topics = openTopics({ database, clock, ids, ledger, people, letters, dialogues });
  const keepMeasures: Access["save"] = (trx, need) => access.save(trx, need);
  const seal = openSeal({ serverKey: "a key that only tests use" });
  const registration = openRegistration({ database, clock, ids, authorities, ledger, people, letters, dialogues, topics, keepMeasures, jobs, seal, origin });
  const access = openAccess({ database, clock, ids, ledger, registration, dialogues });
  const mailings = openMailings({ database, clock, ids, ledger, people, letters, dialogues, registration, jobs, origin });
  await database.transaction().execute(async (trx) => {
    const organisation = readOrganisationFile(example("organisation"));
    if (organisation.outcome === "refused") throw new Error(JSON.stringify(organisation.reasons));
    await authorities.save(trx, organisation.file);
    const imported = await dialogues.importYaml(trx, edit(example(slug)), { actor: "system" });
    if (imported.outcome === "refused") throw new Error(JSON.stringify(imported.reasons));
    await dialogues.publish(trx, imported.dialogueId, "system");
  });
  const dialogue = await dialogues.bySlug(slug);
  if (!dialogue) throw new Error("The reference dialogue is not there");

  /** Registers someone for both dates, without a topic unless asked for. */
  async function someone(form: Partial<Answers> = {}): Promise<PersonId> {
    const answers: Answers = { ...noAnswers, dates: ["1", "2"], email: "a@exempel.example", role: "artist", municipality: "1280", topic: "none", name: "Någon", ...form };
    const outcome = await registration.register({ idempotencyKey: ids.next(), dialogueSlug: slug, language: "sv", form: answers });
    if (outcome.outcome !== "registered") throw new Error(JSON.stringify(outcome));
    return outcome.personId;
  }
  /** Imports the file again with one time moved. */
  const move = (from: string, to: string) =>
    database.transaction().execute(async (trx) => {
      const moved = await dialogues.importYaml(trx, edit(example(slug)).replaceAll(from, to), { actor: "system" });
      if (moved.outcome === "refused") throw new Error(JSON.stringify(moved.reasons));
    });
  const chain = { authorityId: dialogue.authorityId, dialogueId: dialogue.id };
  return { database, clock, ledger, people, letters, dialogues, topics, registration, access, mailings, dialogue, chain, someone, move, rung };
}

export type Storey = Awaited<ReturnType<typeof openStorey>>;
