import { data } from "react-router";
import type { Dialogue } from "#dialogues";
import type { PersonId, Session } from "#people";
import { toLocal } from "#platform/civil-time";
import { dayAndYear } from "#platform/i18n";
import { writeCsv } from "#platform/sheet/csv";
import { writeXlsx } from "#platform/sheet/xlsx";
import { municipalityName } from "#registration/shared";
import { roleWord } from "../../../../web/role.ts";
import { type House, house } from "../../../../web/house.ts";
import { staffDialogue } from "../../../../web/staff-dialogue.ts";
import type { Route } from "./+types/file.ts";
import { answerColumns } from "./answer-columns.ts";
import { readSearch, searchOf } from "./list-search.ts";
import { dateWord, padded, staffTexts } from "./texts.ts";

const t = staffTexts.file;
const types = { csv: "text/csv; charset=utf-8", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" };

/** Only by post: that the list left the house is noted. */
export function loader() {
  throw data(null, { status: 404 });
}

export async function action({ params, context, request }: Route.ActionArgs) {
  const { by, dialogue } = await staffDialogue(context, params.slug);
  const posted = await request.formData();
  const kind = posted.get("slag");
  const format = kind === "csv" ? "csv" : "xlsx";
  const rooms = context.get(house);
  const { rows } = await rooms.registration.search(searchOf(readSearch(posted, dialogue), dialogue, by.authorityId));
  const ids = rows.map(({ personId }) => personId);
  const people = new Map((await rooms.people.all(rooms.database, ids)).map((person) => [person.id, person]));
  const topics = new Map((await rooms.topics.ofDialogue({ dialogueId: dialogue.id, authorityId: by.authorityId })).map((topic) => [topic.personId, topic]));
  const needs = kind === "needs" ? await needsOf(rooms, dialogue, by) : undefined;
  const columns = answerColumns(dialogue.extraQuestions, await rooms.registration.answered(dialogue, rows.map(({ extra }) => extra)));
  const heads = [t.number, t.name, t.email, t.role, t.organisation, t.municipality, t.languages, t.received, t.source];
  const days = dialogue.meetings.map(({ startsLocal }) => dayAndYear(startsLocal, "sv"));
  const sheet = [
    [...heads, ...days, t.topicNumber, t.topic, ...columns.map(({ head }) => head), ...(needs ? [t.measures, t.other] : [])],
    ...rows.map((row, at) => {
      const person = people.get(row.personId);
      const topic = topics.get(row.personId);
      const need = needs?.get(row.personId);
      return [
        padded(row.number),
        row.name,
        person && !person.protected ? (person.email ?? "") : "",
        roleWord.sv[row.role],
        row.organisation,
        municipalityName(row.municipality, "sv") ?? row.municipality,
        row.languages.join(", "),
        toLocal(row.receivedAt, dialogue.zone).slice(0, 16).replace("T", " "),
        t.sources[row.source],
        ...dialogue.meetings.map(({ id }) => {
          const date = row.dates.find(({ meetingId }) => meetingId === id);
          return date ? dateWord(date) : "";
        }),
        topic ? String(topic.number) : "",
        topic?.title ?? "",
        ...columns.map(({ cells }) => cells[at] ?? ""),
        ...(needs ? [need?.measures ?? "", need?.other ?? ""] : []),
      ];
    }),
  ];
  await rooms.registration.noteExport({ dialogueId: dialogue.id, authorityId: by.authorityId }, by.personId, { format, rows: rows.length, withMeasures: needs !== undefined });
  const body = format === "csv" ? writeCsv(sheet) : new Uint8Array(writeXlsx(staffTexts.title, sheet));
  const name = `anmalningar-${dialogue.slug}.${format}`;
  return new Response(body, {
    headers: { "Content-Type": types[format], "Content-Disposition": `attachment; filename="${name}"`, "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" },
  });
}

/** Only for whoever arranges accessibility, who asks for it: a file of everybody goes from hand to hand. For all others the columns are not there (R7, G-16). */
async function needsOf({ access }: Pick<House, "access">, { meetings, accessibility }: Dialogue, by: Session) {
  const found = new Map<PersonId, { measures: string; other: string }>();
  for (const { id } of meetings) {
    const listed = await access.ofMeeting(id, by);
    if (listed.outcome === "forbidden") return undefined;
    for (const { personId, measures } of listed.needs) {
      const chosen = accessibility.measures.filter(({ key }) => measures.chosen.includes(key)).map(({ label }) => label.sv);
      found.set(personId, { measures: chosen.join(", "), other: measures.other });
    }
  }
  return found;
}
