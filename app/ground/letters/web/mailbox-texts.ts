/** For whoever tries the system out on a machine of their own. */
export const mailboxTexts = {
  title: "Brevlådan",
  lead: "Ingen e-postserver är inställd. Breven stannar här, precis som de skulle ha skickats.",
  none: "Inga brev än. Anmäl någon till ett rådslag, så kommer kvittot hit.",
  subject: "Ärende",
  to: "Till",
  at: "Skickat",
  from: "Svar till",
  messageId: "Message-ID",
  calendar: "Kalenderfil",
  back: "Alla brev",
} as const;
