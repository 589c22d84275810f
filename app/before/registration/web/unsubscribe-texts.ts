import { catalogue } from "#platform/i18n";

export const unsubscribeTexts = catalogue(
  {
    title: "Vill du slippa fler inbjudningar?",
    lead: "Tryck på knappen, så skickar vi inga fler inbjudningar till det här rådslaget. Är du anmäld får du ändå breven om din anmälan.",
    button: "Skicka inga fler",
    done: "Du får inga fler inbjudningar",
    doneLead: "Vi skickar inga fler inbjudningar till det här rådslaget till din adress.",
    unknown: "Länken är inte hel, eller så är adressen redan borttagen hos oss. Kopiera hela raden från brevet om du vill försöka igen.",
  },
  {
    title: "No more invitations?",
    lead: "Press the button and we send you no more invitations to this dialogue. If you have registered you still get the letters about your registration.",
    button: "Send me no more",
    done: "You will get no more invitations",
    doneLead: "We send no more invitations to this dialogue to your address.",
    unknown: "The link is not whole, or your address has been removed already. Copy the entire line from the letter to try again.",
  },
  {
    title: "Etkö halua enempää kutsuja?",
    lead: "Paina painiketta, niin emme lähetä enää kutsuja tähän vuoropuheluun. Jos olet ilmoittautunut, saat silti ilmoittautumistasi koskevat kirjeet.",
    button: "Älkää lähettäkö enempää",
    done: "Et saa enempää kutsuja",
    doneLead: "Emme lähetä osoitteeseesi enää kutsuja tähän vuoropuheluun.",
    unknown: "Linkki ei ole kokonainen, tai osoitteesi on jo poistettu. Kopioi koko rivi kirjeestä, jos haluat yrittää uudelleen.",
  },
);
