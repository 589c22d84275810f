import { redirect } from "react-router";
import { z } from "zod";
import { StaffHead } from "#ui/frame/staff-frame.tsx";
import { house } from "../../../web/house.ts";
import { StaffPage } from "../../../web/staff-page.tsx";
import { staffOf } from "../../../web/visit.ts";
import type { Route } from "./+types/new-dialogue.ts";
import { FileForm } from "./file-form.tsx";
import { fileTexts as t } from "./file-texts.ts";
import { answerFile } from "./file-wish.ts";

const pattern = z.object({ efter: z.string(), adress: z.string(), forsta: z.iso.date() });

/** A dialogue that is not here yet: pasted, chosen as a file, or after the pattern of one that is. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { authorityId } = await staffOf(context);
  const { dialogues } = context.get(house);
  const asked = pattern.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  const like = asked.success ? await dialogues.bySlug(asked.data.efter) : undefined;
  if (!asked.success || like?.authorityId !== authorityId) return { text: "" };
  return { text: (await dialogues.copyYaml(like.id, { slug: asked.data.adress, firstDay: asked.data.forsta })) ?? "" };
}

export async function action({ request, context }: Route.ActionArgs) {
  const by = await staffOf(context);
  const answer = await answerFile(context.get(house), by, request);
  if (answer.saved) return redirect(`/arbetsplats/${answer.saved.slug}/publicering`, 303);
  return answer;
}

export default function NewDialogue({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <StaffPage>
      <title>{`${actionData?.faults ? "Fel: " : ""}${t.newTitle}`}</title>
      <StaffHead title={t.newTitle} under={t.newLead} />
      <FileForm text={loaderData.text} version={0} answer={actionData} />
    </StaffPage>
  );
}
