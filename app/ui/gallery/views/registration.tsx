import type { ReactElement } from "react";
import { BackLink, Button, LinkButton } from "../../button.tsx";
import { Dates } from "../../content/big-date.tsx";
import { Facts } from "../../content/facts.tsx";
import { Leaf } from "../../content/leaf.tsx";
import { Notice } from "../../content/notice.tsx";
import { Slip, SlipPage, SlipPart } from "../../content/slip.tsx";
import { SummaryList, type SummaryRow } from "../../content/summary-list.tsx";
import { Tag } from "../../content/tag.tsx";
import { ChoiceRows } from "../../forms/choice-rows.tsx";
import { ErrorSummary } from "../../forms/error-summary.tsx";
import { Fieldset } from "../../forms/fieldset.tsx";
import { FormPage, FormQuestion } from "../../forms/form-page.tsx";
import { Steps } from "../../forms/steps.tsx";
import { TextArea } from "../../forms/text-area.tsx";
import { TextField } from "../../forms/text-field.tsx";
import { PageFrame } from "../../frame/page-frame.tsx";
import { Wrap } from "../../frame/wrap.tsx";
import { Thread } from "../../thread/thread.tsx";
import { dates, frame, meeting, topicWay, viewHref } from "../sample.ts";

const subject = (
  <>
    Anmälan till <b>{meeting}</b>
  </>
);
const headingFault = "Skriv en rubrik för ditt ämne";

export function FormView(): ReactElement {
  return (
    <PageFrame {...frame} subject={subject}>
      <FormPage
        steps={
          <Steps
            name="Frågorna i anmälan"
            steps={[
              { text: "Datum", state: "done", href: "#datum", answer: "3 och 10 november" },
              { text: "Om dig", state: "done", href: "#om", answer: "Amira Holst, Malmö" },
              { text: "Ditt ämne", state: "now" },
              { text: "Det du behöver", state: "later" },
              { text: "Granska och skicka", state: "later" },
            ]}
          />
        }
        aside={{
          title: "Vad händer med ämnet?",
          content: (
            <Thread
              nodes={topicWay.map(({ title, text }) => ({ title, when: text, state: "later" }))}
            />
          ),
        }}
      >
        <BackLink href="#om">Tillbaka</BackLink>
        <ErrorSummary
          title="En sak behöver rättas"
          faults={[{ field: "rubrik", text: headingFault }]}
        />
        <form noValidate>
          <FormQuestion
            number="Fråga 4 av 6"
            title="Vill du ta upp ett ämne?"
            lead="Något som skaver, något som fungerade oväntat bra, eller en idé du bär på."
          />
          <Fieldset id="typ" legend="Vill du ta upp ett ämne?" legendHidden>
            <ChoiceRows
              name="typ"
              type="radio"
              chosen={["ide"]}
              choices={[
                {
                  value: "utmaning",
                  text: "Ja, en utmaning",
                  hint: "Ett problem som fler behöver hjälpas åt med.",
                },
                {
                  value: "ide",
                  text: "Ja, en möjlighet eller en idé",
                  hint: "Något att pröva, dela eller bygga vidare på.",
                },
                { value: "nej", text: "Nej, inte nu" },
              ]}
            />
          </Fieldset>
          <div className="follow-up">
            <TextField
              id="rubrik"
              label="Rubrik"
              hint="En mening räcker."
              voice
              error={headingFault}
            />
            <TextArea
              id="text"
              label="Beskriv ämnet"
              optional
              hint="Nämn inte andra personer vid namn."
              count="66 av 600 tecken"
              defaultValue="I våras stod kommunala scener släckta medan vi repeterade i köket."
            />
          </div>
          <div className="mt-6">
            <Notice tone="plain">
              Det du skickar in blir en allmän handling och kan lämnas ut till den som frågar.
            </Notice>
          </div>
          <div className="row mt-6">
            <Button>Fortsätt</Button>
          </div>
        </form>
      </FormPage>
    </PageFrame>
  );
}

const rows: SummaryRow[] = [
  { term: "Namn", value: "Amira Holst", change: { href: "#namn", what: "namn" } },
  { term: "Telefon", change: { href: "#telefon", what: "telefon" } },
  {
    term: "Rubrik",
    value: "Låt tomma scener bli öppna replokaler",
    said: true,
    change: { href: "#rubrik", what: "rubrik" },
  },
];

export function CheckView(): ReactElement {
  return (
    <PageFrame {...frame} subject={subject}>
      <Wrap>
        <div className="check">
          <BackLink href="#behov">Tillbaka</BackLink>
          <FormQuestion
            title="Stämmer allt?"
            lead="Läs igenom innan du skickar. Du kan ändra det mesta också efteråt."
          />
          <Leaf
            id="du"
            title="Du"
            help={
              <p>
                <Tag tone="off" icon="lock">
                  Ses bara av den som ordnar mötet
                </Tag>
              </p>
            }
          >
            <SummaryList rows={rows} changeWord="Ändra" none="Ej angivet" />
          </Leaf>
          <section className="send" aria-labelledby="skicka">
            <h2 id="skicka">Skicka din anmälan</h2>
            <p>När du skickar blir uppgifterna allmän handling hos kulturnämnden.</p>
            <p>
              <Button size="large">Skicka anmälan</Button>
            </p>
          </section>
        </div>
      </Wrap>
    </PageFrame>
  );
}

export function ReceiptView(): ReactElement {
  const place = <Tag tone="ok">Du har plats</Tag>;
  return (
    <PageFrame {...frame} ground="tint">
      <SlipPage
        slip={
          <Slip
            kind="Kvitto på anmälan"
            number="KN 2020-0147"
            title="Tack, Amira. Vi har en plats till dig."
            about={meeting}
          >
            <Dates dates={dates.map((date) => ({ ...date, more: place }))} />
            <SlipPart
              label={
                <>
                  Ditt ämne, nummer <b>31</b>
                </>
              }
              said="Låt tomma scener bli öppna replokaler"
            />
            <Facts
              facts={[
                { term: "Mottaget", value: "14 oktober 2020 kl. 9.42" },
                { term: "Frågor", value: "Karin Möller, 040-000 00 00" },
              ]}
            />
            <div className="row mt-5 no-print">
              <LinkButton href={viewHref("parts")}>Till mitt deltagande</LinkButton>
              <LinkButton href="#ics" look="second" icon="calendar">
                Lägg i kalendern
              </LinkButton>
            </div>
          </Slip>
        }
      >
        <section aria-labelledby="hander">
          <h2 id="hander">Det här händer nu</h2>
          <Thread
            nodes={[
              { title: "I dag", text: "Kvittot finns i din e-post.", state: "done" },
              { title: "Inom en vecka", text: "Karin hör av sig om ämne 31.", state: "later" },
            ]}
          />
        </section>
        <section aria-labelledby="andra">
          <h2 id="andra">Behöver något ändras?</h2>
          <p className="small">
            Byt dag, ändra ämnet eller avboka från <a href="#mitt">ditt deltagande</a>.
          </p>
        </section>
      </SlipPage>
    </PageFrame>
  );
}
