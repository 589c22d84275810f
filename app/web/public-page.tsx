import type { ReactNode } from "react";
import { useLocation, useRouteLoaderData } from "react-router";
import { withoutSecret } from "#platform/http/secret-path";
import { type Language, languages } from "#platform/i18n";
import type { NavLink } from "#ui/frame/nav-link.tsx";
import { PageFrame } from "#ui/frame/page-frame.tsx";
import { DemoClock } from "./demo-clock.tsx";
import { inLanguage, languageOf } from "./language.ts";
import type { loader } from "../root.tsx";
import { texts } from "./texts.ts";

/** Each language is offered by the name it has for itself. */
const ownName: Record<Language, string> = { sv: "Svenska", en: "English", fi: "Suomi" };

type Props = {
  /** "cover" when the page begins with a Cover */
  on?: "cover";
  /** what a form is for; it replaces the navigation, so that nothing leads away from a half-filled page */
  subject?: ReactNode;
  ground?: "tint";
  mobileAction?: ReactNode;
  /** the funder's mark and words, on the pages of a dialogue */
  funding?: ReactNode;
  /** the authority that answers for this page; without it the organisation's first */
  authority?: string;
  children: ReactNode;
};

/** The frame of every page without a client: who is behind it, the way around, the languages, the way to say something. */
export function PublicPage({ subject, on, ground, mobileAction, funding, authority, children }: Props) {
  const { pathname } = useLocation();
  const language = languageOf(pathname);
  const t = texts[language];
  const house = useRouteLoaderData<typeof loader>("root");
  const to = (path: string) => inLanguage(path, language);
  const nav: NavLink[] = [
    { href: to("/"), text: t.allDialogues, current: to("/") === pathname },
    { href: to("/mitt-deltagande"), text: t.myParticipation, current: to("/mitt-deltagande") === pathname },
    ...languages.filter((one) => one !== language).map((one) => ({ href: inLanguage(pathname, one), text: ownName[one], lang: one })),
  ];
  const answers = authority ?? house?.authority;
  return (
    <PageFrame
      words={t.words}
      top={<DemoClock />}
      authority={{ name: house?.organisation ?? "Rådslag", href: to("/") }}
      nav={nav}
      on={on}
      subject={subject}
      ground={ground}
      mobileAction={mobileAction}
      footer={{
        responsible: answers ? t.responsible(answers) : "",
        links: [
          { href: to(`/synpunkter?sida=${encodeURIComponent(withoutSecret(pathname))}`), text: t.feedback },
          { href: to("/personuppgifter"), text: t.personalData },
          { href: to("/tillganglighet"), text: t.accessibility },
        ],
        madeWith: ["Rådslag", t.tool],
        funding,
      }}
    >
      {children}
    </PageFrame>
  );
}
