import type { ReactElement, ReactNode } from "react";
import { type Words, WordsProvider } from "../words.tsx";
import { type NavLink, NavItems } from "./nav-link.tsx";
import { mainId, SkipLink } from "./skip-link.tsx";

export type StaffFrameProps = {
  words: Words;
  authority: { name: string; href: string };
  /** the dialogue that the pages are about */
  meeting?: { title: string; href: string } | undefined;
  /** who is signed in, and the way out */
  who?: ReactNode;
  /** name of the navigation: "Rådslaget" */
  navName?: string | undefined;
  nav?: readonly NavLink[] | undefined;
  /** stands over everything: DemoBar */
  top?: ReactNode;
  children: ReactNode;
};

/** The frame of the organiser's pages: no footer, a row of places, 16 px text. */
export function StaffFrame({
  words,
  authority,
  meeting,
  who,
  navName,
  nav,
  top,
  children,
}: StaffFrameProps): ReactElement {
  return (
    <WordsProvider words={words}>
      <div className="page staff">
        <div>
          <SkipLink />
          {top}
          <header className="staff-top">
            <div className="wrap-wide">
              <p className="staff-place">
                <a className="authority" href={authority.href}>
                  {authority.name}
                </a>
                {meeting && (
                  <a className="staff-meeting" href={meeting.href}>
                    {meeting.title}
                  </a>
                )}
              </p>
              {who && <div className="staff-who">{who}</div>}
              {nav && (
                <nav aria-label={navName}>
                  <ul>
                    <NavItems links={nav} />
                  </ul>
                </nav>
              )}
            </div>
          </header>
        </div>
        <main id={mainId} tabIndex={-1}>
          <div className="wrap-wide">{children}</div>
        </main>
      </div>
    </WordsProvider>
  );
}

/** First on a page of staff: heading, a line under it, and to the right Counts or buttons. */
export function StaffHead({
  title,
  under,
  children,
}: {
  title: ReactNode;
  under?: ReactNode;
  children?: ReactNode;
}): ReactElement {
  return (
    <div className="staff-head">
      <div>
        <h1>{title}</h1>
        {under && <p className="small quiet">{under}</p>}
      </div>
      {children}
    </div>
  );
}
