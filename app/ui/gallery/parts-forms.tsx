import type { ReactElement } from "react";
import { DataTable } from "../content/data-table.tsx";
import { Leaf } from "../content/leaf.tsx";
import { Tag } from "../content/tag.tsx";
import { ChoiceRows } from "../forms/choice-rows.tsx";
import { ErrorSummary } from "../forms/error-summary.tsx";
import { Fieldset } from "../forms/fieldset.tsx";
import { Select } from "../forms/select.tsx";
import { SwitchRow } from "../forms/switch-row.tsx";
import { TextArea } from "../forms/text-area.tsx";
import { TextField } from "../forms/text-field.tsx";

const mailFault = "Skriv adressen med @, som namn@exempel.se";
const dateFault = "Välj minst en dag";
const textFault = "Korta beskrivningen till högst 600 tecken";

export function Fields(): ReactElement {
  return (
    <Leaf id="falt" title="Fält" help="Etikett, ledtråd, fel, fält: i den ordningen." tight>
      <ErrorSummary
        title="Tre saker behöver rättas"
        faults={[
          { field: "epost", text: mailFault },
          { field: "dagar", text: dateFault },
          { field: "beskrivning", text: textFault },
        ]}
      />
      <TextField
        id="rubrik"
        label="Rubrik"
        hint="En mening räcker."
        voice
        defaultValue="Låt tomma scener bli öppna replokaler"
      />
      <TextField
        id="epost"
        label="E-post"
        type="email"
        autoComplete="email"
        error={mailFault}
        defaultValue="amira.holst"
      />
      <Select
        id="kommun"
        label="Kommun"
        optional
        empty="Välj kommun"
        options={[
          { value: "1280", text: "Malmö" },
          { value: "1290", text: "Kristianstad" },
        ]}
      />
      <Fieldset id="dagar" legend="Vilka dagar kommer du?" error={dateFault}>
        <ChoiceRows
          name="dag"
          type="checkbox"
          choices={[
            { value: "a", text: "tisdag 3 november", hint: "Berätta och lyssna" },
            { value: "b", text: "tisdag 10 november", hint: "Pröva och bestämma" },
          ]}
        />
      </Fieldset>
      <Fieldset id="satt" legend="Hur vill du vara med?" hint="Du kan byta när som helst.">
        <ChoiceRows
          name="satt"
          type="radio"
          chosen={["text"]}
          choices={[
            {
              value: "bild",
              text: "Bild och ljud",
              icon: "cam",
              hint: "Andra ser och hör dig när du själv slår på.",
            },
            {
              value: "text",
              text: "Bara text",
              icon: "keys",
              hint: "Du läser samtalet och skriver dina inlägg.",
            },
          ]}
        />
      </Fieldset>
      <TextArea
        id="beskrivning"
        label="Beskriv ämnet"
        optional
        hint="Nämn inte andra personer vid namn."
        error={textFault}
        count="631 av 600 tecken, 31 för många"
        over
        defaultValue="I våras stod kommunala scener släckta medan vi repeterade i köket."
      />
      <div className="mt-5">
        <SwitchRow
          text="Dämpa rörelser"
          hint="Inga glidande paneler eller blinkande markörer"
          defaultChecked
        />
      </div>
    </Leaf>
  );
}

export function Tables(): ReactElement {
  return (
    <Leaf
      id="tabell"
      title="Tabell"
      help="Namn är länkar, tal står till höger, eget rullfält med ett namn."
      tight
    >
      <DataTable
        name="Tabell över anmälningar"
        rowHead="name"
        columns={[
          { key: "name", head: "Namn" },
          { key: "role", head: "Sammanhang" },
          { key: "place", head: "Kommun" },
          { key: "state", head: "3 november" },
          { key: "topic", head: "Ämne", num: true },
        ]}
        rows={[
          {
            key: "1",
            cells: {
              name: <a href="#tabell">Amira Holst</a>,
              role: "Konstnär",
              place: "Malmö",
              state: <Tag tone="ok">Plats</Tag>,
              topic: 31,
            },
          },
          {
            key: "2",
            cells: {
              name: <a href="#tabell">Leif Bergqvist</a>,
              role: "Kulturaktör",
              place: "Hässleholm",
              state: (
                <Tag tone="warn" icon="clock">
                  Kö 2
                </Tag>
              ),
              topic: 27,
            },
          },
        ]}
      />
    </Leaf>
  );
}
