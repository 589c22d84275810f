import type { ReactElement, ReactNode } from "react";
import { Mark } from "../thread/ring.tsx";
import { useWords } from "../words.tsx";
import { type NavLink, NavItems } from "./nav-link.tsx";

export type Footer = {
  /** who answers for the page: "Kulturnämnden är ansvarig myndighet för rådslaget." */
  responsible: string;
  links: readonly NavLink[];
  /** name of the system and one line: ["Rådslag", "ett verktyg för offentliga samtal"] */
  madeWith: readonly [string, string];
  /** mark and words of who pays, as the funder demands them */
  funding?: ReactNode;
};

type Props = { authority: { name: string }; nav?: readonly NavLink[] | undefined; footer: Footer };

export function SiteFooter({ authority, nav = [], footer }: Props): ReactElement {
  return (
    <footer className="site-footer">
      <div className="wrap">
        {footer.funding && <div className="funding">{footer.funding}</div>}
        <div className="footer-cols">
          <div>
            <p className="footer-name">{authority.name}</p>
            <p>{footer.responsible}</p>
          </div>
          <nav id="meny" aria-label={useWords().menu}>
            <ul>
              <NavItems links={nav} className="only-narrow" />
              <NavItems links={footer.links} />
            </ul>
          </nav>
          <p className="made-with">
            <Mark size={28} />
            <span>
              {footer.madeWith[0]}
              <br />
              {footer.madeWith[1]}
            </span>
          </p>
        </div>
      </div>
    </footer>
  );
}
