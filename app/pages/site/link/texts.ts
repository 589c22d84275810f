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
      lead: "Den står i kvittot och i alla brev från oss om rådslaget. Hittar du inget brev skickar vi länken igen.",
      email: "E-postadressen du anmälde dig med",
      emailHint: "Har flera i familjen samma adress skickar vi ett brev för var och en.",
      send: "Skicka min länk",
      noAddress: "Skriv en hel e-postadress, som namn@exempel.se",
      faults: "En sak behöver rättas",
      fault: (title: string) => `Fel: ${title}`,
      asked: "Titta i din e-post",
      askedLead: (email: string) => `Finns det en anmälan med ${email} är ett brev med länken på väg dit. Det brukar ta någon minut.`,
      again: "Kom inget brev? Pröva en annan adress",
      slow: (seconds: number) => `Många har bett om sin länk härifrån just nu. Vänta ${seconds} sekunder och tryck igen.`,
      help: "Titta också i skräpposten. Går det inte ändå ringer du kontaktpersonen på inbjudan.",
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
      lead: "It is in the receipt and in every letter from us about the dialogue. If you cannot find a letter, we send you the link again.",
      email: "The e-mail address you registered with",
      emailHint: "If several in the family share an address we send a letter for each of them.",
      send: "Send me my link",
      noAddress: "Write a whole e-mail address, such as name@example.com",
      faults: "One thing needs to be put right",
      fault: (title: string) => `Error: ${title}`,
      asked: "Look in your e-mail",
      askedLead: (email: string) => `If there is a registration with ${email}, a letter with the link is on its way there. It usually takes a minute.`,
      again: "No letter? Try another address",
      slow: (seconds: number) => `Many have asked for their link from here just now. Wait ${seconds} seconds and press again.`,
      help: "Look in your junk mail too. If all fails, call the contact person of the invitation.",
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
