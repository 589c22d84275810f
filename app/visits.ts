import type { People } from "#people";
import { languageOf } from "./web/language.ts";
import type { Visit } from "./web/visit.ts";

/** Reads who asks from a request. A session is looked up once, and only when a page asks for it. */
export function openVisits(people: People) {
  return (request: Request, address: string): Visit => {
    const cookies = request.headers.get("cookie");
    const asked = (kind: "staff" | "participant") => {
      let answer: ReturnType<Visit["staff"]> | undefined;
      return () => (answer ??= people.sessions.ofRequest(cookies, kind));
    };
    return {
      language: languageOf(new URL(request.url).pathname),
      address,
      participant: asked("participant"),
      staff: asked("staff"),
    };
  };
}
