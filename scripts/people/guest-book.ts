import { randomUUID } from "node:crypto";
import { openCivilClock } from "#platform/civil-clock";
import { openDatabase } from "#platform/database";
import { randomIds } from "#platform/ids";
import { openJobs } from "#platform/jobs";
import { openLog } from "#platform/log";
import { openNotifications } from "#platform/notifications";
import type { Running } from "#platform/running";
import { type Settings, keptServerKey } from "#platform/settings";
import { municipalities } from "#registration/shared";
import { noMedia } from "#video";
import { openHouse } from "../../app/open-house.ts";
import { names } from "./names.ts";

export type Guest = { personId: string; cookie: string };
export type Invited =
  | { outcome: "invited"; title: string; meetingId: string; keys: Record<string, string>; people: Guest[] }
  | { outcome: "no-meeting" };

const roles = ["artist", "cultural-actor", "official", "politician"] as const;

/** The rooms of the running house, opened beside it for registering people and giving them sessions. Nothing is sent from here. */
export async function openGuestBook({ databaseUrl, origin }: Running, settings: Settings) {
  const log = openLog("warn");
  const database = openDatabase(databaseUrl, { max: 4 });
  const notifications = await openNotifications(databaseUrl, log);
  const clock = await openCivilClock({ database, notifications, log, settable: false, mayGoBack: () => Promise.resolve(false) });
  const jobs = openJobs({ url: databaseUrl, clock, notifications, log });
  const serverKey = settings.serverKey ?? (await keptServerKey(settings.dataFolder));
  const house = openHouse({
    ...{ database, notifications, clock, ids: randomIds, jobs, log, serverKey },
    ...{ post: { to: "nowhere" }, media: noMedia, demo: true, origin: () => new URL(origin) },
  });
  await jobs.start({ work: false });
  const { dialogues, registration, people, agenda } = house;

  return {
    /** Those who have a place on the meeting already, then as many new ones as it takes: entered as by phone, which staff may do after the deadline too. */
    async invite(count: number, number: number): Promise<Invited> {
      const [dialogue] = await dialogues.all();
      const meeting = dialogue?.meetings.find((one) => one.number === number);
      if (!dialogue || !meeting) return { outcome: "no-meeting" };
      const [organiser] = await people.staff.list(dialogue.authorityId);
      const present = new Set((await house.attendance.visits(meeting.id)).map(({ personId }) => personId));
      const known = (await registration.participants(meeting.id)).map(({ personId }) => personId).filter((personId) => !present.has(personId));
      for (let entered = 0; known.length < count && organiser && entered < count; entered += 1) {
        const registered = await registration.register({
          idempotencyKey: randomUUID(),
          dialogueSlug: dialogue.slug,
          language: "sv",
          entered: { by: organiser.personId, source: "phone" },
          form: formOf(entered, number),
        });
        if (registered.outcome === "registered") known.push(registered.personId);
      }
      const guests = known.slice(0, count).map(async (personId): Promise<Guest> => {
        const { setCookie } = await people.sessions.open({ personId, kind: "participant" });
        return { personId, cookie: setCookie.split(";")[0] ?? "" };
      });
      const steps = await agenda.runOfShow(meeting.id);
      return {
        outcome: "invited",
        title: dialogue.title.sv,
        meetingId: meeting.id,
        keys: Object.fromEntries(steps.map(({ stepId, key }) => [stepId, key])),
        people: await Promise.all(guests),
      };
    },
    async close() {
      await jobs.stop();
      await notifications.close();
      await database.destroy();
    },
  };
}

function formOf(index: number, meeting: number) {
  const codes = municipalities.map(({ code }) => code);
  return {
    dates: [String(meeting)],
    name: names[index % names.length] ?? "",
    email: "",
    role: roles[index % roles.length] ?? "artist",
    organisation: "",
    municipality: codes[(index * 7) % codes.length] ?? "",
    languages: ["sv"],
    extra: [],
    topic: "none" as const,
    topicTitle: "",
    topicText: "",
    measures: [],
    measuresOther: "",
  };
}
