import type { ReactElement } from "react";
import { Button, LinkButton } from "../../button.tsx";
import { Notice } from "../../content/notice.tsx";
import { Tag } from "../../content/tag.tsx";
import { ChoiceRows } from "../../forms/choice-rows.tsx";
import { Fieldset } from "../../forms/fieldset.tsx";
import { Select } from "../../forms/select.tsx";
import { SwitchRow } from "../../forms/switch-row.tsx";
import { PageFrame } from "../../frame/page-frame.tsx";
import { Icon } from "../../icon.tsx";
import { Lobby, Until } from "../../live/lobby.tsx";
import { TextSurface } from "../../live/text-surface.tsx";
import { Tile } from "../../live/tile.tsx";
import { RoleMark } from "../../thread/role-mark.tsx";
import { Bar } from "../../thread/share.tsx";
import { frame, meeting, roles, viewHref } from "../sample.ts";

export function LobbyView(): ReactElement {
  return (
    <PageFrame
      {...frame}
      subject={
        <>
          <b>{meeting}</b> tisdag 3 november 2020
        </>
      }
    >
      <Lobby
        title="Välkommen in i lobbyn, Amira"
        lead="Här hörs och syns du inte. Gör dig i ordning i lugn och ro."
        sideName="Om mötet"
        side={
          <>
            <Until
              word="Vi börjar om"
              left="12 minuter"
              more="kl. 13.00. Stannar du här släpps du in då, med mikrofon och kamera av."
              action={
                <LinkButton href={viewHref("plenary")} look="paper">
                  Gå in redan nu
                </LinkButton>
              }
            />
            <p>
              <b>68</b> är i lobbyn, <b>112</b> är anmälda till i dag
            </p>
            <section aria-labelledby="sparas">
              <h2 id="sparas">Vad som sparas</h2>
              <ul className="keeps">
                <li>
                  <Icon name="unrecorded" />
                  <span>
                    <b>Inte</b> bild, ljud, textning eller det du skriver i realtid
                  </span>
                </li>
                <li>
                  <Icon name="pen" />
                  <span>
                    <b>Gruppens anteckningar</b>, efter att gruppen har bekräftat dem
                  </span>
                </li>
              </ul>
            </section>
            <Notice tone="plain" icon="help">
              Krånglar det? Ring 040-000 00 00.
            </Notice>
          </>
        }
      >
        <Fieldset id="satt" legend="Hur vill du vara med?">
          <ChoiceRows
            name="satt"
            type="radio"
            chosen={["bild"]}
            choices={[
              {
                value: "bild",
                text: "Bild och ljud",
                icon: "cam",
                hint: "Andra ser och hör dig när du själv slår på.",
              },
              {
                value: "ljud",
                text: "Bara ljud",
                icon: "mic",
                hint: "Dina initialer visas i stället för bild.",
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
        <section aria-labelledby="prova">
          <h2 id="prova">Prova ljud och bild</h2>
          <div className="try-grid">
            <Tile
              name="Amira Holst"
              role={<RoleMark {...roles.artist} />}
              field="krapp"
              initials="AH"
            />
            <div className="devices">
              <div>
                <Select
                  id="mik"
                  label="Mikrofon"
                  options={[
                    { value: "1", text: "Inbyggd mikrofon" },
                    { value: "2", text: "Hörlurar" },
                  ]}
                />
                <Bar share={0.62} tone="ok" />
                <Tag tone="ok">Vi hör dig bra</Tag>
              </div>
              <div>
                <Select
                  id="kam"
                  label="Kamera"
                  options={[{ value: "1", text: "Inbyggd kamera" }]}
                />
                <p className="mt-2">
                  <Tag tone="off" icon="cam-off">
                    Av tills du slår på den
                  </Tag>
                </p>
              </div>
              <p>
                <Button type="button" look="second" size="small" icon="sound">
                  Spela ett testljud
                </Button>
              </p>
            </div>
          </div>
        </section>
        <section aria-labelledby="textning">
          <h2 id="textning">Textning och tolk</h2>
          <div className="try-grid">
            <div className="toggles">
              <SwitchRow
                text="Visa textning"
                hint="Skrivtolk i det gemensamma rummet och i grupp 7"
                defaultChecked
              />
              <SwitchRow
                text="Dämpa rörelser"
                hint="Inga glidande paneler eller blinkande markörer"
              />
            </div>
            <TextSurface
              name="Provtext"
              typedName="Skrivs just nu"
              captions={[
                { id: "1", who: "Provtext", text: "Så här stor blir texten när någon talar." },
              ]}
              typed={[]}
            />
          </div>
        </section>
      </Lobby>
    </PageFrame>
  );
}
