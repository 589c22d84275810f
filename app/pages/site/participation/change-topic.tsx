import { data, redirect } from "react-router";
import { lastMinuteOf } from "#dialogues/shared";
import { dayAndYear, tell } from "#platform/i18n";
import { holdsBirthNumber } from "#registration/shared";
import { textLimit, titleLimit, topicKinds } from "#topics/shared";
import { BackLink, Button } from "#ui/button.tsx";
import { Leaf } from "#ui/content/leaf.tsx";
import { Notice } from "#ui/content/notice.tsx";
import { ErrorSummary } from "#ui/forms/error-summary.tsx";
import { FormPage, FormQuestion } from "#ui/forms/form-page.tsx";
import { Select } from "#ui/forms/select.tsx";
import { TextArea } from "#ui/forms/text-area.tsx";
import { TextField } from "#ui/forms/text-field.tsx";
import { Wrap } from "#ui/frame/wrap.tsx";
import { inLanguage } from "../../../web/language.ts";
import { PublicPage } from "../../../web/public-page.tsx";
import type { Route } from "./+types/change-topic.ts";
import { FormNotice } from "./form-notice.tsx";
import { ownParticipation } from "./own.ts";
import { texts } from "./texts.ts";
import { topicView } from "./topic-view.ts";

export async function loader({ context }: Route.LoaderArgs) {
  const { personId, dialogue, rooms, language } = await ownParticipation(context);
  const [topic] = await rooms.topics.of(personId);
  if (!topic) throw data(null, { status: 404 });
  const { kind, title, text, messages } = topicView({ topic, life: await rooms.topics.life(topic.id), place: undefined, dialogue, language });
  return {
    language,
    mayReword: rooms.dialogues.window(dialogue) === "open",
    lastDay: dayAndYear(lastMinuteOf(dialogue.closesExclusive), language),
    wording: { kind, title, text },
    messages,
    notice: tell(dialogue.notices.topic, language),
  };
}

export async function action({ context, request }: Route.ActionArgs) {
  const { personId, rooms, language } = await ownParticipation(context);
  const [topic] = await rooms.topics.of(personId);
  if (!topic) throw data(null, { status: 404 });
  const posted = await request.formData();
  const text = (name: string) => String(posted.get(name) ?? "").trim();
  const back = (done: string) => redirect(`${inLanguage("/mitt-deltagande", language)}?klart=${done}`, { status: 303 });
  if (posted.get("do") === "write") {
    const message = text("message");
    if (holdsBirthNumber(message)) return data({ wording: undefined, message, fault: "personnummerInMessage" as const }, { status: 422 });
    const written = await rooms.topics.write(topic.id, { sender: "proposer", by: personId, text: message });
    if (written.outcome === "written") return back("written");
    return data({ wording: undefined, message, fault: written.outcome === "empty" ? ("missingMessage" as const) : ("messageTooLong" as const) }, { status: 422 });
  }
  const wording = { kind: topicKinds.find((kind) => kind === text("kind")) ?? topic.kind, title: text("title"), text: text("text") };
  if (wording.title === "") return data({ wording, message: "", fault: "missingTitle" as const }, { status: 422 });
  const held = (["title", "text"] as const).find((field) => holdsBirthNumber(wording[field]));
  if (held) return data({ wording, message: "", fault: held === "title" ? ("personnummerInTitle" as const) : ("personnummerInText" as const) }, { status: 422 });
  const { outcome } = await rooms.topics.reword(topic.id, personId, wording);
  if (outcome === "too-long") return data({ wording, message: "", fault: wording.title.length > titleLimit ? ("titleTooLong" as const) : ("textTooLong" as const) }, { status: 422 });
  return back(outcome === "reworded" ? "changed" : outcome === "closed" ? "too-late" : "unchanged");
}

export const headers = () => ({ "Cache-Control": "no-store" });

export default function ChangeTopic({ loaderData, actionData }: Route.ComponentProps) {
  const { language, mayReword, lastDay, messages, notice } = loaderData;
  const t = texts[language];
  const wording = actionData?.wording ?? loaderData.wording;
  const faults: Record<NonNullable<typeof actionData>["fault"], { field: string; text: string }> = {
    missingTitle: { field: "title", text: t.topic.missingTitle },
    titleTooLong: { field: "title", text: t.topic.tooLong(titleLimit) },
    textTooLong: { field: "text", text: t.topic.tooLong(textLimit) },
    missingMessage: { field: "message", text: t.topic.missingMessage },
    messageTooLong: { field: "message", text: t.topic.tooLong(10 * textLimit) },
    personnummerInTitle: { field: "title", text: t.personnummer },
    personnummerInText: { field: "text", text: t.personnummer },
    personnummerInMessage: { field: "message", text: t.personnummer },
  };
  const fault = actionData && faults[actionData.fault];
  const errorOf = (field: string) => (fault?.field === field ? fault.text : undefined);
  return (
    <PublicPage>
      <title>{fault ? t.fault(t.topic.page) : t.topic.page}</title>
      <FormPage>
        <BackLink href={inLanguage("/mitt-deltagande", language)}>{t.back}</BackLink>
        <ErrorSummary title={t.faults(1)} faults={fault ? [fault] : []} />
        {mayReword ? (
          <form method="post" noValidate>
            <FormQuestion title={t.topic.reword} lead={t.topic.rewordUntil(lastDay)} />
            <Select
              id="kind"
              label={t.topic.kind}
              options={topicKinds.map((kind) => ({ value: kind, text: capital(t.topic.kinds[kind]) }))}
              defaultValue={wording.kind}
            />
            <TextField id="title" label={t.topic.heading} voice autoComplete="off" defaultValue={wording.title} error={errorOf("title")} />
            <TextArea id="text" label={t.topic.description} optional defaultValue={wording.text} error={errorOf("text")} />
            <FormNotice language={language} notice={notice} />
            <div className="row mt-6">
              <Button name="do" value="reword">
                {t.topic.save}
              </Button>
            </div>
          </form>
        ) : (
          <>
            <FormQuestion title={loaderData.wording.title} />
            <Notice>{t.topic.rewordClosed}</Notice>
          </>
        )}
      </FormPage>
      <Wrap>
        <Leaf id="thread" title={t.topic.thread}>
          {messages.map(({ when, sender, text }) => (
            <div key={when + sender} className="mt-4">
              <p className="small quiet">
                {sender === "authority" ? t.topic.fromUs : t.topic.fromYou}, {when}
              </p>
              <p className="voice pre-line">{text}</p>
            </div>
          ))}
          <form method="post" noValidate className="mt-6">
            <TextArea
              id="message"
              rows={4}
              label={t.topic.write}
              hint={t.topic.messageHint}
              defaultValue={actionData?.message}
              error={errorOf("message")}
            />
            <FormNotice language={language} notice={notice} />
            <div className="row mt-5">
              <Button name="do" value="write" look={mayReword ? "second" : "main"}>
                {t.topic.send}
              </Button>
            </div>
          </form>
        </Leaf>
      </Wrap>
    </PublicPage>
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
