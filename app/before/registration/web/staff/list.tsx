import { dayAndYear } from "#platform/i18n";
import { municipalityName } from "#registration/shared";
import { LinkButton } from "#ui/button.tsx";
import { Figures, RoleBars } from "#ui/console/counts.tsx";
import { DataTable } from "#ui/content/data-table.tsx";
import { EmptyState } from "#ui/content/empty-state.tsx";
import { Notice } from "#ui/content/notice.tsx";
import { StaffHead } from "#ui/frame/staff-frame.tsx";
import { RoleMark } from "#ui/thread/role-mark.tsx";
import type { DateStatus } from "#registration";
import { type Role, roles } from "#dialogues/shared";
import { roleShape, roleWord } from "../../../../web/role.ts";
import { house } from "../../../../web/house.ts";
import { StaffPage } from "../../../../web/staff-page.tsx";
import { staffDialogue } from "../../../../web/staff-dialogue.ts";
import type { Route } from "./+types/list.ts";
import { FileForm, ListForm } from "./list-form.tsx";
import { answerColumns } from "./answer-columns.ts";
import { addressOf, optionsOf, pageSize, readSearch, searchIn, searchOf } from "./list-search.ts";
import { Pages } from "./pages.tsx";
import { DateTag } from "./date-tag.tsx";
import { padded, staffTexts as t } from "./texts.ts";

export async function loader({ params, context, request }: Route.LoaderArgs) {
  const { by, dialogue, head } = await staffDialogue(context, params.slug);
  const { registration, topics } = context.get(house);
  const of = { dialogueId: dialogue.id, authorityId: by.authorityId };
  const asked = new URL(request.url).searchParams;
  const search = readSearch(asked, dialogue);
  const { rows, total } = await registration.search({ ...searchOf(search, dialogue, by.authorityId), page: { size: pageSize, number: search.page } });
  const raised = new Map((await topics.ofDialogue(of)).map(({ personId, number }) => [personId, number]));
  const columns = answerColumns(dialogue.extraQuestions, await registration.answered(dialogue, rows.map(({ extra }) => extra)));
  const { open: doubles, twins } = await registration.pairs(of);
  const counts = await registration.counts(dialogue.id);
  const { registered, byRole } = await registration.size(of);
  return {
    head,
    search,
    total,
    registered,
    byRole,
    doubles: doubles.length,
    seesNeeds: by.roles.includes("access"),
    entered: asked.get("infort")?.match(/^\d{1,7}$/)?.[0],
    meetings: dialogue.meetings.map((meeting) => {
      const count = (status: DateStatus["status"]) =>
        counts.filter((one) => one.meetingId === meeting.id && one.status === status).reduce((sum, one) => sum + one.count, 0);
      return {
        id: meeting.id,
        number: meeting.number,
        day: dayAndYear(meeting.startsLocal, "sv"),
        capacity: meeting.capacity,
        registered: count("registered") + count("attended"),
        waiting: count("waiting"),
      };
    }),
    options: optionsOf(dialogue).map(({ value, question, option }) => ({ value, text: t.search.option(question.label.sv, option.label.sv) })),
    columns: columns.map(({ id, head: words }) => ({ key: id, head: words })),
    rows: rows.map(({ personId, number, name, role, municipality, dates }, at) => ({
      personId,
      number,
      name,
      role,
      municipality: municipalityName(municipality, "sv"),
      dates,
      answers: columns.map(({ cells }) => cells[at] ?? ""),
      topic: raised.get(personId),
      twins: twins.get(personId),
    })),
  };
}

export default function StaffList({ loaderData }: Route.ComponentProps) {
  const { head, meetings, options, columns, rows, search, total, registered, byRole, doubles, seesNeeds, entered } = loaderData;
  const countOf = (role: Role) => byRole[role] ?? 0;
  const base = `/arbetsplats/${head.slug}/anmalningar`;
  return (
    <StaffPage dialogue={head}>
      <title>{`${t.title} – ${head.title}`}</title>
      <StaffHead title={t.title}>
        <div className="row">
          <LinkButton look="second" href={`${base}/inbjudna`}>
            {t.invitees}
          </LinkButton>
          <LinkButton look="second" href={`${base}/ny`}>
            {t.enter.title}
          </LinkButton>
          <LinkButton look="second" href={`${base}/sen`}>
            {t.late.short}
          </LinkButton>
        </div>
      </StaffHead>
      {entered && (
        <Notice tone="ok">
          <p>
            {t.entered(entered)} <a href={`${base}/${entered}`}>{t.open}</a>
          </p>
        </Notice>
      )}
      <Figures
        figures={[
          { term: t.registered, value: registered },
          ...meetings.map(({ day, capacity, registered: taken, waiting }) => ({ term: day, value: taken, under: t.places(capacity, waiting) })),
          ...(registered === 0 ? [] : [{ term: t.context, value: <RoleBars rows={roles.filter((role) => countOf(role) > 0).map((role) => ({ shape: roleShape[role], word: roleWord.sv[role], count: countOf(role) }))} /> }]),
        ]}
      />
      {registered === 0 ? (
        <EmptyState>{t.none}</EmptyState>
      ) : (
        <>
          <ListForm search={search} days={meetings} options={options} />
          <div className="staff-head">
            <p role="status">{t.found(total, registered)}</p>
            <FileForm search={search} slug={head.slug} seesNeeds={seesNeeds} />
          </div>
          {doubles > 0 && (
            <p>
              <a href={`${base}/dubbletter`}>{t.doubles(doubles)}</a>
            </p>
          )}
          {rows.length === 0 ? <EmptyState>{t.noneFound}</EmptyState> : <RegistrationTable {...{ head, meetings, columns, rows, search }} />}
          <Pages page={search.page} total={total} address={(page) => addressOf(search, page)} />
        </>
      )}
    </StaffPage>
  );
}

type Shown = Route.ComponentProps["loaderData"];

function RegistrationTable({ head, meetings, columns, rows, search }: Pick<Shown, "head" | "meetings" | "columns" | "rows" | "search">) {
  return (
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
        ...columns.map(({ key, head: words }) => ({ key, head: <span className="answer-head">{words}</span> })),
      ]}
      rows={rows.map(({ personId, number, name, role, municipality, dates, topic, twins, answers }) => ({
        key: personId,
        cells: {
          number: padded(number),
          name: (
            <>
              <a href={`/arbetsplats/${head.slug}/anmalningar/${number}${searchIn(search)}`}>{name}</a>
              {twins?.map((twin) => (
                <a key={twin.number} className="small list-twins" href={`/arbetsplats/${head.slug}/anmalningar/${number}/jamfor/${twin.number}`}>
                  {t.alike(twin)}
                </a>
              ))}
            </>
          ),
          role: <RoleMark shape={roleShape[role]} word={roleWord.sv[role]} />,
          municipality,
          topic: topic === undefined ? "–" : <a href={`/arbetsplats/${head.slug}/amnen/${topic}`}>{topic}</a>,
          ...Object.fromEntries(columns.map(({ key }, at) => [key, <AnswerCell key={key} text={answers[at] ?? ""} />])),
          ...Object.fromEntries(meetings.map(({ id }) => [id, <DateTag key={id} date={dates.find((date) => date.meetingId === id)} />])),
        },
      }))}
    />
  );
}

/** Longer than this it would make its row a page. */
const mostInRow = 90;

function AnswerCell({ text }: { text: string }) {
  if (text.length <= mostInRow) return text || "–";
  return (
    <details className="long-answer">
      <summary>{`${Array.from(text).slice(0, mostInRow - 20).join("")}…`}</summary>
      {text}
    </details>
  );
}
