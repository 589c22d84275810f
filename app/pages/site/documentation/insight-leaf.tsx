import { Fragment, type ReactNode } from "react";
import { dyes, kindWords } from "#notes/shared";
import type { Language } from "#platform/i18n";
import { Said } from "#ui/content/said.tsx";
import { Insight } from "#ui/thread/insight-sheet.tsx";
import { NoteCard, NoteList } from "#ui/thread/note-card.tsx";
import type { ThreadNode } from "#ui/thread/thread.tsx";
import { type DocumentationView, anchors } from "./documentation-view.ts";
import { texts } from "./texts.ts";

type Shown = DocumentationView["insights"][number];

/** One published insight, and the thread back to topic, question, group and note. */
export function InsightLeaf({ insight, language, first }: { insight: Shown; language: Language; first: number | undefined }) {
  const t = texts[language];
  const { number, notes, commitments } = insight;
  const voice = notes.find(({ kind }) => kind === "experience") ?? notes[0];
  return (
    <Insight
      id={anchors.insight(number)}
      number={number}
      numberWord={t.insightWord(number)}
      title={<span lang="sv">{insight.title}</span>}
      body={<span lang="sv">{insight.body}</span>}
      quote={voice && { said: <span lang="sv">{voice.text}</span>, source: <a href={`#${voice.anchor}`}>{t.noteFrom(voice.group, voice.round)}</a> }}
      counted={<Counted insight={insight} language={language} />}
      sources={{ summary: t.restsOn, nodes: threadOf(insight, language), open: number === first }}
      leads={commitments.length > 0 ? <>{t.led} {links(commitments.map((one) => ({ href: anchors.commitment(one.number), text: <span lang="sv">{one.what}</span> })))}</> : <span className="quiet">{t.noLead}</span>}
    />
  );
}

/** What it rests on, in one line where everything is a way there (H4); and how many of the groups have said yes. */
function Counted({ insight, language }: { insight: Shown; language: Language }) {
  const t = texts[language];
  const { number, notes, questions, topics, confirmed, groups } = insight;
  const days = new Set(questions.map(({ day }) => day)).size;
  return (
    <>
      <a href={`#${anchors.note(number, 1)}`}>{t.notes(notes.length)}</a> {t.outOf}{" "}
      {questions.map(({ anchor, round, day, talks }, at) => (
        <Fragment key={anchor}>
          {at > 0 && ", "}
          <a href={`#${anchor}`}>{days > 1 ? t.roundOn(round, day) : t.round(round)}</a> ({t.groupWord} {links(talks.map((talk) => ({ href: talk.anchor, text: talk.group })))})
        </Fragment>
      ))}
      {topics.length > 0 && <>. {links(topics.map((topic) => ({ href: anchors.topic(topic), text: t.topic(topic) })))}</>}. {t.confirmed(confirmed, groups)}.
    </>
  );
}

function threadOf({ number, topics, questions, talks, notes, kinds }: Shown, language: Language): ThreadNode[] {
  const t = texts[language];
  const people = talks.reduce((sum, talk) => sum + talk.people, 0);
  return [
    ...(topics.length > 0 ? [{ title: t.topics(topics), when: links(topics.map((topic) => ({ href: anchors.topic(topic), text: t.topic(topic) }))) }] : []),
    ...(questions.length > 0 ? [{ title: t.questions(questions.length), when: links(questions.map(({ anchor, question, day }) => ({ href: anchor, text: <><Said {...question} />{` (${day})`}</> }))) }] : []),
    { title: t.groups(talks.length), when: <>{links(talks.map(({ anchor, group, round }) => ({ href: anchor, text: t.groupRound(group, round) })))} · {t.people(people)}</> },
    {
      title: t.notes(notes.length),
      when: t.kinds(kinds),
      more: (
        <div className="mt-4">
          <NoteList name={`${t.insight(number)}, ${t.notes(notes.length)}`} small>
            {notes.map((note, at) => (
              <NoteCard
                key={`${note.anchor}-${at}`}
                id={anchors.note(number, at + 1)}
                dye={dyes[note.kind]}
                kind={kindWords[language][note.kind]}
                said={<span lang="sv">{note.text}</span>}
                source={<a href={`#${note.anchor}`}>{t.groupRound(note.group, note.round)}</a>}
              />
            ))}
          </NoteList>
        </div>
      ),
    },
  ];
}

export function links(all: readonly { href: string; text: ReactNode }[]): ReactNode {
  return all.map(({ href, text }, at) => (
    <Fragment key={href}>
      {at > 0 && ", "}
      <a href={`#${href}`}>{text}</a>
    </Fragment>
  ));
}
