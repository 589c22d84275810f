import type { ReactElement } from "react";
import { Icon } from "../icon.tsx";

export type Turn = {
  id: string;
  name: string;
  way: "voice" | "text" | "sign";
  /** the way in words: "i text, skriver nu" */
  words: string;
};

const icons = { voice: "mic", text: "keys", sign: "signs" } as const;

/** Voice, text and sign in one queue, said in words. */
export function TurnQueue({
  title,
  turns,
  empty,
}: {
  title: string;
  turns: readonly Turn[];
  empty: string;
}): ReactElement {
  return (
    <section className="side-block g-turns p-turns" aria-labelledby="turns-title">
      <h2 id="turns-title">{title}</h2>
      {turns.length === 0 && <p className="small quiet">{empty}</p>}
      {turns.length > 0 && (
        <ol className="turns">
          {turns.map(({ id, name, way, words }) => (
            <li key={id}>
              <b>{name}</b>
              <small>
                <Icon name={icons[way]} />
                {words}
              </small>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
