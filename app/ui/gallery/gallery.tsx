import type { ReactElement } from "react";
import { PageHead } from "../content/leaf.tsx";
import { DemoBar } from "../frame/demo-bar.tsx";
import { PageFrame } from "../frame/page-frame.tsx";
import { Wrap } from "../frame/wrap.tsx";
import { Fields, Tables } from "./parts-forms.tsx";
import { LiveParts } from "./parts-live.tsx";
import { Marks } from "./parts-marks.tsx";
import { frame, type View, viewHref, viewNames } from "./sample.ts";
import { ConsoleView } from "./views/console.tsx";
import { DocumentationView } from "./views/documentation.tsx";
import { LobbyView } from "./views/lobby.tsx";
import { InvitationView, StartView } from "./views/public.tsx";
import { CheckView, FormView, ReceiptView } from "./views/registration.tsx";
import { GroupView, PlenaryView } from "./views/rooms.tsx";
import { StaffView, WallView } from "./views/staff.tsx";

export const views = Object.keys(viewNames) as View[];

function PartsView(): ReactElement {
  const top = (
    <DemoBar name="Provblad" text="Provblad över delar och sidor. Inget här sparas.">
      {views.map((view) => (
        <a key={view} href={viewHref(view)}>
          {viewNames[view]}
        </a>
      ))}
    </DemoBar>
  );
  return (
    <PageFrame {...frame} top={top}>
      <Wrap>
        <PageHead kicker="Provblad" title="Komponenter och lägen" />
        <Marks />
        <Fields />
        <Tables />
        <LiveParts />
      </Wrap>
    </PageFrame>
  );
}

const shown: Record<View, () => ReactElement> = {
  parts: PartsView,
  invitation: InvitationView,
  start: StartView,
  form: FormView,
  check: CheckView,
  receipt: ReceiptView,
  lobby: LobbyView,
  plenary: PlenaryView,
  group: GroupView,
  console: ConsoleView,
  staff: StaffView,
  wall: WallView,
  documentation: DocumentationView,
};

/** Every part in every state, and a page of each sort made of them, with sample texts of their own. `view` from the address: ?visa=group. */
export function Gallery({ view = "parts" }: { view?: string | undefined }): ReactElement {
  const Shown = shown[views.find((one) => one === view) ?? "parts"];
  return <Shown />;
}
