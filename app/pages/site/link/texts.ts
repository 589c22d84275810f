import { catalogue } from "#platform/i18n";

/** Of the personal link and of what stands in its place. */
export const texts = catalogue(
  {
    link: {
      title: "Din personliga länk",
      lead: "Tryck på knappen för att se din anmälan och vägen in till mötet.",
      open: "Öppna mitt deltagande",
      unknown: "Länken är inte hel. Kopiera hela raden från brevet, eller öppna brevet igen.",
      revoked: "Länken är ersatt av en nyare. Leta upp det senaste brevet från oss.",
    },
    noLink: {
      title: "Du behöver din personliga länk",
      lead: "Den står i kvittot och i alla brev från oss om rådslaget. Öppna länken, så kommer du hit.",
      help: "Hittar du inte brevet? Titta i skräpposten, eller ring till kontaktpersonen på inbjudan.",
    },
  },
  {
    link: {
      title: "Your personal link",
      lead: "Press the button to see your registration and the way in to the meeting.",
      open: "Open my participation",
      unknown: "The link is not whole. Copy the entire line from the letter, or open the letter again.",
      revoked: "The link has been replaced by a newer one. Look for the latest letter from us.",
    },
    noLink: {
      title: "You need your personal link",
      lead: "It is in the receipt and in every letter from us about the dialogue. Open it and you come here.",
      help: "Cannot find the letter? Look in your junk mail, or call the contact person of the invitation.",
    },
  },
  {
    link: {
      title: "Henkilökohtainen linkkisi",
      lead: "Paina painiketta, niin näet ilmoittautumisesi ja tien kokoukseen.",
      open: "Avaa oma osallistumiseni",
      unknown: "Linkki ei ole kokonainen. Kopioi koko rivi kirjeestä tai avaa kirje uudelleen.",
      revoked: "Linkki on korvattu uudemmalla. Etsi viimeisin kirjeemme.",
    },
    noLink: {
      title: "Tarvitset henkilökohtaisen linkkisi",
      lead: "Se on vahvistuksessa ja kaikissa vuoropuhelua koskevissa kirjeissämme. Avaa linkki, niin pääset tänne.",
      help: "Etkö löydä kirjettä? Katso roskapostista tai soita kutsussa mainitulle yhteyshenkilölle.",
    },
  },
);
