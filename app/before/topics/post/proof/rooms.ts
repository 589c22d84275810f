import { readFileSync } from "node:fs";
import { openAuthorities, readOrganisationFile } from "#authorities";
import { openDialogues } from "#dialogues";
import { openLedger } from "#ledger";
import { openLetters } from "#letters";
import { openPeople } from "#people";
import type { Clock } from "#platform/clock";
import type { Database } from "#platform/database";
import { randomIds } from "#platform/ids";
import { openLog } from "#platform/log";
import type { OutgoingLetter } from "#platform/mail-transport";
import { openTopics } from "../../index.ts";

/** The rooms up to topics over `database`, with a mailbox for answers; `sent` are the letters that went out. */
export function openRooms(database: Database, clock: Clock) {
  const [ids, origin, serverKey] = [randomIds, () => new URL("https://dialog.region.example"), "a key that only tests use"];
  const sent: OutgoingLetter[] = [];
  const ledger = openLedger({ database, clock });
  const authorities = openAuthorities({ database, ids });
  const people = openPeople({ database, clock, ids, ledger, serverKey, origin });
  const jobs = { declare: () => {}, send: async () => {}, ring: async () => {}, bell: (name: string) => ({ channel: "rung", payload: name }), start: async () => {}, stop: async () => {} };
  const transport = { send: (letter: OutgoingLetter) => Promise.resolve({ outcome: "accepted" as const, reply: String(sent.push(letter)) }) };
  const letters = openLetters({ database, clock, ids, log: openLog("silent"), jobs, authorities, people, origin, post: { to: "server", transport } });
  const dialogues = openDialogues({ database, clock, ids, ledger, authorities });
  const topics = openTopics({ database, clock, ids, ledger, people, letters, dialogues, inboxAddress: "svar@region.example", serverKey });
  return { database, authorities, people, letters, dialogues, ledger, topics, sent };
}

/** The example, and in it one topic of Amira's. */
export function receiveTopic({ database, authorities, people, dialogues, ledger, topics }: ReturnType<typeof openRooms>) {
  return database.transaction().execute(async (trx) => {
    const read = readOrganisationFile(readFileSync("examples/organisation.yaml", "utf8"));
    if (read.outcome === "refused") throw new Error(JSON.stringify(read.reasons));
    await authorities.save(trx, read.file);
    const imported = await dialogues.importYaml(trx, readFileSync("examples/nar-salongerna-tystnade.yaml", "utf8"), { actor: "system" });
    if (imported.outcome === "refused") throw new Error(JSON.stringify(imported.reasons));
    const dialogue = (await dialogues.find(imported.dialogueId, trx))!;
    const chain = { authorityId: dialogue.authorityId, dialogueId: dialogue.id };
    const personId = await people.add(trx, { ...chain, name: "Amira Holst", email: "Amira@exempel.example", language: "sv" });
    const [topic] = await topics.receive(trx, chain, [{ personId, kind: "challenge", title: "Tomma scener", text: "" }]);
    await ledger.append(trx, topic!.event);
    return { topicId: topic!.topicId, personId };
  });
}
