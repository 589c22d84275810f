import { use } from "react";
import { Links, Meta, Outlet, Scripts, isRouteErrorResponse, useLocation, useMatches, useRouteError } from "react-router";
import { say } from "#platform/i18n";
import liveSheet from "#ui/styles/live.css?url";
import publicSheet from "#ui/styles/public.css?url";
import type { Route } from "./+types/root.ts";
import { demoState } from "./web/demo.ts";
import { says } from "./web/handle.ts";
import { house } from "./web/house.ts";
import { inLanguage, languageOf } from "./web/language.ts";
import { NonceContext } from "./web/nonce.ts";
import { PublicPage } from "./web/public-page.tsx";
import { texts } from "./web/texts.ts";
import { visit } from "./web/visit.ts";

export function Layout({ children }: { children: React.ReactNode }) {
  const { pathname } = useLocation();
  const nonce = use(NonceContext);
  const matches = useMatches();
  const client = matches.some((match) => says(match, "client"));
  const live = matches.some((match) => says(match, "live"));
  return (
    <html lang={languageOf(pathname)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={publicSheet} />
        {client || live ? <link rel="stylesheet" href={liveSheet} /> : null}
        <link rel="stylesheet" href="/tema.css" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        {client ? <Scripts {...(nonce ? { nonce } : {})} /> : null}
      </body>
    </html>
  );
}

/** What every frame shows. It is public: nothing about the visitor. */
export async function loader({ context }: Route.LoaderArgs) {
  const { language } = context.get(visit);
  const organisation = await context.get(house).authorities.organisation();
  return {
    demo: await demoState(context.get(house)),
    organisation: organisation?.name,
    authority: organisation?.authorities[0] && say(organisation.authorities[0].name, language),
  };
}

export default function Root() {
  return <Outlet />;
}

/** What a visitor sees when a page is not there, or when something broke: what to do next, never a stack. */
export function ErrorBoundary() {
  const error = useRouteError();
  const { pathname } = useLocation();
  const t = texts[languageOf(pathname)];
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const [title, lead] =
    status === 404 ? [t.notFound, t.notFoundLead] : status < 500 ? [t.refused, t.refusedLead] : [t.broken, t.brokenLead];
  return (
    <PublicPage>
      <title>{title}</title>
      <section className="wrap leaf">
        <h1>{title}</h1>
        <p>{lead}</p>
        <p>
          <a href={inLanguage("/", languageOf(pathname))}>{t.toStart}</a>
        </p>
      </section>
    </PublicPage>
  );
}
