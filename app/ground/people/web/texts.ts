import { catalogue } from "#platform/i18n";

export const texts = catalogue(
  {
    title: "Logga in",
    usable: "Den här länken är din. Den fungerar en gång och i tio minuter.",
    signIn: "Logga in",
    used: "Länken har redan använts. Varje länk fungerar en gång.",
    expired: "Länken är äldre än tio minuter och gäller inte längre.",
    unknown: "Länken är inte hel. Kopiera hela raden, från http till sista tecknet.",
    newLink: "Be den som driver systemet om en ny länk, eller skriv på servern:",
    noLink: "Här loggar du som arbetar på myndigheten in, med en personlig länk.",
    participant: "Har du anmält dig till ett rådslag? Då behöver du inte logga in. Använd länken i brevet du fick.",
  },
  {
    title: "Sign in",
    usable: "This link is yours. It works once, for ten minutes.",
    signIn: "Sign in",
    used: "This link has been used. Each link works once.",
    expired: "This link is more than ten minutes old and no longer valid.",
    unknown: "This link is not complete. Copy the whole line, from http to the last character.",
    newLink: "Ask whoever runs the system for a new link, or type on the server:",
    noLink: "This is where staff of the authority sign in, by a personal link.",
    participant: "Have you registered for a dialogue? Then you need not sign in. Use the link in the letter you got.",
  },
  {
    title: "Kirjaudu sisään",
    usable: "Tämä linkki on sinun. Se toimii kerran ja kymmenen minuutin ajan.",
    signIn: "Kirjaudu",
    used: "Linkkiä on jo käytetty. Jokainen linkki toimii kerran.",
    expired: "Linkki on yli kymmenen minuuttia vanha eikä ole enää voimassa.",
    unknown: "Linkki ei ole kokonainen. Kopioi koko rivi alusta viimeiseen merkkiin.",
    newLink: "Pyydä uusi linkki järjestelmän ylläpitäjältä tai kirjoita palvelimella:",
    noLink: "Viranomaisen työntekijät kirjautuvat tässä henkilökohtaisella linkillä.",
    participant: "Oletko ilmoittautunut vuoropuheluun? Silloin sinun ei tarvitse kirjautua. Käytä saamasi kirjeen linkkiä.",
  },
);
