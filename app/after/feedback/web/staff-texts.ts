/** Staff read Swedish. */
export const staffTexts = {
  title: "Synpunkter på sidorna",
  lead: "Det som besökare har skrivit om webbsidorna, det senaste först. Numret är diariets: besökaren fick det på sitt kvitto.",
  none: "Här samlas det som besökare skriver om sidorna.",
  number: (number: number) => `Nummer ${number}`,
  helped: "Sidan hjälpte",
  missing: "Något saknas",
  noWords: "Inga ord, bara svaret.",
  receiptTo: "Kvitto gick till",
  noReceipt: "Inget kvitto: ingen adress lämnades.",
  pages: { name: "Sidor", before: "Senare", next: "Tidigare", at: (page: number, of: number) => `Sida ${page} av ${of}` },
} as const;
