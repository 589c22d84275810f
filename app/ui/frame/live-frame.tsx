import type { ReactElement, ReactNode } from "react";
import { Bar } from "../thread/share.tsx";
import { type Words, WordsProvider } from "../words.tsx";
import { mainId, SkipLink } from "./skip-link.tsx";

export type LiveFrameProps = {
  words: Words;
  /** which way of filling the window: plenary and console have lists that scroll by themselves */
  room: "plenary" | "group" | "console";
  authority: ReactNode;
  /** "Grupp 7", or the meeting's title */
  place: string;
  /** what is on, and how much of its time has gone (0–1), in words too: "40 procent av tiden har gått" */
  now?: { text: ReactNode; share: number; shareWords: string } | undefined;
  /** Timer, a Tag ("Spelas inte in", class live-flag around it), Clock: in that order */
  top?: ReactNode;
  /** the page's h1 when nothing on it is one: read aloud only */
  title?: string | undefined;
  /** Announcements and Notices. Their place is a polite live region, there from the start, so that each is read aloud. */
  notices?: ReactNode;
  /** ControlBar */
  bottom?: ReactNode;
  /** stands over everything: DemoBar */
  demo?: ReactNode;
  /** the person's own choices, from the lobby or Textens utseende */
  still?: boolean | undefined;
  captionSize?: "large" | "huge" | undefined;
  captionColors?: "light" | "yellow" | undefined;
  children: ReactNode;
};

/** The frame of the live room and the console: top bar, room, control bar. Needs styles/live.css. */
export function LiveFrame(props: LiveFrameProps): ReactElement {
  const {
    words,
    room,
    authority,
    place,
    now,
    top,
    title,
    notices,
    bottom,
    demo,
    still,
    captionSize,
    captionColors,
    children,
  } = props;
  return (
    <WordsProvider words={words}>
      <SkipLink />
      <div
        className="live"
        data-room={room}
        data-motion={still ? "still" : undefined}
        data-caption-size={captionSize}
        data-caption-colors={captionColors}
      >
        {demo}
        <header className="live-top">
          <p className="live-id">
            <span className="authority">{authority}</span>
            <span className="live-place">{place}</span>
          </p>
          {now && (
            <div className="live-now">
              <p>{now.text}</p>
              <Bar share={now.share} words={now.shareWords} />
            </div>
          )}
          <div className="live-side-top">{top}</div>
        </header>
        <main id={mainId} tabIndex={-1}>
          {title && <h1 className="vh">{title}</h1>}
          <div className="live-notices" aria-live="polite">
            {notices}
          </div>
          {children}
        </main>
        {bottom && <div className="live-bottom">{bottom}</div>}
      </div>
    </WordsProvider>
  );
}
