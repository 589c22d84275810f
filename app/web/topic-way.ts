import { catalogue } from "#platform/i18n";

/** The way of a topic as everybody is told it, before anything has happened: the state's name and what it promises (T1). */
export const topicWay = catalogue(
  {
    received: { title: "Mottaget", promise: "Direkt. Du får ett ämnesnummer." },
    contacted: { title: "Kontakt", promise: "Någon av oss hör av sig om det." },
    preparing: { title: "Förberett", promise: "Vi formulerar frågan tillsammans." },
    "on-agenda": { title: "På dagordningen", promise: "Du får veta dag och samtal." },
    discussed: { title: "Diskuterat", promise: "Gruppen skriver ned vad ni kom fram till." },
    answered: { title: "Besvarat", promise: "Du får svar, också när svaret är nej." },
  },
  {
    received: { title: "Received", promise: "At once. You get a topic number." },
    contacted: { title: "Contact", promise: "One of us gets in touch about it." },
    preparing: { title: "Prepared", promise: "We word the question together." },
    "on-agenda": { title: "On the agenda", promise: "You are told the date and the conversation." },
    discussed: { title: "Discussed", promise: "The group writes down what you arrived at." },
    answered: { title: "Answered", promise: "You get an answer, also when it is a no." },
  },
  {
    received: { title: "Vastaanotettu", promise: "Heti. Saat aiheelle numeron." },
    contacted: { title: "Yhteydenotto", promise: "Joku meistä ottaa sinuun yhteyttä." },
    preparing: { title: "Valmisteltu", promise: "Muotoilemme kysymyksen yhdessä." },
    "on-agenda": { title: "Ohjelmassa", promise: "Saat tietää päivän ja keskustelun." },
    discussed: { title: "Keskusteltu", promise: "Ryhmä kirjaa, mihin päädyitte." },
    answered: { title: "Vastattu", promise: "Saat vastauksen, myös kun se on kielteinen." },
  },
);

export const waySteps = ["received", "contacted", "preparing", "on-agenda", "discussed", "answered"] as const;
