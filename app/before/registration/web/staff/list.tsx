import { shortDay } from "#platform/i18n";
import { municipalityName } from "#registration/shared";
import { Figures, RoleBars } from "#ui/console/counts.tsx";
import { DataTable } from "#ui/content/data-table.tsx";
import { EmptyState } from "#ui/content/empty-state.tsx";
import { Tag } from "#ui/content/tag.tsx";
import { StaffHead } from "#ui/frame/staff-frame.tsx";
import { RoleMark } from "#ui/thread/role-mark.tsx";
import type { DateStatus } from "#registration";
import { type Role, roles } from "#dialogues/shared";
import { roleShape, roleWord } from "../../../../web/role.ts";
import { house } from "../../../../web/house.ts";
import { StaffPage } from "../../../../web/staff-page.tsx";
import { staffDialogue } from "../../../../web/staff-dialogue.ts";
import type { Route } from "./+types/list.ts";
import { staffTexts as t } from "./texts.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const { by, dialogue, head } = await staffDialogue(context, params.slug);
  const { registration, topics } = context.get(house);
  const of = { dialogueId: dialogue.id, authorityId: by.authorityId };
  const rows = await registration.list(of);
  const raised = await topics.ofDialogue(of);
  const counts = await registration.counts(dialogue.id);
  return {
    head,
    meetings: dialogue.meetings.map((meeting) => {
      const count = (status: DateStatus["status"]) =>
        counts.filter((one) => one.meetingId === meeting.id && one.status === status).reduce((sum, one) => sum + one.count, 0);
      return {
        id: meeting.id,
        day: shortDay(meeting.startsLocal, "sv"),
        capacity: meeting.capacity,
        registered: count("registered") + count("attended"),
        waiting: count("waiting"),
      };
    }),
    rows: rows.map(({ personId, number, name, role, municipality, dates }) => ({
      personId,
      number,
      name,
      role,
      municipality: municipalityName(municipality, "sv"),
      dates,
      topic: raised.find((topic) => topic.personId === personId)?.number,
    })),
  };
}

export default function StaffList({ loaderData }: Route.ComponentProps) {
  const { head, meetings, rows } = loaderData;
  const countOf = (role: Role) => rows.filter((row) => row.role === role).length;
  return (
    <StaffPage dialogue={head}>
      <title>{`${t.title} – ${head.title}`}</title>
      <StaffHead title={t.title} />
      <Figures
        figures={[
          { term: t.registered, value: rows.length },
          ...meetings.map(({ day, capacity, registered, waiting }) => ({ term: day, value: registered, under: t.places(capacity, waiting) })),
          { term: t.context, value: <RoleBars rows={roles.filter((role) => countOf(role) > 0).map((role) => ({ shape: roleShape[role], word: roleWord.sv[role], count: countOf(role) }))} /> },
        ]}
      />
      {rows.length === 0 ? (
        <EmptyState>{t.none}</EmptyState>
      ) : (
        <DataTable
          name={t.tableName}
          rowHead="name"
          columns={[
            { key: "number", head: t.number },
            { key: "name", head: t.name },
            { key: "role", head: t.context },
            { key: "municipality", head: t.municipality },
            ...meetings.map(({ id, day }) => ({ key: id, head: day })),
            { key: "topic", head: t.topic, num: true },
          ]}
          rows={rows.map(({ personId, number, name, role, municipality, dates, topic }) => ({
            key: personId,
            cells: {
              number: String(number).padStart(4, "0"),
              name,
              role: <RoleMark shape={roleShape[role]} word={roleWord.sv[role]} />,
              municipality,
              topic: topic === undefined ? "–" : <a href={`/arbetsplats/${head.slug}/amnen/${topic}`}>{topic}</a>,
              ...Object.fromEntries(meetings.map(({ id }) => [id, <DateTag key={id} date={dates.find((date) => date.meetingId === id)} />])),
            },
          }))}
        />
      )}
    </StaffPage>
  );
}

const tones = { registered: "ok", attended: "ok", waiting: "wait", cancelled: "off" } as const;

function DateTag({ date }: { date: DateStatus | undefined }) {
  if (!date) return "–";
  return (
    <Tag tone={tones[date.status]} small>
      {date.status === "waiting" && date.waitingPlace !== undefined ? t.inLine(date.waitingPlace) : t.statuses[date.status]}
    </Tag>
  );
}
