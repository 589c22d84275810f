import { data, redirect } from "react-router";
import { toLocal } from "#platform/civil-time";
import { day } from "#platform/i18n";
import { Button, LinkButton } from "#ui/button.tsx";
import { Notice } from "#ui/content/notice.tsx";
import { StaffHead } from "#ui/frame/staff-frame.tsx";
import { TextField } from "#ui/forms/text-field.tsx";
import { house } from "../../../web/house.ts";
import { StaffPage } from "../../../web/staff-page.tsx";
import { staffDialogue } from "../../../web/staff-dialogue.ts";
import type { Route } from "./+types/dialogue-file.ts";
import { FileForm } from "./file-form.tsx";
import { fileTexts as t } from "./file-texts.ts";
import { answerFile } from "./file-wish.ts";

/** A dialogue's file: changed with what changes in sight, fetched, or made the pattern of a new one (I4). */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { dialogue, head } = await staffDialogue(context, params.slug);
  const { dialogues, clock } = context.get(house);
  const text = await dialogues.exportYaml(dialogue.id);
  if (text === undefined) throw data(null, { status: 404 });
  const versions = await dialogues.versions(dialogue.id);
  return {
    head,
    text,
    version: dialogue.version,
    saved: new URL(request.url).searchParams.has("sparad"),
    today: toLocal(clock.civil(), dialogue.zone).slice(0, 10),
    versions: versions.map(({ version, at }) => ({ version, at: day(toLocal(at, dialogue.zone), "sv") })),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { by, dialogue } = await staffDialogue(context, params.slug);
  const answer = await answerFile(context.get(house), by, request, dialogue.slug);
  if (answer.saved) return redirect(`/arbetsplats/${answer.saved.slug}/fil?sparad`, 303);
  return answer;
}

export default function DialogueFilePage({ loaderData, actionData }: Route.ComponentProps) {
  const { head, text, version, saved, today, versions } = loaderData;
  const faulty = (actionData?.faults?.length ?? 0) > 0;
  return (
    <StaffPage dialogue={head}>
      <title>{`${faulty ? "Fel: " : ""}${t.title} – ${head.title}`}</title>
      <StaffHead title={t.title} under={t.lead}>
        <LinkButton look="second" href={`/arbetsplats/${head.slug}/fil.yaml`} download={`${head.slug}.yaml`}>
          {t.export}
        </LinkButton>
      </StaffHead>
      {saved && !actionData && (
        <Notice tone="ok" role="status">
          {t.saved(version)}
        </Notice>
      )}
      <FileForm text={text} version={version} answer={actionData} />
      <div className="cols-2 mt-6">
        <section aria-labelledby="copy-title">
          <h2 id="copy-title">{t.copy}</h2>
          <p className="small quiet">{t.copyLead}</p>
          <form method="get" action="/arbetsplats/nytt">
            <input type="hidden" name="efter" value={head.slug} />
            <TextField id="adress" label={t.slug} hint={t.slugHint} defaultValue={`${head.slug}-2`} />
            <TextField id="forsta" label={t.firstDay} type="date" width="short" defaultValue={today} />
            <Button look="second">{t.copyButton}</Button>
          </form>
        </section>
        <section aria-labelledby="versions-title">
          <h2 id="versions-title">{t.versions}</h2>
          <ul>
            {versions.map((one) => (
              <li key={one.version}>{t.version(one.version, one.at)}</li>
            ))}
          </ul>
        </section>
      </div>
    </StaffPage>
  );
}
