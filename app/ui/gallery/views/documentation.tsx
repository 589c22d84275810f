import type { ReactElement } from "react";
import { Facts } from "../../content/facts.tsx";
import { Leaf, PageHead, Prose } from "../../content/leaf.tsx";
import { Tag } from "../../content/tag.tsx";
import { PageFrame } from "../../frame/page-frame.tsx";
import { Band, Wrap } from "../../frame/wrap.tsx";
import { CommitmentSheet } from "../../thread/commitment-sheet.tsx";
import { Insight } from "../../thread/insight-sheet.tsx";
import { Talks } from "../../thread/talks.tsx";
import { frame, meeting } from "../sample.ts";

const groups = (count: number) => Array.from({ length: count }, (_, i) => 5 + (i % 2));

export function DocumentationView(): ReactElement {
  return (
    <PageFrame {...frame}>
      <Wrap>
        <PageHead
          kicker={meeting}
          title="Det vi kom fram till"
          lead="Nio insikter ur 98 samtal, och vad som händer med dem."
          size="title"
        />
        <Talks
          days={[
            {
              day: "3 november",
              rows: [
                {
                  question: "Vad blev annorlunda?",
                  groups: groups(17),
                  words: "17 samtal, 93 personer",
                },
                {
                  question: "Vad lärde vi oss?",
                  groups: groups(17),
                  words: "17 samtal, 93 personer",
                },
              ],
            },
            {
              day: "10 november",
              rows: [
                {
                  question: "Stämmer bilden?",
                  groups: groups(15),
                  words: "15 samtal, 82 personer",
                },
              ],
            },
          ]}
          caption="Varje ring är ett samtal och varje punkt en person."
        />
        <Leaf id="kort" title="I korthet">
          <Prose>
            <p>Pandemin tog publiken, arvodena och rytmen. Den gav också nya grannskap.</p>
          </Prose>
        </Leaf>
        <Leaf
          id="insikter"
          title="Insikterna"
          help="Varje insikt är bekräftad av de grupper den kommer ur."
        >
          <div className="insights">
            <Insight
              id="insikt-1"
              number={1}
              numberWord="Insikt 1:"
              title="Lokaler finns. Nycklarna är på fel ställe."
              body="I nästan varje kommun stod scener och salar tomma medan konstnärer saknade golv. Hindret var sällan pengar."
              quote={{
                said: "Vi fick nyckeln av vaktmästaren. Det var hela lösningen.",
                source: "Anteckning ur grupp 11, fråga 3",
              }}
              counted="14 anteckningar, 6 grupper, ämnena 31 och 58"
              sources={{
                summary: "Se vad insikten bygger på",
                open: true,
                nodes: [
                  {
                    title: "Ämnena 31 och 58",
                    when: "Inkomna 14 och 27 oktober 2020",
                    said: "Låt tomma scener bli öppna replokaler",
                  },
                  { title: "Grupperna 2, 7 och 11", when: "17 personer" },
                ],
              }}
              leads={
                <>
                  Ledde till <a href="#c1">Prova gemensam lokalbokning i fyra kommuner</a>
                </>
              }
            />
          </div>
        </Leaf>
      </Wrap>
      <Band tint labelledBy="sedan-title" id="sedan">
        <h2 id="sedan-title" className="headline">
          Vad hände sen?
        </h2>
        <ul className="standing">
          <li>
            <Tag tone="ok">2 klara</Tag>
          </li>
          <li>
            <Tag tone="now">3 pågår</Tag>
          </li>
          <li>
            <Tag tone="off">2 nej, med skäl</Tag>
          </li>
        </ul>
        <div className="commits">
          <CommitmentSheet
            id="c1"
            from={
              <>
                Ur <a href="#insikt-1">insikt 1</a>
              </>
            }
            title="Prova gemensam lokalbokning i fyra kommuner"
            facts={[
              { term: "Läge", value: <Tag tone="now">Pågår</Tag> },
              { term: "Ansvarig", value: "Nadja Ek, Tomelilla" },
              { term: "Ses över", value: "1 juni 2021" },
            ]}
            updates={[
              { title: "2 december 2020", text: "Fyra kommuner är med.", state: "done" },
              { title: "15 mars 2021", text: "43 bokningar.", state: "now" },
            ]}
          />
          <CommitmentSheet
            id="c4"
            title="En egen studio i varje kommun"
            facts={[
              { term: "Läge", value: <Tag tone="off">Nej</Tag> },
              { term: "Beslutat", value: "18 december 2020" },
            ]}
            updates={[
              { title: "Skälet", text: "Kostnaden är större än hela stödet till fria utövare." },
            ]}
          />
        </div>
      </Band>
      <Wrap>
        <Leaf id="om" title="Om dokumentet" tight>
          <Facts
            facts={[
              { term: "Beteckning", value: "KN 2020-0147, version 1" },
              { term: "Färdigställt av", value: "Karin Möller, 24 november 2020" },
            ]}
          />
        </Leaf>
      </Wrap>
    </PageFrame>
  );
}
