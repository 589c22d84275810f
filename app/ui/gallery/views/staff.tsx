import type { ReactElement } from "react";
import { Button } from "../../button.tsx";
import { Counts, Figures, RoleBars } from "../../console/counts.tsx";
import { PickList } from "../../console/pick-list.tsx";
import { Tag } from "../../content/tag.tsx";
import { ChoiceRows } from "../../forms/choice-rows.tsx";
import { Fieldset } from "../../forms/fieldset.tsx";
import { Select } from "../../forms/select.tsx";
import { TextArea } from "../../forms/text-area.tsx";
import { TextField } from "../../forms/text-field.tsx";
import { StaffFrame, StaffHead, type StaffFrameProps } from "../../frame/staff-frame.tsx";
import { InsightSheet } from "../../thread/insight-sheet.tsx";
import { Kind } from "../../thread/kind.tsx";
import { NoteCard, NoteList } from "../../thread/note-card.tsx";
import { Ring } from "../../thread/ring.tsx";
import { RoleMark } from "../../thread/role-mark.tsx";
import { Thread } from "../../thread/thread.tsx";
import { authority, meeting, roles, topicLife, viewHref, words } from "../sample.ts";
import { notes } from "../sample-room.tsx";

const frame = (current: string): Omit<StaffFrameProps, "children"> => ({
  words,
  authority,
  meeting: { title: meeting, href: viewHref("invitation") },
  who: (
    <>
      Karin Möller <a href="#ut">Logga ut</a>
    </>
  ),
  navName: "Rådslaget",
  nav: ["Översikt", "Anmälningar", "Ämnen", "Utskick", "Körschema", "Skörd"].map((text) => ({
    href: `#${text}`,
    text,
    current: text === current,
  })),
});

export function StaffView(): ReactElement {
  return (
    <StaffFrame {...frame("Ämnen")}>
      <StaffHead title="Ämnen">
        <Counts
          name="Antal per läge"
          counts={[
            { number: 7, word: "nya", href: "#nya", hot: true },
            { number: 18, word: "kontaktade", href: "#kontaktade" },
            { number: 4, word: "avböjda", href: "#avbojda" },
          ]}
        />
      </StaffHead>
      <Figures
        figures={[
          { term: "Anmälda", value: "150", under: "av omkring 1 500 inbjudna" },
          { term: "Tisdag 3 november", value: "112", under: "120 platser, 4 i kö" },
          {
            term: "Sammanhang",
            value: (
              <RoleBars
                rows={[
                  { ...roles.artist, count: 61 },
                  { ...roles.actor, count: 44 },
                  { ...roles.officer, count: 28 },
                ]}
              />
            ),
          },
        ]}
      />
      <div className="triage">
        <section aria-labelledby="lista">
          <h2 id="lista" className="vh">
            Alla ämnen
          </h2>
          <PickList
            picks={[
              {
                href: "#46",
                number: 46,
                title: "Skolan stängde dörren. Vem öppnar den?",
                current: true,
                meta: (
                  <>
                    <Kind dye="lav" word="Utmaning" /> <span>Åsa Lindhé</span>{" "}
                    <Tag tone="info" icon="mail">
                      Kontaktad
                    </Tag>
                  </>
                ),
              },
              {
                href: "#58",
                number: 58,
                title: "En karta över lediga lokaler",
                meta: (
                  <>
                    <Kind dye="reseda" word="Idé" /> <span>Henrik Nord</span>{" "}
                    <Tag tone="wait">Ny, 2 dagar</Tag>
                  </>
                ),
              },
            ]}
          />
        </section>
        <article aria-labelledby="amne-46">
          <p className="small">
            Ämne <b>46</b> <Kind dye="lav" word="Utmaning" />
          </p>
          <h2 id="amne-46" className="headline">
            Skolan stängde dörren. Vem öppnar den?
          </h2>
          <p className="small" data-inherit="">
            Åsa Lindhé, <RoleMark {...roles.artist} />, Simrishamn.
          </p>
          <p className="body-voice mt-4">
            Innan pandemin var jag på fyra skolor i veckan. Nu släpps ingen utifrån in, och när jag
            frågar vem som bestämmer om det pekar alla på någon annan.
          </p>
          <div className="cols-2 mt-6">
            <section aria-labelledby="hant">
              <h3 id="hant">Det som hänt</h3>
              <div className="mt-3">
                <Thread nodes={topicLife} />
              </div>
            </section>
            <form className="panel" aria-labelledby="steg">
              <h3 id="steg">Nästa steg</h3>
              <TextArea
                id="fraga-text"
                label="Frågan till gruppen"
                rows={2}
                defaultValue="Hur kommer konsten in i skolan igen, och vem säger ja?"
              />
              <Fieldset id="beslut" legend="Vad gör vi med ämnet?">
                <ChoiceRows
                  name="beslut"
                  type="radio"
                  chosen={["ja"]}
                  choices={[
                    { value: "ja", text: "Sätt på dagordningen" },
                    { value: "nej", text: "Tacka nej", hint: "Åsa får veta varför." },
                  ]}
                />
              </Fieldset>
              <div className="pair mt-4">
                <Select id="dag" label="Dag" options={[{ value: "3", text: "3 november" }]} />
                <TextField id="vard" label="Samtalsvärd" optional />
              </div>
              <div className="row mt-4">
                <Button>Spara och meddela Åsa</Button>
              </div>
            </form>
          </div>
        </article>
      </div>
    </StaffFrame>
  );
}

