import { data } from "react-router";
import { BackLink } from "#ui/button.tsx";
import { Facts } from "#ui/content/facts.tsx";
import { PageHead } from "#ui/content/leaf.tsx";
import { Wrap } from "#ui/frame/wrap.tsx";
import { house } from "../../../web/house.ts";
import { PublicPage } from "../../../web/public-page.tsx";
import type { Route } from "./+types/mailbox-letter.ts";
import { mailboxTexts as t } from "./mailbox-texts.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const letter = await context.get(house).letters.mailbox?.one(params.letter);
  if (!letter) throw data(null, { status: 404 });
  const { to, subject, text, replyTo, messageId, calendar } = letter;
  return { to, subject, text, replyTo, messageId, calendar: calendar?.content };
}

/** The letter as plain text; its links can be clicked, since nothing else here leads to them. */
export default function MailboxLetter({ loaderData }: Route.ComponentProps) {
  const { to, subject, text, replyTo, messageId, calendar } = loaderData;
  return (
    <PublicPage>
      <title>{subject}</title>
      <Wrap>
        <BackLink href="/brevlada">{t.back}</BackLink>
        <PageHead title={subject} />
        <Facts
          facts={[
            { term: t.to, value: to },
            ...(replyTo ? [{ term: t.from, value: replyTo }] : []),
            { term: t.messageId, value: messageId, small: true },
          ]}
        />
        <pre className="letter-text mt-6">{text.split(/(https?:\/\/\S+)/).map((part, i) => (i % 2 === 1 ? <a key={i} href={part}>{part}</a> : part))}</pre>
        {calendar && (
          <>
            <h2 className="mt-6">{t.calendar}</h2>
            <pre className="letter-text small">{calendar}</pre>
          </>
        )}
      </Wrap>
    </PublicPage>
  );
}
