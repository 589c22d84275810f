import { data, redirect } from "react-router";
import { BackLink, Button } from "#ui/button.tsx";
import { ErrorSummary } from "#ui/forms/error-summary.tsx";
import { FormPage, FormQuestion } from "#ui/forms/form-page.tsx";
import { Select } from "#ui/forms/select.tsx";
import { inLanguage } from "../../../../web/language.ts";
import { PublicPage } from "../../../../web/public-page.tsx";
import { ownParticipation } from "../own.ts";
import type { Route } from "./+types/rank-topics.ts";
import { wishTexts } from "./texts.ts";
import { readWishes, wishLimit, wishesOf } from "./wishes.ts";

export async function loader({ context }: Route.LoaderArgs) {
  const { registration, dialogue, rooms, language } = await ownParticipation(context);
  const { released, chosen } = await wishesOf(rooms, dialogue, registration);
  if (released.length === 0) throw data(null, { status: 404 });
  return { language, released, picked: Array.from({ length: wishLimit }, (_, at) => String(chosen[at]?.number ?? "")) };
}

export async function action({ context, request }: Route.ActionArgs) {
  const { personId, dialogue, rooms, language } = await ownParticipation(context);
  const posted = await request.formData();
  const released = await rooms.topics.released({ dialogueId: dialogue.id, authorityId: dialogue.authorityId });
  const picked = Array.from({ length: wishLimit }, (_, at) => String(posted.get(`wish-${at}`) ?? ""));
  const { wishes, outcome } = readWishes(picked, released);
  if (outcome === "twice") return data({ picked }, { status: 422 });
  await rooms.database.transaction().execute((trx) => rooms.registration.rankTopics(trx, personId, wishes));
  return redirect(`${inLanguage("/mitt-deltagande", language)}?klart=${wishes.length > 0 ? "wished" : "unwished"}`, { status: 303 });
}

export const headers = () => ({ "Cache-Control": "no-store" });

export default function RankTopics({ loaderData, actionData }: Route.ComponentProps) {
  const { language, released } = loaderData;
  const { picked } = actionData ?? loaderData;
  const t = wishTexts[language];
  const again = actionData ? picked.findIndex((value, at) => value !== "" && picked.indexOf(value) < at) : -1;
  return (
    <PublicPage>
      <title>{actionData ? t.fault(t.page) : t.page}</title>
      <FormPage>
        <BackLink href={inLanguage("/mitt-deltagande", language)}>{t.back}</BackLink>
        <ErrorSummary title={t.faults} faults={actionData ? [{ field: `wish-${again}`, text: t.twice }] : []} />
        <form method="post" noValidate>
          <FormQuestion title={t.title} lead={t.help} />
          {([0, 1, 2] as const).map((at) => (
            <Select
              key={at}
              id={`wish-${at}`}
              label={t.places[at]}
              empty={t.empty}
              options={released.map(({ number, title }) => ({ value: String(number), text: `${number}. ${title}` }))}
              defaultValue={picked[at]}
              error={at === again ? t.twice : undefined}
            />
          ))}
          <div className="row mt-6">
            <Button>{t.save}</Button>
          </div>
        </form>
      </FormPage>
    </PublicPage>
  );
}
