import { data } from "react-router";
import { say } from "#platform/i18n";
import { LinkButton } from "#ui/button.tsx";
import { Embedded } from "#ui/content/embedded.tsx";
import { Said } from "#ui/content/said.tsx";
import { house } from "../../../web/house.ts";
import { inLanguage } from "../../../web/language.ts";
import { visit } from "../../../web/visit.ts";
import { invitationView } from "../invitation/invitation-view.ts";
import { stateInWords } from "../invitation/state-in-words.ts";
import { texts } from "../texts.ts";
import type { Route } from "./+types/embedded.ts";

/** The invitation for a frame on a site that the dialogue's file names (I3). It knows nobody, so it may be kept for a minute. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { dialogues, registration, authorities, origin } = context.get(house);
  const { language } = context.get(visit);
  const dialogue = await dialogues.bySlug(params.slug);
  if (!dialogue || dialogue.state === "draft") throw data(null, { status: 404 });
  const authority = await authorities.find(dialogue.authorityId);
  const view = invitationView(dialogue, dialogues.window(dialogue), await registration.counts(dialogue.id), { language, origin: origin() });
  const from = authority && [say(authority.name, language), authority.organisation.name].join(", ");
  return data({ view, from }, { headers: { "Content-Security-Policy": frameAncestors(dialogue.embeddedOn), "Cache-Control": "public, max-age=60" } });
}

/** Our own pages may too, so that staff see how it looks; but only once somebody else may. */
const frameAncestors = (origins: readonly string[] = []) => `frame-ancestors ${origins.length === 0 ? "'none'" : ["'self'", ...origins].join(" ")}`;

export const headers: Route.HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export default function EmbeddedInvitation({ loaderData: { view, from } }: Route.ComponentProps) {
  const { language, slug, window, title, kind, lead, meetings } = view;
  const t = texts[language];
  const invitation = inLanguage(`/dialog/${slug}`, language);
  return (
    <>
      <title>{`${title.text} – ${kind.text}`}</title>
      <meta name="robots" content="noindex" />
      <Embedded
        kicker={<Said {...kind} />}
        title={<Said {...title} />}
        lead={<Said {...lead} />}
        dates={meetings.map(({ starts, day, from: begins, to, calledOff }) => ({ dateTime: starts, day, time: calledOff ? t.invite.calledOff : t.time(begins, to) }))}
        state={stateInWords(view)}
        actions={
          <>
            {window === "open" && (
              <LinkButton href={`${invitation}/anmalan`} target="_top" look="paper">
                {t.invite.register}
              </LinkButton>
            )}
            <a href={invitation} target="_top">
              {t.embed.read}
            </a>
          </>
        }
        from={from && `${t.embed.from} ${from}.`}
      />
    </>
  );
}
