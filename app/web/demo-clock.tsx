import { useLocation, useRouteLoaderData } from "react-router";
import { DemoBar } from "#ui/frame/demo-bar.tsx";
import type { loader } from "../root.tsx";
import { texts } from "./texts.ts";

const t = texts.sv.demo;

/** Over every page of a demonstration: what this is, what time it is in there, and the ways ahead. */
export function DemoClock() {
  const { pathname } = useLocation();
  const demo = useRouteLoaderData<typeof loader>("root")?.demo;
  if (!demo) return null;
  return (
    <DemoBar name={t.name} text={t.now(demo.now)}>
      <form method="post" action="/demo/klocka" className="row">
        <input type="hidden" name="back" value={pathname} />
        {demo.jumps.slice(0, 2).map(({ to, where, day }) => (
          <button key={to} type="submit" name="to" value={to} className="as-link">
            {where === "deadline" ? t.toDeadline : t.toLobby(day)}
          </button>
        ))}
      </form>
    </DemoBar>
  );
}
