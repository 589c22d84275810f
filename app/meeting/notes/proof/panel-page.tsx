import { useState } from "react";
import { createRoot } from "react-dom/client";
import "#ui/styles/public.css";
import "#ui/styles/live.css";
import { MergedNotes, NotesPanel, emptyDraft, openNotesSession } from "../web/index.ts";

/** The panel alone on a page, for two browsers to write in: `?url=…&notebook=…&person=…`, with `&merged=…` the notes of a group that went into it. */
const asked = new URLSearchParams(location.search);
const [url = "", notebook = "", personId = ""] = ["url", "notebook", "person"].map((name) => asked.get(name) ?? "");
const names = new Map([
  [asked.get("first") ?? "", "Amira"],
  [asked.get("second") ?? "", "Leif"],
]);
const merged = asked.get("merged");
const session = openNotesSession({ url, notebook, personId, nextId: () => crypto.randomUUID() });

function Page() {
  const [draft, setDraft] = useState(emptyDraft);
  return (
    <main>
      <h1>Grupp 1</h1>
      <NotesPanel session={session} language="sv" personId={personId} nameOf={(id) => names.get(id)} draft={draft} onDraft={setDraft} shortcuts>
        {merged && <MergedNotes url={url} notebook={merged} number={2} language="sv" personId={personId} nameOf={(id) => names.get(id)} />}
      </NotesPanel>
    </main>
  );
}

createRoot(document.body.appendChild(document.createElement("div"))).render(<Page />);
