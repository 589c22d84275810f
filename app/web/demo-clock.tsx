import { useLocation, useRouteLoaderData } from "react-router";
import { DemoBar } from "#ui/frame/demo-bar.tsx";
import { day, hour } from "#platform/i18n";
import type { loader } from "../root.tsx";
import { languageOf } from "./language.ts";
import { texts } from "./texts.ts";

/** Over every page of a demonstration: what this is, what time it is in there, and the ways ahead. */
export function DemoClock() {
  const { pathname } = useLocation();
  const demo = useRouteLoaderData<typeof loader>("root")?.demo;
  if (!demo) return null;
  const language = languageOf(pathname);
  const t = texts[language].demo;
  return (
    <DemoBar name={t.name} text={t.now(day(demo.local, language), hour(demo.local, language))}>
      <form method="post" action="/demo/klocka" className="row">
        <input type="hidden" name="back" value={pathname} />
        {demo.jumps.slice(0, 2).map(({ to, where, local }) => (
          <button key={to} type="submit" name="to" value={to} className="as-link">
            {where === "deadline" ? t.toDeadline : t.toLobby(day(local, language))}
          </button>
        ))}
      </form>
    </DemoBar>
  );
}
