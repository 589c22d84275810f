import { type ServerBuild, data } from "react-router";
import { says } from "./handle.ts";

/** What loaders and actions answered, by the empty object that stands in for it while the framework has it in its hands. */
const kept = new WeakMap<object, unknown>();
/** What `data()` makes; the framework does not export its class. */
const WithInit = data(null).constructor as new (...made: never) => ReturnType<typeof data>;

function unsent(answer: unknown): unknown {
  if (answer instanceof Response || answer === null || answer === undefined) return answer;
  if (answer instanceof WithInit) return data(unsent(answer.data), answer.init ?? {});
  const standsIn = {};
  kept.set(standsIn, answer);
  return standsIn;
}

/**
 * The framework writes out what a page was given, to be handed to its client, before it asks whether there is one. What pages
 * without a client were given it does not get to see: that was a tenth of what a page of the form cost.
 */
export function withUnsent(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (!route?.module.default || route.parentId === undefined || says(route.module, "client")) return [id, route];
    const { loader, action } = route.module;
    const wrapped = {
      ...(loader && { loader: async (...args: Parameters<typeof loader>) => unsent(await loader(...args)) }),
      ...(action && { action: async (...args: Parameters<typeof action>) => unsent(await action(...args)) }),
    };
    return [id, { ...route, module: { ...route.module, ...wrapped } }];
  });
  return { ...build, routes: Object.fromEntries(routes) };
}

/** What the routes of a page were given, to draw it with. */
export function drawable<Given extends Record<string, unknown> | null>(given: Given): Given {
  const whole = (answer: unknown) => (typeof answer === "object" && answer !== null && kept.has(answer) ? kept.get(answer) : answer);
  return given && (Object.fromEntries(Object.entries(given).map(([id, answer]) => [id, whole(answer)])) as Given);
}
