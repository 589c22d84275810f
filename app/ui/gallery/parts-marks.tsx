import type { ReactElement } from "react";
import { Button, LinkButton } from "../button.tsx";
import { EmptyState, NextStep } from "../content/empty-state.tsx";
import { Facts } from "../content/facts.tsx";
import { Fold } from "../content/fold.tsx";
import { Leaf } from "../content/leaf.tsx";
import { Notice } from "../content/notice.tsx";
import { Tag, type TagTone } from "../content/tag.tsx";
import { Icon } from "../icon.tsx";
import { type IconName, iconPaths } from "../icon-paths.ts";
import { Kind } from "../thread/kind.tsx";
import { Mark, Ring } from "../thread/ring.tsx";
import { RoleMark, RoleMix } from "../thread/role-mark.tsx";
import { Bar, Kept } from "../thread/share.tsx";
import { Thread } from "../thread/thread.tsx";
import { kinds, roles, topicLife } from "./sample.ts";

const tags: [TagTone, string][] = [
  ["ok", "Klart"],
  ["now", "Pågår"],
  ["wait", "Väntar"],
  ["warn", "Försenat"],
  ["alert", "Avvisat"],
  ["info", "Att veta"],
  ["off", "Hoppas över"],
];
const iconNames = Object.keys(iconPaths) as IconName[];

export function Marks(): ReactElement {
  return (
    <>
      <Leaf
        id="skrift"
        title="Skrift"
        help="Människors ord i antikva, systemets ord i grotesk."
        tight
      >
        <p className="headline">Vad lärde vi oss som är värt att behålla?</p>
        <p className="mt-3">
          Brödtext i grotesk. Ål, räv, ö, idé, Åsa Lindhé, Škoda, Łódź, Báhčan. 0123456789 Il1
        </p>
        <p className="voice mt-3">
          Brödtext i antikva för det som någon har sagt eller skrivit. Škoda, Łódź.
        </p>
        <p className="small quiet mt-3">Bitext, 15 pixlar.</p>
      </Leaf>
      <Leaf
        id="knappar"
        title="Knappar"
        help="En fylld knapp per område. Etiketten säger vad som händer."
        tight
      >
        <div className="row">
          <Button type="button">Skicka anmälan</Button>
          <Button type="button" look="second" icon="print">
            Skriv ut
          </Button>
          <Button type="button" look="quiet">
            Visa fler
          </Button>
          <Button type="button" look="alert" icon="stop">
            Stoppa utskicket
          </Button>
          <Button type="button" disabled>
            Går inte nu
          </Button>
          <Button type="button" look="second" size="small" aria-pressed="true">
            Vald
          </Button>
          <LinkButton href="#knappar" look="second" size="small">
            Liten länk
          </LinkButton>
        </div>
      </Leaf>
      <Leaf
        id="lagen"
        title="Lägen"
        help="Ikon, ord och färg. Ta bort färgen och allt går att läsa ändå."
        tight
      >
        <div className="stack">
          <div className="row">
            {tags.map(([tone, word]) => (
              <Tag key={tone} tone={tone}>
                {word}
              </Tag>
            ))}
          </div>
          <div className="row">
            {Object.values(roles).map((role) => (
              <RoleMark key={role.word} {...role} />
            ))}
          </div>
          <div className="row">
            {kinds.map(({ dye, word }) => (
              <Kind key={dye} dye={dye} word={word} />
            ))}
          </div>
          <RoleMix
            shapes={["diamond", "diamond", "square", "circle", "triangle"]}
            words="Två konstnärer, en kulturaktör, en tjänsteperson, en politiker"
          />
        </div>
      </Leaf>
      <Leaf
        id="ringen"
        title="Ringen"
        help="En grupp sedd uppifrån. Fylld punkt är en person på plats, tom punkt är en plats som väntar."
        tight
      >
        <div className="row">
          <Ring number={1} present={6} waiting={0} words="6 här" size={72} />
          <Ring number={2} present={5} waiting={1} words="5 här, 1 väntas" size={72} />
          <Ring number={12} present={0} waiting={5} words="Ingen här än, 5 väntas" size={72} />
          <Mark size={48} />
        </div>
      </Leaf>
      <Leaf
        id="traden"
        title="Tråden"
        help="Heldragen är det som hänt, prickad det som väntar."
        tight
      >
        <Thread nodes={topicLife} />
      </Leaf>
      <Leaf id="andelar" title="Andelar" tight>
        <div className="stack">
          <Bar share={0.4} words="40 procent av tiden har gått" />
          <Kept kept={3} of={7} words="3 av 7 åtaganden klara, 2 försenade" />
          <Facts
            facts={[
              { term: "Tar ungefär", value: "Fem minuter" },
              { term: "Du behöver", value: "En e-postadress", small: "och en idé, om du har en" },
              { term: "Stänger", value: "kl. 23.59, svensk tid" },
            ]}
          />
        </div>
      </Leaf>
      <Leaf id="besked" title="Besked" tight>
        <div className="stack">
          <Notice tone="ok">Gruppens anteckningar är bekräftade.</Notice>
          <Notice tone="info">Skrivtolken är på plats. Textningen syns under bilden.</Notice>
          <Notice tone="warn">Två personer anmälde sig efter att listan låstes.</Notice>
          <Notice tone="alert">
            Anteckningen kom inte fram. Den ligger kvar här tills nätet är tillbaka.
          </Notice>
          <Notice tone="plain">
            <p>
              Det du skickar in blir en allmän handling.{" "}
              <a href="#besked">Så tar vi hand om dina uppgifter</a>
            </p>
          </Notice>
        </div>
      </Leaf>
      <Leaf id="narmast" title="Närmast och tomt" tight>
        <div className="stack">
          <NextStep
            title="Närmast"
            said="På tisdag kl. 13.00 börjar vi. Lobbyn öppnar 12.40."
            actions={
              <LinkButton href="#narmast" look="paper" size="large">
                Prova tekniken nu
              </LinkButton>
            }
          >
            <p>Du är med den första eftermiddagen.</p>
          </NextStep>
          <EmptyState
            action={
              <Button type="button" look="second" icon="quote">
                Skriv en erfarenhet
              </Button>
            }
          >
            Här är det tomt än. Den första som skriver bryter isen.
          </EmptyState>
          <Fold summary="Se vad insikten bygger på" icon="thread">
            <p>Sex utmaningar, fem idéer och en kontakt.</p>
          </Fold>
        </div>
      </Leaf>
      <Leaf id="ikoner" title="Ikoner" help="24 pixlar, samma linje. Alltid bredvid ett ord." tight>
        <ul className="row">
          {iconNames.map((name) => (
            <li key={name} className="tag">
              <Icon name={name} big />
              {name}
            </li>
          ))}
        </ul>
      </Leaf>
    </>
  );
}
