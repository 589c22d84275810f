import type { ReactElement, ReactNode } from "react";
import { Icon } from "../icon.tsx";
import { useWords, type Words, WordsProvider } from "../words.tsx";
import { type NavLink, NavItems } from "./nav-link.tsx";
import { SiteFooter, type Footer } from "./site-footer.tsx";
import { mainId, SkipLink } from "./skip-link.tsx";

export type PageFrameProps = {
  words: Words;
  authority: { name: string; href: string };
  /** the header's links, languages last; on narrow screens they move to the footer's list */
  nav?: readonly NavLink[] | undefined;
  footer: Footer;
  /** "cover" when the page begins with a Cover: the header takes its colour */
  on?: "paper" | "cover" | undefined;
  /** a form shows what it is for here instead of the navigation: nothing leads away from a half-filled page */
  subject?: ReactNode;
  /** stands over everything: DemoBar */
  top?: ReactNode;
  /** one action that follows along at the bottom of a phone's screen, as long as main is in view */
  mobileAction?: ReactNode;
  /** ground of the whole main: "tint" under a receipt */
  ground?: "tint" | undefined;
  children: ReactNode;
};

function SiteHeader({
  authority,
  nav = [],
  on,
  subject,
}: Pick<PageFrameProps, "authority" | "nav" | "on" | "subject">): ReactElement {
  const words = useWords();
  return (
    <header className="site-header" data-on={subject ? "form" : on}>
      <div className="wrap">
        <a className="authority" href={authority.href}>
          {authority.name}
        </a>
        {subject && <p className="site-subject">{subject}</p>}
        {!subject && nav.length > 0 && (
          <>
            <a className="to-menu" href="#meny">
              <Icon name="menu" />
              {words.menu}
            </a>
            <nav className="site-nav" aria-label={words.siteNav}>
              <ul>
                <NavItems links={nav} />
              </ul>
            </nav>
          </>
        )}
      </div>
    </header>
  );
}

/** The frame of every public page and form: works whole without a script. */
export function PageFrame(props: PageFrameProps): ReactElement {
  const { words, authority, nav, footer, ground, top, mobileAction, children } = props;
  return (
    <WordsProvider words={words}>
      <div className="page">
        <div>
          <SkipLink />
          {top}
          <SiteHeader {...props} />
        </div>
        <main id={mainId} tabIndex={-1} className={ground === "tint" ? "slip-ground" : undefined}>
          {children}
          {mobileAction && <div className="mobile-cta">{mobileAction}</div>}
        </main>
        <SiteFooter authority={authority} nav={nav} footer={footer} />
      </div>
    </WordsProvider>
  );
}
