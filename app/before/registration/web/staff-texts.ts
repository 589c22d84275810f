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
  inLine: (place: number) => `Kö ${place}`,
  statuses: { registered: "Plats", attended: "Var med", waiting: "I kö", cancelled: "Avbokad" },
} as const;
