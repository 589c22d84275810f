import type { DateStatus, Twin } from "#registration";

/** Staff read Swedish. */
export const staffTexts = {
  title: "Anmälningar",
  registered: "Anmälda",
  context: "Sammanhang",
  places: (capacity: number, waiting: number) => (waiting > 0 ? `${capacity} platser, ${waiting} i kö` : `${capacity} platser`),
  none: "Här syns alla som anmäler sig, en rad var. Dela inbjudans adress, så kommer de första.",
  tableName: "Tabell över anmälningar",
  number: "Nr",
  name: "Namn",
  municipality: "Kommun",
  topic: "Ämne",
  invitees: "Inbjudna",
  offered: "Erbjuden plats",
  inLine: (place: number) => `Kö ${place}`,
  back: "Till anmälningarna",
  entered: (number: string) => `Anmälan nummer ${number} är införd.`,
  enter: {
    title: "För in en anmälan",
    lead: "För någon som ringer eller skickar ett papper. Det går också efter sista dagen.",
    source: "Så kom den in",
    phone: "Telefon",
    paper: "Papper",
    emailHint: "Utan e-postadress går inget kvitto ut. Säg då numret i telefonen.",
    protectedLegend: "Skyddade personuppgifter",
    protected: "Visa inte namnet för andra",
    protectedHint: "I mötet, i listor och i filer står Skyddad deltagare. Brev går till den e-postadress som står här.",
    measuresHint: "Ses sedan bara av den som ordnar tillgänglighet.",
    send: "För in anmälan",
    refused: "Anmälan kunde inte föras in. Anmälan har kanske inte öppnat. Inget är sparat.",
  },
  found: (count: number, all: number) => (count === all ? `${all} anmälningar` : `${count} av ${all} anmälningar`),
  earlier: (label: string) => `${label} (tidigare ord)`,
  noneFound: "Ingen anmälan stämmer med det du söker. Ta bort något av valen.",
  open: "Öppna den",
  alike: ({ number, sameAddress, sameName }: Twin) => `${sameAddress && sameName ? "samma namn och adress som" : sameName ? "samma namn som" : "delar adress med"} ${padded(number)}`,
  doubles: (pairs: number) => (pairs === 1 ? "Ett par liknar varandra: är det samma person?" : `${pairs} par liknar varandra: är det samma personer?`),
  search: {
    words: "Namn, organisation, nummer eller hel e-postadress",
    all: "Alla",
    day: "Dag",
    status: "Läge",
    chose: "Svar",
    option: (question: string, option: string) => `${question} ${option}`,
    sort: "Ordning",
    sorts: { name: "Namn", number: "Nummer", newest: "Senast först", role: "Sammanhang", municipality: "Kommun" },
    show: "Visa",
  },
  pages: { name: "Sidor", before: "Föregående", next: "Nästa", at: (page: number, of: number) => `Sida ${page} av ${of}` },
  file: {
    xlsx: "Hämta som kalkylblad (XLSX)",
    csv: "Hämta som CSV",
    withNeeds: "Kalkylblad med det som behövs",
    number: "Nummer",
    name: "Namn",
    email: "E-post",
    role: "Roll",
    organisation: "Organisation",
    municipality: "Kommun",
    languages: "Språk",
    received: "Mottagen",
    source: "Inkom via",
    sources: { form: "Formulär", phone: "Telefon", paper: "Papper" },
    topicNumber: "Ämne, nummer",
    topic: "Ämne",
    measures: "Åtgärder",
    other: "Annat behov",
  },
  late: {
    short: "Släpp in en sen",
    title: "Släpp in en till efter sista dagen",
    lead: "Gör en länk som släpper in en person. Den gäller en gång, till det sista mötet börjar.",
    closed: "Anmälan är stängd för alla andra.",
    open: (last: string) => `Just nu kan alla anmäla sig, till ${last}. Länken behövs först därefter, och används inte upp innan.`,
    early: (first: string) => `Anmälan öppnar ${first}. Länken gäller först när den har stängt.`,
    givenTo: "För vem",
    givenToHint: "Din egen minnesanteckning. Bara ni ser den.",
    give: "Gör en länk",
    given: (until: string) => `Kopiera länken och skicka den till personen. Den visas bara nu och gäller en gång, till ${until}.`,
    over: "Det går inte längre: det sista mötet har börjat.",
    tableName: "Länkar som är gjorda",
    givenAt: "Gjord",
    used: "Använd",
    unused: "Inte än",
  },
  statuses: { registered: "Plats", attended: "Var med", waiting: "I kö", cancelled: "Avbokad" },
} as const;

/** A registration's number, as wide in the list as in its file. */
export function padded(number: number): string {
  return String(number).padStart(4, "0");
}

/** How somebody stands on one date: the list and its file say the same. */
export function dateWord({ status, waitingPlace, offered }: DateStatus): string {
  if (offered) return staffTexts.offered;
  return waitingPlace === undefined ? staffTexts.statuses[status] : staffTexts.inLine(waitingPlace);
}
