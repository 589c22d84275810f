import type { Changes } from "#mailings";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/content/notice.tsx";
import { staffTexts as t } from "./staff-texts.ts";

export type MailingAnswer =
  | { said: "pause" | "resume" | "stop" | "retried" | "queued"; count: number }
  | { said: "tried"; to: string }
  | { said: "no-own-address" | "already" | "changed" };

/** What came of the button that was pressed. "changed" and "pause" show in the page itself. */
export function Answer({ answer }: { answer: MailingAnswer | undefined }) {
  const said = answer && sentence(answer);
  if (!said) return null;
  return (
    <Notice tone={answer.said === "stop" || answer.said === "no-own-address" ? "warn" : "ok"} role="status">
      {said}
    </Notice>
  );
}

function sentence(answer: MailingAnswer): string | undefined {
  switch (answer.said) {
    case "queued":
      return t.queued(answer.count);
    case "stop":
      return t.stopped(answer.count);
    case "resume":
      return t.resumed;
    case "retried":
      return t.retried(answer.count);
    case "tried":
      return t.tried(answer.to);
    case "no-own-address":
      return t.noOwnAddress;
    case "already":
      return t.already;
    default:
      return undefined;
  }
}

/** What is different since the preview, and who by name, before anything is sent. */
export function Changed({ changes: { joined, left, letter } }: { changes: Changes }) {
  if (joined.length + left.length === 0 && !letter) return null;
  const names = (these: Changes["joined"]) => these.map(({ name }) => name).join(", ");
  return (
    <Notice tone="warn" role="alert">
      {letter && (
        <p>
          <b>{t.letterChanged}</b>
        </p>
      )}
      {joined.length + left.length > 0 && (
        <p>
          <b>{t.changed}</b>
        </p>
      )}
      {joined.length > 0 && <p>{t.joined(names(joined))}</p>}
      {left.length > 0 && <p>{t.left(names(left))}</p>}
    </Notice>
  );
}

type Steered = { sent: boolean; paused: boolean; changed: boolean; rewritten: boolean; count: number; waiting: number; refused: number };

/** The buttons that fit the moment: before sending, while letters go, and after. */
export function Steering({ sent, paused, changed, rewritten, count, waiting, refused }: Steered) {
  const under = sent && waiting > 0;
  return (
    <form method="post">
      {under && (
        <p role="status" className="mt-4">
          <progress max={count} value={count - waiting} aria-label={t.progress(count - waiting, count)} /> {t.progress(count - waiting, count)}{" "}
          <a href="?">{t.look}</a>
        </p>
      )}
      <div className="row mt-4">
        {!sent && count > 0 && !changed && (
          <Button name="wish" value="send">
            {t.send(count)}
          </Button>
        )}
        {!sent && changed && (
          <>
            <Button name="wish" value="again">
              {t.again}
            </Button>
            {count > 0 && !rewritten && (
              <Button look="second" name="wish" value="as-previewed">
                {t.asPreviewed}
              </Button>
            )}
          </>
        )}
        {!sent && (
          <Button look="second" name="wish" value="test">
            {t.tryOut}
          </Button>
        )}
        {under && (
          <Button look="second" name="wish" value={paused ? "resume" : "pause"}>
            {paused ? t.resume : t.pause}
          </Button>
        )}
        {under && (
          <Button look="alert" name="wish" value="stop">
            {t.stop}
          </Button>
        )}
        {refused > 0 && (
          <Button look="second" name="wish" value="retry-refused">
            {t.retryRefused(refused)}
          </Button>
        )}
      </div>
    </form>
  );
}
