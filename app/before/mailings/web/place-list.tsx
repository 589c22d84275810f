import { Fold } from "#ui/content/fold.tsx";
import { places } from "../letters/places.ts";
import { wordingTexts as t } from "./wording-texts.ts";

const all = { ...places, "personal-link": "ours" } as const;

/** Every word that may stand between braces, what it becomes, and whether it is our own fact or something a person typed. */
export function PlaceList() {
  return (
    <div className="mt-6">
      <Fold summary={t.placesTitle} open>
        <ul>
          {(Object.keys(all) as (keyof typeof all)[]).map((name) => (
            <li key={name}>
              <code>{`{{${name}}}`}</code>: {t.places[name]} <span className="small quiet">({all[name] === "person" ? t.personWord : t.trustedWord})</span>
            </li>
          ))}
        </ul>
      </Fold>
    </div>
  );
}
