import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocket } from "ws";
import type { Agenda, AgendaStep, CrewMember, StepId } from "#agenda";
import { openAttendance } from "#attendance";
import type { AuthorityId } from "#authorities";
import type { DialogueId, Dialogues, MeetingId } from "#dialogues";
import { composeFor, openGrouping } from "#grouping";
import type { NewEvent } from "#ledger";
import type { PersonId, Session, SessionKind } from "#people";
import type { Clock } from "#platform/clock";
import { type Database, openDatabase } from "#platform/database";
import { randomIds } from "#platform/ids";
import { openLog } from "#platform/log";
import { notify, openNotifications } from "#platform/notifications";
import { type LineLimits, lineLimits } from "#platform/socket/endpoint";
import type { Participant } from "#registration";
import type { MediaPlace } from "#video/shared";
import { type LiveClient, connectLive } from "../client.ts";
import { openLive } from "../index.ts";
import type { Mode } from "../protocol.ts";

/** What the rooms above know of one meeting, as plain data that a child process can be given. */
export type Scene = {
  meetingId: MeetingId;
  authorityId: AuthorityId;
  dialogueId: DialogueId;
  steps: AgendaStep[];
  people: Participant[];
  crew: (CrewMember & { name: string })[];
};

/** So many participants of three roles, two facilitators and an interpreter; a plenary, a round of a minute or more, a harvest. */
export function openScene(count: number, { roundMinutes = 30, min = 5, max = 6, noticeSeconds = 60 } = {}): Scene {
  const id = <Brand extends string>() => randomIds.next() as Brand;
  const step = (key: string, kind: AgendaStep["kind"], minutes: number): AgendaStep => ({
    stepId: id<StepId>(),
    key,
    kind,
    title: { sv: key },
    minutes,
    round: kind === "round" ? { question: { sv: "Vad har vi lärt oss?" }, min, max } : null,
    noticeSeconds: kind === "round" ? noticeSeconds : 0,
  });
  const roles = ["artist", "official", "politician"] as const;
  return {
    meetingId: id<MeetingId>(),
    authorityId: id<AuthorityId>(),
    dialogueId: id<DialogueId>(),
    steps: [
      step("welcome", "plenary", 15),
      step("talk", "round", roundMinutes),
      step("harvest", "harvest", 15),
      step("talk2", "round", roundMinutes),
    ],
    people: Array.from({ length: count }, (_, index) => ({
      personId: id<PersonId>(),
      name: `Person ${index + 1}`,
      role: roles[index % 3]!,
      municipality: String(1230 + (index % 4)),
      languages: ["sv"],
      topicWishes: [],
    })),
    crew: [
      { personId: id<PersonId>(), role: "facilitator", name: "Karin" },
      { personId: id<PersonId>(), role: "facilitator", name: "Daniel" },
      { personId: id<PersonId>(), role: "interpreter", name: "Sofia" },
    ],
  };
}

/** Who is behind a cookie "person=<id>; kind=<kind>". */
const sessionOf = (scene: Scene, header: string | null | undefined, kind: SessionKind): Session | undefined => {
  const personId = /person=([0-9a-f-]{36})/.exec(header ?? "")?.[1] as PersonId | undefined;
  if (!personId || !header?.includes(`kind=${kind}`)) return undefined;
  const { authorityId, dialogueId } = scene;
  return kind === "staff"
    ? { personId, kind, authorityId, roles: ["organiser"] }
    : { personId, kind, authorityId, dialogueId, roles: [] };
};

export type TestHouse = Awaited<ReturnType<typeof openTestHouse>>;

