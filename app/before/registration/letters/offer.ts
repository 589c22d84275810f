import type { Dialogue, Meeting } from "#dialogues";
import { fromPerson } from "#letters";
import { toLocal } from "#platform/civil-time";
import { type Language, catalogue, day, hour, say } from "#platform/i18n";
import { undoHours } from "../shared.ts";
import { type Letter, ending, when } from "./lines.ts";

type Values = { name: string; dialogue: Dialogue; meeting: Meeting };

const texts = catalogue(
  {
    offered: (title: string) => `Vill du ha en plats? ${title}`,
    offer: (name: string, date: string, until: string) => `Hej ${name}

En plats blev ledig, och du står först i kön: ${date}.

Vi håller den åt dig till ${until}, svensk tid. Öppna länken här nedanför och tacka ja eller nej. Hör vi inget går platsen till nästa i kön.`,
    gone: (title: string) => `Platsen gick till nästa: ${title}`,
    ended: (name: string, date: string, hours: number) => `Hej ${name}

Du fick erbjudande om en plats ${date}. Vi fick inget svar i tid, så den har gått till nästa i kön.

Vill du fortfarande komma? Inom ${hours} timmar kan du ställa dig i kön igen via länken här nedanför.`,
    at: (date: string, time: string) => `${date} kl. ${time}`,
  },
  {
    offered: (title: string) => `Would you like a place? ${title}`,
    offer: (name: string, date: string, until: string) => `Hello ${name}

A place became free, and you are first in the queue: ${date}.

We keep it for you until ${until} Swedish time. Open the link below and say yes or no. If we hear nothing the place goes to the next person in the queue.`,
    gone: (title: string) => `The place went to the next person: ${title}`,
    ended: (name: string, date: string, hours: number) => `Hello ${name}

You were offered a place on ${date}. We had no answer in time, so it has gone to the next person in the queue.

Would you still like to come? Within ${hours} hours you can join the queue again by the link below.`,
    at: (date: string, time: string) => `${date}, ${time}`,
  },
  {
    offered: (title: string) => `Haluatko paikan? ${title}`,
    offer: (name: string, date: string, until: string) => `Hei ${name}

Paikka vapautui, ja olet jonossa ensimmäisenä: ${date}.

Pidämme sen sinulle ja odotamme vastaustasi viimeistään ${until} Ruotsin aikaa. Avaa alla oleva linkki ja vastaa kyllä tai ei. Jos emme kuule sinusta, paikka menee jonon seuraavalle.`,
    gone: (title: string) => `Paikka meni seuraavalle: ${title}`,
    ended: (name: string, date: string, hours: number) => `Hei ${name}

Sinulle tarjottiin paikkaa: ${date}. Emme saaneet vastausta ajoissa, joten se on mennyt jonon seuraavalle.

Haluatko yhä tulla? Voit asettua jonoon uudelleen ${hours} tunnin kuluessa alla olevasta linkistä.`,
    at: (date: string, time: string) => `${date} klo ${time}`,
  },
);

/** To whoever is first in the queue when a place has to be answered for. */
export function offerLetter(language: Language, { name, dialogue, meeting, until }: Values & { until: Date }): Letter {
  const t = texts[language];
  const local = toLocal(until, dialogue.zone);
  const said = t.offer(fromPerson(name), when(language, meeting), t.at(day(local, language), hour(local, language)));
  return { subject: t.offered(say(dialogue.title, language)), text: `${said}\n\n${ending(language, dialogue)}` };
}

/** When nobody answered in time. */
export function offerEndedLetter(language: Language, { name, dialogue, meeting }: Values): Letter {
  const t = texts[language];
  const said = t.ended(fromPerson(name), when(language, meeting), undoHours);
  return { subject: t.gone(say(dialogue.title, language)), text: `${said}\n\n${ending(language, dialogue)}` };
}
