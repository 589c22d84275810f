import type { MailingKind } from "../kinds.ts";
import type { Wording } from "./wording.ts";

const ending = { sv: "Undrar du något? {{contact}}\n\n{{funding}}", en: "Any questions? {{contact}}\n\n{{funding}}", fi: "Onko kysyttävää? {{contact}}\n\n{{funding}}" };
const link = { sv: "Din personliga länk. Den är din nyckel, dela den inte:\n{{personal-link}}", en: "Your personal link. It is your key, please do not share it:\n{{personal-link}}", fi: "Henkilökohtainen linkkisi. Se on avaimesi, älä jaa sitä:\n{{personal-link}}" };

/** What a letter says until the authority has written its own words. */
export const houseWords: Record<MailingKind, Wording> = {
  preparation: {
    sv: {
      subject: "Inför mötet: {{title}}",
      text: `Hej {{name}}

Snart är det dags. Du är anmäld till

{{my-dates}}

DE HÄR FRÅGORNA SAMTALAR VI OM
{{questions}}

{{reading}}

Vägen in till mötet är din personliga länk. Lobbyn öppnar i god tid, så att du kan prova ljud, bild och text:
{{personal-link}}

Behöver du något mer för att kunna vara med? Skriv det via länken, eller ring.
{{contact}}

{{measures}}

{{funding}}`,
    },
    en: {
      subject: "Before the meeting: {{title}}",
      text: `Hello {{name}}

It is soon time. You are registered for

{{my-dates}}

THE QUESTIONS WE TALK ABOUT
{{questions}}

{{reading}}

Your personal link is the way in to the meeting. The lobby opens early, so that you can try sound, picture and text:
{{personal-link}}

Is there anything else you need to be able to take part? Write it by the link, or call us.
{{contact}}

{{measures}}

{{funding}}`,
    },
    fi: {
      subject: "Ennen kokousta: {{title}}",
      text: `Hei {{name}}

Pian on aika tavata. Olet ilmoittautunut:

{{my-dates}}

NÄISTÄ KYSYMYKSISTÄ KESKUSTELEMME
{{questions}}

{{reading}}

Pääset kokoukseen henkilökohtaisella linkilläsi. Aula avautuu hyvissä ajoin, jotta voit kokeilla ääntä, kuvaa ja tekstiä:
{{personal-link}}

Tarvitsetko jotakin muuta voidaksesi osallistua? Kirjoita se linkin kautta tai soita.
{{contact}}

{{measures}}

{{funding}}`,
    },
  },
  reminder: {
    sv: {
      subject: "Påminnelse: {{title}}",
      text: `Hej {{name}}

Du har plats på

{{my-dates}}

Kan du inte komma? Avboka via länken, så går platsen till nästa i kön.

{{measures}}

${link.sv}

${ending.sv}`,
    },
    en: {
      subject: "Reminder: {{title}}",
      text: `Hello {{name}}

You have a place on

{{my-dates}}

If you cannot come, please cancel by the link, and the place goes to the next person in the queue.

{{measures}}

${link.en}

${ending.en}`,
    },
    fi: {
      subject: "Muistutus: {{title}}",
      text: `Hei {{name}}

Sinulla on paikka:

{{my-dates}}

Etkö pääse? Peru linkin kautta, niin paikka siirtyy jonossa seuraavalle.

{{measures}}

${link.fi}

${ending.fi}`,
    },
  },
  change: {
    sv: {
      subject: "Ändrat: {{title}}",
      text: `Hej {{name}}

Något har ändrats. Så här gäller det nu:

{{my-dates}}

Kalenderfilen i det här brevet ersätter den du fick förut. Passar det inte längre? Avboka via länken.

${link.sv}

${ending.sv}`,
    },
    en: {
      subject: "Changed: {{title}}",
      text: `Hello {{name}}

Something has changed. This is how it is now:

{{my-dates}}

The calendar file in this letter replaces the one you had. If it no longer suits you, please cancel by the link.

${link.en}

${ending.en}`,
    },
    fi: {
      subject: "Muutos: {{title}}",
      text: `Hei {{name}}

Jokin on muuttunut. Nyt on sovittu näin:

{{my-dates}}

Tämän kirjeen kalenteritiedosto korvaa aiemman. Eikö aika enää sovi? Peru linkin kautta.

${link.fi}

${ending.fi}`,
    },
  },
  "called-off": {
    sv: {
      subject: "Inställt: {{title}}",
      text: `Hej {{name}}

Mötet som du har anmält dig till blir inte av:

{{called-off}}

Du behöver inte avboka. Kalenderfilen i det här brevet tar bort mötet ur din kalender. Har du anmält dig till en dag till gäller den som förut.

Har du skickat in ett ämne finns det kvar. Via länken ser du vad som händer med det, och där kan du skriva till oss:
{{personal-link}}

${ending.sv}`,
    },
    en: {
      subject: "Called off: {{title}}",
      text: `Hello {{name}}

The meeting that you registered for will not be held:

{{called-off}}

You do not need to cancel. The calendar file in this letter takes the meeting out of your calendar. If you registered for another date too, it stands as before.

If you sent in a topic, we still have it. By the link you see what becomes of it, and you can write to us:
{{personal-link}}

${ending.en}`,
    },
    fi: {
      subject: "Peruttu: {{title}}",
      text: `Hei {{name}}

Kokousta, johon ilmoittauduit, ei pidetä:

{{called-off}}

Sinun ei tarvitse perua mitään. Tämän kirjeen kalenteritiedosto poistaa kokouksen kalenteristasi. Jos ilmoittauduit myös toiselle päivälle, se on voimassa entiseen tapaan.

Jos lähetit aiheen, se on tallessa. Linkistä näet, mitä sille tapahtuu, ja voit kirjoittaa meille:
{{personal-link}}

${ending.fi}`,
    },
  },
  "thank-you": {
    sv: {
      subject: "Tack för att du var med: {{title}}",
      text: `Hej {{name}}

Tack för att du gav din tid och det du vet. Det ni skrev ned i grupperna blir insikter, och varje insikt får någon som svarar för vad den leder till.

Via länken ser du vad ni kom fram till och vad som händer med det:
{{personal-link}}

${ending.sv}`,
    },
    en: {
      subject: "Thank you for taking part: {{title}}",
      text: `Hello {{name}}

Thank you for your time and for what you know. What you wrote down in the groups becomes insights, and every insight gets someone who answers for what it leads to.

By the link you see what you arrived at and what becomes of it:
{{personal-link}}

${ending.en}`,
    },
    fi: {
      subject: "Kiitos osallistumisesta: {{title}}",
      text: `Hei {{name}}

Kiitos ajastasi ja tiedoistasi. Ryhmissä kirjoittamistanne muistiinpanoista tulee oivalluksia, ja jokaiselle oivallukselle nimetään vastuuhenkilö.

Linkistä näet, mihin päädyitte ja mitä siitä seuraa:
{{personal-link}}

${ending.fi}`,
    },
  },
  "follow-up": {
    sv: {
      subject: "Det här har hänt sedan mötet: {{title}}",
      text: `Hej {{name}}

Nu finns dokumentationen. Där står vad som sagts, vad vi åtar oss och vad svaret blev:
{{documentation}}

Det som gäller det du själv tog upp ser du via din personliga länk:
{{personal-link}}

${ending.sv}`,
    },
    en: {
      subject: "What has happened since the meeting: {{title}}",
      text: `Hello {{name}}

The documentation is there now. It says what was said, what we commit ourselves to and what the answer was:
{{documentation}}

What concerns your own contribution you see by your personal link:
{{personal-link}}

${ending.en}`,
    },
    fi: {
      subject: "Mitä kokouksen jälkeen on tapahtunut: {{title}}",
      text: `Hei {{name}}

Dokumentaatio on nyt valmis. Siinä kerrotaan, mitä sanottiin, mihin sitoudumme ja mikä oli vastaus:
{{documentation}}

Oman aiheesi vaiheet näet henkilökohtaisesta linkistäsi:
{{personal-link}}

${ending.fi}`,
    },
  },
};
