import type { ReactNode } from "react";
import { useLocation, useRouteLoaderData } from "react-router";
import { StaffFrame } from "#ui/frame/staff-frame.tsx";
import type { loader } from "../root.tsx";
import { DemoClock } from "./demo-clock.tsx";
import { staffTexts, texts } from "./texts.ts";

type Props = {
  /** the dialogue that the page is about */
  dialogue?: { slug: string; title: string };
  children: ReactNode;
};

/** The frame of the organiser's pages. Staff read Swedish. */
export function StaffPage({ dialogue, children }: Props) {
  const { pathname } = useLocation();
  const [t, staff] = [texts.sv, staffTexts.sv];
  const house = useRouteLoaderData<typeof loader>("root");
  const at = dialogue && `/arbetsplats/${dialogue.slug}`;
  const places = at
    ? [
        { href: at, text: staff.overview },
        { href: `${at}/publicering`, text: staff.publishing },
        { href: `${at}/anmalningar`, text: staff.registrations },
        { href: `${at}/amnen`, text: staff.topics },
        { href: `${at}/utskick`, text: staff.mailings },
        { href: `${at}/skord`, text: staff.harvest },
        { href: `${at}/ataganden`, text: staff.commitments },
        { href: `/dialog/${dialogue.slug}/dokumentation`, text: staff.documentation },
      ]
    : [{ href: "/arbetsplats", text: t.allDialogues }];
  return (
    <StaffFrame
      words={t.words}
      top={<DemoClock />}
      authority={{ name: house?.organisation ?? "Rådslag", href: "/arbetsplats" }}
      meeting={dialogue && { title: dialogue.title, href: at ?? "" }}
      navName={staff.navName}
      nav={places.map((place) => ({ ...place, current: place.href === pathname || (place.href !== at && pathname.startsWith(`${place.href}/`)) }))}
      who={
        <form method="post" action="/logga-ut">
          <button type="submit" className="as-link">
            {staff.signOut}
          </button>
        </form>
      }
    >
      {children}
    </StaffFrame>
  );
}
