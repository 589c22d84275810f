import type { ReactElement } from "react";
import { LinkButton } from "../../button.tsx";
import { Cover, Feature, StartCover } from "../../content/cover.tsx";
import { Facts } from "../../content/facts.tsx";
import { Leaf, Prose } from "../../content/leaf.tsx";
import { Tag } from "../../content/tag.tsx";
import { DayHead, Timetable } from "../../content/timetable.tsx";
import { PageFrame } from "../../frame/page-frame.tsx";
import { Band, Wrap } from "../../frame/wrap.tsx";
import { Kept } from "../../thread/share.tsx";
import { Thread } from "../../thread/thread.tsx";
import { dates, frame, meeting, topicWay, viewHref } from "../sample.ts";

const programme = [
  {
    time: "12.40",
    dateTime: "12:40",
    title: "Lobbyn öppnar",
    more: "Prova ljud, bild och textning i lugn och ro",
  },
  { time: "13.00", dateTime: "13:00", title: "Välkommen" },
  {
    time: "13.35",
    dateTime: "13:35",
    title: "Vad blev annorlunda?",
    more: "Samtal 1 i grupp, 30 minuter",
    type: "talk" as const,
  },
  { time: "14.05", dateTime: "14:05", title: "Paus", type: "pause" as const },
  {
    time: "14.15",
    dateTime: "14:15",
    title: "Vad lärde vi oss?",
    more: "Samtal 2 i grupp, 30 minuter",
    type: "talk" as const,
    now: true,
  },
];

export function InvitationView(): ReactElement {
  return (
    <PageFrame
      {...frame}
      on="cover"
      mobileAction={<LinkButton href={viewHref("form")}>Anmäl dig</LinkButton>}
    >
      <Cover
        kicker="Dialogmöte om kultur, på nätet"
        title={meeting}
        lead="Ett rådslag om vad pandemin gjorde med kulturen hos oss, vad vi lärde oss och hur vi går vidare tillsammans."
        dates={dates}
        action={
          <LinkButton href={viewHref("form")} look="paper" size="large">
            Anmäl dig
          </LinkButton>
        }
        note="Senast fredag 30 oktober kl. 23.59. Kom den ena dagen eller båda."
        seats={{ people: 112, seats: 240, ownLabel: "din plats" }}
      />
      <Wrap>
        <Leaf id="darfor" title="Därför möts vi">
          <Prose intro>
            <p>
              I mars släcktes scenerna, ateljéerna blev kontor och replokalerna köksgolv. Mycket
              gick förlorat. Annat växte fram i tomrummet.
            </p>
            <p>Nu vill kulturnämnden höra dig som skapar, arrangerar, beslutar eller handlägger.</p>
          </Prose>
        </Leaf>
        <Leaf id="fragor" title="Tre frågor" help="En för varje samtal.">
          <ol className="big-list">
            <li>
              <b>Vad blev annorlunda?</b>{" "}
              <span>Det som försvann, det som flyttade och det som kom i stället.</span>
            </li>
            <li>
              <b>Vad lärde vi oss som är värt att behålla?</b>{" "}
              <span>Arbetssätt som höll när allt annat svajade.</span>
            </li>
          </ol>
        </Leaf>
        <Leaf id="program" title="Programmet" help="Du kan komma till bara en av dagarna.">
          <div className="cols-2">
            <div>
              <DayHead day="Tisdag 3 november" about="Berätta och lyssna" />
              <Timetable items={programme} />
            </div>
            <div>
              <DayHead day="Tisdag 10 november" about="Pröva och bestämma" />
              <Timetable items={programme.slice(0, 3)} />
            </div>
          </div>
        </Leaf>
      </Wrap>
      <Band tint labelledBy="amne-title">
        <h2 className="headline" id="amne-title">
          Ta med en utmaning, en möjlighet eller en idé
        </h2>
        <p className="quiet">Skriv den när du anmäler dig. Från den stunden har den ett nummer.</p>
        <div className="mt-6">
          <Thread nodes={topicWay} across />
        </div>
      </Band>
      <Wrap>
        <Leaf id="lofte" title="Vad du kan påverka">
          <ol className="ladder" aria-label="Grad av delaktighet">
            <li data-in="">Information</li>
            <li data-in="">Förankring</li>
            <li data-in="" aria-current="true">
              Delaktighet <span className="vh">(gäller här)</span>
            </li>
            <li>Medbestämmande</li>
          </ol>
          <p className="promise">Vi lovar att det ni kommer fram till läses av dem som beslutar.</p>
          <Facts
            facts={[
              { term: "Beslutar", value: "Kulturnämnden" },
              { term: "Svar på insikterna", value: "Senast 18 december 2020" },
            ]}
          />
        </Leaf>
      </Wrap>
    </PageFrame>
  );
}

export function StartView(): ReactElement {
  return (
    <PageFrame
      {...frame}
      nav={frame.nav.map((link, i) => ({ ...link, current: i === 0 }))}
      on="cover"
    >
      <StartCover
        title="Rådslag"
        lead="Vi rådgör med dig innan vi bestämmer. Här ser du vad som är på gång."
        feature={
          <Feature
            kicker="Anmälan är öppen till 30 oktober"
            title={meeting}
            href={viewHref("invitation")}
            text="Två eftermiddagar på nätet."
            dates={dates}
            action={
              <LinkButton href={viewHref("invitation")} look="paper" size="large">
                Läs och anmäl dig
              </LinkButton>
            }
          />
        }
      />
      <Wrap>
        <Leaf id="pa-gang" title="På gång">
          <ol className="listings">
            <li>
              <p className="listing-date">
                <span className="big-day">24</span>
                <span>
                  november
                  <br />
                  2020
                </span>
              </p>
              <div>
                <h3>
                  <a href="#bibliotek">Biblioteket som vardagsrum</a>
                </h3>
                <p>Vad ska finnas på ett bibliotek som alltid är öppet?</p>
                <p className="listing-meta">
                  Kristianstad och på nätet. <Tag tone="ok">Platser finns</Tag>
                </p>
              </div>
            </li>
          </ol>
        </Leaf>
        <Leaf
          id="sen"
          title="Vad hände sen?"
          help="Tidigare rådslag, och hur det gått med det vi lovade."
        >
          <ul className="pasts">
            <li>
              <h3>
                <a href="#museet">Museet utan väggar</a>
              </h3>
              <p className="small quiet">Maj 2020, 84 deltagare</p>
              <Kept kept={4} of={5} words="4 av 5 åtaganden klara" />
            </li>
            <li>
              <h3>
                <a href="#scen">Vem får plats på scen?</a>
              </h3>
              <p className="small quiet">Mars 2019, 97 deltagare</p>
              <Kept kept={3} of={7} words="3 av 7 åtaganden klara, 2 försenade" />
            </li>
          </ul>
        </Leaf>
      </Wrap>
    </PageFrame>
  );
}
