import type { StepId } from "#agenda";
import type { AuthorityId } from "#authorities";
import type { Dialogue, DialogueId, MeetingId } from "#dialogues";
import type { GroupId, RoundId } from "#grouping/shared";
import { openLedger } from "#ledger";
import type { NewLetter, SkippedLetter } from "#letters";
import type { Note } from "#notes";
import type { NoteId, NoteKind } from "#notes/shared";
import type { PersonId } from "#people";
import { stoppedClock } from "#platform/clock";
import type { Database } from "#platform/database";
import { randomIds } from "#platform/ids";
import type { Topic, TopicId } from "#topics";
import { type Harvest, openHarvest } from "../index.ts";

/** A meeting that has been held: two groups of three in one round, the second at a topic's table; rooms above the harvest are stand-ins. */
export async function heldMeeting(database: Database) {
  const clock = stoppedClock(new Date("2020-11-04T09:00:00Z"));
  const id = <Id extends string>() => randomIds.next() as Id;
  const authorityId = id<AuthorityId>();
  const dialogueId = id<DialogueId>();
  const meetingId = id<MeetingId>();
  const [roundId, stepId] = [id<RoundId>(), id<StepId>()];
  const groups = [id<GroupId>(), id<GroupId>()] as const;
  const people = Array.from({ length: 6 }, () => id<PersonId>());
  const organiser = id<PersonId>();
  const topicId = id<TopicId>();
  const merged = new Map<GroupId, GroupId>();
  const letters: (NewLetter | SkippedLetter)[] = [];
  const notes: Note[] = [];
  const question = { sv: "Vad lärde vi oss?", en: "What did we learn?" };

  const meeting = { id: meetingId, dialogueId, authorityId, number: 1, title: { sv: "Tre november" }, startsLocal: "2020-11-03T13:00" };
  const dialogue = {
    id: dialogueId,
    authorityId,
    slug: "salongerna",
    title: { sv: "När salongerna tystnade", en: "When the halls fell silent" },
    zone: "Europe/Stockholm",
    contact: { name: "Karin Möller", phone: "040-675 30 00", email: "kultur@example.org" },
    meetings: [meeting],
  } as unknown as Dialogue;
  const topic = { id: topicId, number: 31, kind: "opportunity", title: "Öppna tomma scener", state: "discussed", released: true, personId: people[3] } as Topic;

  const ledger = openLedger({ database, clock });
  await database.transaction().execute((trx) => ledger.openChain(trx, { authorityId, dialogueId }));
  const harvest: Harvest = openHarvest({
    database,
    clock,
    ids: randomIds,
    ledger,
    people: {
      find: async (_db, personId) => {
        const number = people.indexOf(personId);
        return number < 0 ? undefined : { id: personId, authorityId, name: `Person ${number}`, language: "sv", protected: false, ...(number !== 5 && { email: `p${number}@example.org` }) };
      },
      cards: async (_db, ids) => ids.map((personId) => ({ personId, name: `Person ${people.indexOf(personId)}` })),
    },
    letters: {
      queue: async (_trx, letter) => ({ outcome: "queued", letterId: String(letters.push(letter)) as never }),
      skip: async (_trx, letter) => ({ outcome: "queued", letterId: String(letters.push(letter)) as never }),
    },
    dialogues: { find: async () => dialogue },
    topics: { ofDialogue: async () => [topic] },
    agenda: { runOfShow: async () => [{ stepId, key: "samtal-1", kind: "round", title: question, minutes: 30, round: { question, min: 3, max: 4 }, noticeSeconds: 60 }] },
    grouping: {
      rounds: async () => [
        {
          roundId,
          meetingId,
          stepId,
          number: 1,
          quality: {} as never,
          startedAt: new Date("2020-11-03T13:19:00Z"),
          closedAt: new Date("2020-11-03T13:49:00Z"),
          groups: groups.map((groupId, at) => ({
            groupId,
            number: at + 1,
            topicId: at === 1 ? topicId : null,
            hostPersonId: null,
            min: 3,
            max: 4,
            closedAt: new Date("2020-11-03T13:49:00Z"),
            mergedInto: merged.get(groupId) ?? null,
          })),
        },
      ],
      assignments: async () =>
        people.map((personId, at) => ({ roundId, personId, groupId: groups[at < 3 ? 0 : 1], at: new Date("2020-11-03T13:19:00Z"), actor: "system", why: "composed" as const })),
    },
    notes: {
      ofDialogue: async () => notes,
      writtenSoFar: async () => notes.length,
    },
  });
  const write = (group: 1 | 2, kind: NoteKind, text: string, by = group === 1 ? 0 : 3): NoteId => {
    const note: Note = {
      id: id<NoteId>(),
      authorityId,
      dialogueId,
      meetingId,
      groupId: groups[group - 1]!,
      question: "samtal-1",
      number: notes.length + 1,
      kind,
      text,
      authorId: people[by]!,
      hidden: false,
      at: new Date("2020-11-03T13:26:00Z"),
    };
    notes.push(note);
    return note.id;
  };
  return { clock, dialogue, harvest, ledger, chain: { authorityId, dialogueId }, groups, people, organiser, topic, letters, notes, merged, write };
}
