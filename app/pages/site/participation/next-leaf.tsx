import { LinkButton } from "#ui/button.tsx";
import { NextStep } from "#ui/content/empty-state.tsx";
import { Said, SaidIn } from "#ui/content/said.tsx";
import { inLanguage } from "../../../web/language.ts";
import type { ParticipationView } from "./participation-view.ts";
import { texts } from "./texts.ts";

/** The one next thing: the way in once the lobby is open, else when it opens. */
export function NextLeaf({ view: { language, slug, title, dates } }: { view: ParticipationView }) {
  const t = texts[language].next;
  const coming = dates.filter(({ isOver, calledOff }) => !isOver && !calledOff);
  const next = coming.find(({ status }) => status === "registered" || status === "attended");
  const waits = coming.find(({ status }) => status === "waiting");
  const offer = waits?.offer;
  const calendar = (
    <a href={`${inLanguage("/mitt-deltagande", language)}/kalender.ics`} key="calendar">
      {t.calendar}
    </a>
  );
  if (next) {
    const enter = (
      <LinkButton key="enter" look="paper" size="large" href={inLanguage(`/dialog/${slug}/mote/${next.number}`, language)}>
        {t.enter}
      </LinkButton>
    );
    return (
      <NextStep
        title={t.title}
        said={next.isOpen ? t.open : capital(t.starts(next.day, next.from, next.lobby))}
        actions={next.isOpen ? [enter, calendar] : calendar}
      >
        <p>
          <SaidIn sentence={t.where}>
            <Said {...title} />: <Said {...next.title} />
          </SaidIn>
        </p>
      </NextStep>
    );
  }
  const said = waits && offer ? t.offerTitle(waits.day) : waits ? t.waitTitle(waits.day) : coming.length > 0 ? t.none : dates.some(({ calledOff }) => calledOff) ? t.off : t.over;
  return (
    <NextStep title={t.title} said={said}>
      {offer ? <p>{t.offer(offer.day, offer.hour)}</p> : waits && <p>{t.wait}</p>}
    </NextStep>
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
