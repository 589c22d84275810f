import { data } from "react-router";
import { tell } from "#platform/i18n";
import type { Unsubscribing } from "#registration";
import { Button } from "#ui/button.tsx";
import { PageHead } from "#ui/content/leaf.tsx";
import { Notice } from "#ui/content/notice.tsx";
import { Said } from "#ui/content/said.tsx";
import { Wrap } from "#ui/frame/wrap.tsx";
import { house } from "../../../web/house.ts";
import { PublicPage } from "../../../web/public-page.tsx";
import { visit } from "../../../web/visit.ts";
import type { Route } from "./+types/unsubscribe.ts";
import { unsubscribeTexts } from "./unsubscribe-texts.ts";

type Args = Pick<Route.LoaderArgs, "params" | "context">;

async function shown({ context }: Args, found: Unsubscribing) {
  const { language } = context.get(visit);
  const dialogue = found.outcome === "unknown" ? undefined : await context.get(house).dialogues.find(found.dialogueId);
  return data({ language, outcome: found.outcome, title: dialogue && tell(dialogue.title, language) }, { status: found.outcome === "unknown" ? 404 : 200 });
}

/** Looking changes nothing: mail scanners open every link (B3). */
export async function loader(args: Route.LoaderArgs) {
  return shown(args, await args.context.get(house).registration.invitees.lookUnsubscribe(args.params.token));
}

/** The button, or a mail program by itself (RFC 8058): it posts without cookies and without Origin, and the address is its key. */
export async function action(args: Route.ActionArgs) {
  return shown(args, await args.context.get(house).registration.invitees.unsubscribe(args.params.token));
}

export const headers = () => ({ "Cache-Control": "no-store", "X-Robots-Tag": "noindex" });

export default function Unsubscribe({ loaderData, actionData }: Route.ComponentProps) {
  const { language, outcome, title } = actionData ?? loaderData;
  const t = unsubscribeTexts[language];
  const head = outcome === "unsubscribed" ? t.done : t.title;
  return (
    <PublicPage>
      <title>{head}</title>
      <Wrap>
        <PageHead kicker={title && <Said {...title} />} title={head} lead={outcome === "subscribed" ? t.lead : outcome === "unsubscribed" ? t.doneLead : undefined} />
        {outcome === "unknown" && <Notice tone="warn">{t.unknown}</Notice>}
        {outcome === "subscribed" && (
          <form method="post" className="mt-6">
            <Button size="large">{t.button}</Button>
          </form>
        )}
      </Wrap>
    </PublicPage>
  );
}
