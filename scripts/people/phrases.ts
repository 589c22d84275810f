import type { NoteKind } from "#notes/shared";

/** What simulated people write: the sort of thing that is said in such a meeting. */
export const phrases: readonly { kind: NoteKind; text: string }[] = [
  { kind: "experience", text: "Vi spelade på gården i stället för i salongen. Publiken kom, också de som aldrig annars kommer." },
  { kind: "experience", text: "Kommunen svarade i telefon samma dag. Det borde vara så jämt." },
  { kind: "experience", text: "De digitala träffarna gjorde att vi i norr kunde vara med på lika villkor." },
  { kind: "experience", text: "Allt ställdes in på två dagar. Hyran fanns kvar." },
  { kind: "challenge", text: "Stöden passar inte den som har flera små uppdrag." },
  { kind: "challenge", text: "Den som saknar uppkoppling försvann ur sikte." },
  { kind: "challenge", text: "Lokalerna står tomma på dagarna, men ingen har nycklarna." },
  { kind: "challenge", text: "Vi vet inte vem i kommunen som får besluta." },
  { kind: "idea", text: "En gemensam bokning av lokaler över kommungränserna." },
  { kind: "idea", text: "Låt två kommuner dela på en konstnär i skolan under ett läsår." },
  { kind: "idea", text: "En frukost i månaden där konstnärer och tjänstepersoner möts utan dagordning." },
  { kind: "idea", text: "Ge små bidrag snabbt, och be om en berättelse efteråt i stället för en plan." },
  { kind: "question", text: "Får en kommun låna ut utrustning till en förening i en annan kommun?" },
  { kind: "question", text: "Vem svarar när regionen och kommunen pekar på varandra?" },
  { kind: "question", text: "Hur länge finns krisstöden kvar?" },
  { kind: "contact", text: "Jag känner dem som driver replokalen i grannkommunen och kan höra mig för." },
  { kind: "contact", text: "Vår kultursamordnare vill gärna vara med nästa gång." },
];
