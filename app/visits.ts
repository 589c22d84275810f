import type { People } from "#people";
import { clientAddress } from "#platform/http/client-address";
import { languageOf } from "./web/language.ts";
import type { Visit } from "./web/visit.ts";

/** Reads who asks from a request. A session is looked up once, and only when a page asks for it. */
export function openVisits(people: People, { trustedProxy }: { trustedProxy: boolean }) {
  return (request: Request, socket: string): Visit => {
    const cookies = request.headers.get("cookie");
    const asked = (kind: "staff" | "participant") => {
      let answer: ReturnType<Visit["staff"]> | undefined;
      return () => (answer ??= people.sessions.ofRequest(cookies, kind));
    };
    return {
      language: languageOf(new URL(request.url).pathname),
      address: clientAddress({ forwardedFor: request.headers.get("x-forwarded-for"), socket, trustedProxy }),
      participant: asked("participant"),
      staff: asked("staff"),
    };
  };
}