export function WallView(): ReactElement {
  const place = (id: string) => (
    <Select
      id={id}
      label={<span className="vh">Lägg anteckningen i insikt</span>}
      small
      empty="Lägg i insikt …"
      options={[{ value: "1", text: "1 Lokaler finns" }]}
    />
  );
  return (
    <StaffFrame {...frame("Skörd")}>
      <StaffHead title="Skörd" under="268 anteckningar från 51 samtal. 37 är kvar att placera.">
        <Button type="button" icon="plus">
          Ny insikt
        </Button>
      </StaffHead>
      <div className="wall">
        <section aria-labelledby="placera">
          <h2 id="placera">
            Att placera <span className="light quiet">37</span>
          </h2>
          <NoteList name="Anteckningar att placera" small>
            {notes.slice(2, 4).map((note) => (
              <NoteCard key={note.id} {...note} source="Grupp 7, fråga 2">
                {place(`plats-${note.id}`)}
              </NoteCard>
            ))}
          </NoteList>
        </section>
        <div className="sheets">
          {[
            "Lokaler finns. Nycklarna är på fel ställe.",
            "Vi lärde oss dela. Det vill vi inte lära av oss.",
          ].map((title, i) => (
            <InsightSheet
              key={title}
              id={`insikt-${i + 1}`}
              number={i + 1}
              title={title}
              counted="14 anteckningar ur 6 grupper"
              state={
                i === 0 ? (
                  <Tag tone="ok">Bekräftad av 5 av 6 grupper</Tag>
                ) : (
                  <Tag tone="now">Utkast</Tag>
                )
              }
            >
              <NoteList name={`Anteckningar i insikt ${i + 1}`} oneColumn small>
                <NoteCard
                  {...notes[i]!}
                  id={`s-${i}`}
                  source="Grupp 7, fråga 2"
                  current={i === 0}
                  actions={
                    <a href="#flytta">
                      Flytta<span className="vh"> anteckningen ur insikt {i + 1}</span>
                    </a>
                  }
                />
              </NoteList>
            </InsightSheet>
          ))}
        </div>
        <aside className="trace" data-tint="" aria-labelledby="spar">
          <h2 id="spar">Tråden</h2>
          <Thread
            dense
            nodes={[
              {
                title: "Ämne 31",
                when: "Amira Holst, 14 oktober",
                said: "Låt tomma scener bli öppna replokaler",
                state: "done",
              },
              {
                title: "Grupp 7",
                when: "Sex personer, 14.19–14.49",
                state: "done",
                more: <Ring number={7} present={6} waiting={0} words="6 personer" wordsBeside />,
              },
              { title: "Insikt 1", when: "Bekräftad av 5 av 6 grupper", state: "now" },
              { title: "Åtagande", when: "Ingen ansvarig än", state: "later" },
            ]}
          />
        </aside>
      </div>
    </StaffFrame>
  );
}
