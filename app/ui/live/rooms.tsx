import type { ReactElement, ReactNode } from "react";

type PlenaryProps = {
  /** names the stage: "Scen" */
  stageName: string;
  /** the Tile of the one who speaks */
  speaker: ReactNode;
  /** at most two Tiles: the interpreter first, always in the same place */
  beside?: ReactNode;
  /** TextSurface */
  text: ReactNode;
  /** names the side: "Mötet" */
  sideName: string;
  /** PanelSwitch, then TurnQueue, SideBlock panel="programme", SideBlock panel="people" */
  side: ReactNode;
};

/** Everyone in one room: stage and text, the queue beside. */
export function PlenaryRoom({
  stageName,
  speaker,
  beside,
  text,
  sideName,
  side,
}: PlenaryProps): ReactElement {
  return (
    <div className="plenary-room">
      <section className="stage" aria-label={stageName} data-alone={beside ? undefined : true}>
        {speaker}
        {beside && <div className="stage-pair">{beside}</div>}
      </section>
      {text}
      <aside className="live-side" aria-label={sideName} tabIndex={0}>
        {side}
      </aside>
    </div>
  );
}

/** A part of the side column that the switch can show. */
export function SideBlock({
  panel,
  title,
  children,
}: {
  panel: "programme" | "people";
  title: string;
  children: ReactNode;
}): ReactElement {
  return (
    <section className={`side-block p-${panel}`} aria-labelledby={`${panel}-title`}>
      <h2 id={`${panel}-title`}>{title}</h2>
      {children}
    </section>
  );
}

type GroupProps = {
  /** QuestionCard */
  question: ReactNode;
  /** PanelSwitch with talk, notes, turns */
  panels: ReactNode;
  /** names the faces: "I gruppen" */
  peopleName: string;
  /** Tiles */
  people: ReactNode;
  /** TextSurface */
  text: ReactNode;
  /** TurnQueue */
  turns: ReactNode;
  notes: {
    title: string;
    under?: ReactNode;
    /** NoteList scrolls, or EmptyState */ list: ReactNode;
    /** Composer */ composer?: ReactNode;
  };
};

/** A group's table. Order in code is the order on a phone: question, switch, faces, text, queue, notes. */
export function GroupRoom({
  question,
  panels,
  peopleName,
  people,
  text,
  turns,
  notes,
}: GroupProps): ReactElement {
  return (
    <div className="group-room">
      {question}
      {panels}
      <section className="g-people" aria-label={peopleName}>
        {people}
      </section>
      {text}
      {turns}
      <section className="g-notes" aria-labelledby="notes-title">
        <div className="g-notes-head">
          <h2 id="notes-title">{notes.title}</h2>
          {notes.under && <p className="small quiet">{notes.under}</p>}
        </div>
        {notes.list}
        {notes.composer}
      </section>
    </div>
  );
}