/** The live room on a real database, with real attendance, grouping and sockets; the rooms of before are the scene's. */
export async function openTestHouse(
  url: string,
  scene: Scene,
  { clock = realClock, limits = {} }: { clock?: Clock; limits?: Partial<LineLimits> } = {},
) {
  const log = openLog(process.env["LIVE_LOG"] ?? "silent");
  const database: Database = openDatabase(url, { max: 4 });
  const notifications = await openNotifications(url, log);
  const attended = new Set<PersonId>();
  const events: NewEvent[] = [];
  const media: string[] = [];
  const { meetingId, authorityId, dialogueId } = scene;
  const meeting = { id: meetingId, authorityId, dialogueId, startsLocal: "2020-11-03T13:00" };
  const dialogue = { id: dialogueId, authorityId, zone: "Europe/Stockholm", meetings: [meeting] };
  const dialogues = { ofMeeting: async (id: MeetingId) => (id === meetingId ? { dialogue, meeting } : undefined) } as Pick<
    Dialogues,
    "ofMeeting"
  >;
  const registration = { participants: async () => scene.people };
  const agenda: Pick<Agenda, "runOfShow" | "crew" | "placements" | "placeTopic"> = {
    runOfShow: async () => scene.steps,
    crew: async () => scene.crew.map(({ personId, role }) => ({ personId, role })),
    placements: async () => [],
    placeTopic: async () => ({ outcome: "unknown" }),
  };
  const attendance = openAttendance({
    database,
    clock,
    ids: randomIds,
    log,
    notifications,
    notify,
    registration: {
      markAttended: async (_trx, _meeting, people) => people.forEach((person) => attended.add(person)) as unknown as number,
    },
    times: { grace: 200, tally: 20, lease: 30_000 },
  });
  const grouping = openGrouping({
    ...{ database, clock, ids: randomIds, dialogues, registration, agenda, compose: composeFor(50) },
    access: { sharing: async () => [] },
    topics: { ofDialogue: async () => [] },
    ledger: { append: async (_trx, event) => ({ sequence: events.push(event) }) },
  });
  const name = (place: MediaPlace) => (place.kind === "group" ? place.groupId : place.kind);
  const live = openLive({
    database,
    clock,
    ids: randomIds,
    log,
    notifications,
    ledger: { append: async (_trx, event) => ({ sequence: events.push(event) }) },
    people: {
      cards: async (_db, ids) => scene.crew.filter((member) => ids.includes(member.personId)),
      sessions: { ofRequest: async (header, kind) => sessionOf(scene, header, kind) },
    },
    dialogues,
    registration,
    agenda,
    attendance,
    grouping,
    video: {
      tokenFor: async ({ place, personId }) => ({ kind: "livekit", room: name(place), token: `${personId} in ${name(place)}` }),
      prepareMove: async ({ to, personId }) => ({ kind: "livekit", room: name(to), token: `${personId} in ${name(to)}` }),
      moved: async ({ from, personId }) => void media.push(`${personId} out of ${name(from)}`),
      setPermission: async (_where, personId, { publish }) => (
        media.push(`${personId} ${publish ? "speaks" : "listens"}`),
        { outcome: "set" }
      ),
      forget: async () => {},
    },
    topicTitle: async () => null,
    plenaryOpenUpTo: 5,
    limits: { ...lineLimits, ...limits },
  });
  await attendance.start();
  await live.start();
  const server = createServer();
  server.on("upgrade", (request, socket, head) => live.door(request, socket, head));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    live,
    grouping,
    attendance,
    database,
    events,
    attended,
    media,
    port,
    async close() {
      await live.close();
      await attendance.close();
      await new Promise<void>((closed) => server.close(() => closed()));
      await notifications.close();
      await database.destroy();
    },
  };
}

export const realClock: Clock = { civil: () => new Date(), machine: () => new Date() };

/** A real client of a person; `port` is asked at each try, since a house that was killed comes back on another one. */
export function visit(
  port: () => number,
  scene: Scene,
  personId: string,
  { kind = "participant", mode = "voice" }: { kind?: SessionKind; mode?: Mode } = {},
): LiveClient {
  return connectLive({
    url: `/live/${scene.meetingId}${kind === "staff" ? "?as=staff" : ""}`,
    mode,
    openSocket: (path) =>
      new WebSocket(`ws://127.0.0.1:${port()}${path}`, { headers: { cookie: `person=${personId}; kind=${kind}` } }),
    random: () => 0,
  });
}

/** Resolves when the client's view is as wanted; rejects, with the view, after `patience` milliseconds. */
export function until<Result>(
  client: LiveClient,
  wanted: (view: ReturnType<LiveClient["getSnapshot"]>) => Result | null | undefined | false,
  patience = 8000,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const check = () => {
      const result = wanted(client.getSnapshot());
      if (!result) return;
      clearTimeout(timer);
      stop();
      resolve(result);
    };
    const stop = client.subscribe(check);
    const timer = setTimeout(() => {
      stop();
      reject(new Error(`Waited in vain for ${wanted.toString()}; the view is ${JSON.stringify(client.getSnapshot())}`));
    }, patience);
    check();
  });
}
