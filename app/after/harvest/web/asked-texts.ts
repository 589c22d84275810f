import { catalogue } from "#platform/i18n";

export const askedTexts = catalogue(
  {
    title: "Stämmer det här?",
    lead: "Ur gruppernas anteckningar har vi skrivit insikter. Här är de som bygger på det din grupp skrev.",
    oneIsEnough: "En i gruppen räcker: svara för gruppen.",
    none: "Just nu finns inga insikter för din grupp att svara på.",
    toMine: "Till mitt deltagande",
    insight: (number: number) => `Insikt ${number}`,
    answerBy: (day: string) => `Svara senast ${day}.`,
    passed: "Svarstiden har gått ut.",
    wrote: (group: number, round: number) => `Det grupp ${group} skrev i samtal ${round}`,
    confirmed: "Gruppen har bekräftat insikten.",
    remarked: "Gruppens ändringsförslag:",
    yes: "Ja, det stämmer",
    remark: "Vad borde stå i stället?",
    remarkHint: "Den som skriver dokumentationen läser det och ändrar, eller hör av sig.",
    send: "Skicka ändringsförslaget",
    thanks: "Tack, ert svar är mottaget.",
    problem: (because: "not-asked" | "too-late" | "changed-since" | "no-words"): string =>
      ({
        "not-asked": "Den insikten bygger inte på det din grupp skrev.",
        "too-late": "Svarstiden har gått ut. Hör av dig till oss om något är fel.",
        "changed-since": "Insikten har ändrats sedan du öppnade sidan. Läs den igen och svara.",
        "no-words": "Skriv vad som borde stå i stället.",
      })[because],
  },
  {
    title: "Is this right?",
    lead: "We have written insights from the groups' notes. Here are those that rest on what your group wrote.",
    oneIsEnough: "One person in the group is enough: answer for the group.",
    none: "There are no insights for your group to answer right now.",
    toMine: "To my participation",
    insight: (number: number) => `Insight ${number}`,
    answerBy: (day: string) => `Answer by ${day}.`,
    passed: "The time to answer has passed.",
    wrote: (group: number, round: number) => `What group ${group} wrote in conversation ${round}`,
    confirmed: "The group has confirmed the insight.",
    remarked: "What the group would change:",
    yes: "Yes, that is right",
    remark: "What should it say instead?",
    remarkHint: "Whoever writes the documentation reads it and changes it, or gets in touch.",
    send: "Send the proposed change",
    thanks: "Thank you, your answer has been received.",
    problem: (because: "not-asked" | "too-late" | "changed-since" | "no-words"): string =>
      ({
        "not-asked": "That insight does not rest on what your group wrote.",
        "too-late": "The time to answer has passed. Get in touch with us if something is wrong.",
        "changed-since": "The insight has changed since you opened the page. Read it again and answer.",
        "no-words": "Write what it should say instead.",
      })[because],
  },
);
