import { catalogue } from "#platform/i18n";

/** How a person stands on a date, told to that person. */
export const statusWord = catalogue(
  { registered: "Du har plats", waiting: (place: number) => `Du är nummer ${place} i kön`, cancelled: "Avbokad", attended: "Du var med" },
  { registered: "You have a place", waiting: (place: number) => `You are number ${place} in the queue`, cancelled: "Cancelled", attended: "You were there" },
  { registered: "Sinulla on paikka", waiting: (place: number) => `Olet jonossa sijalla ${place}`, cancelled: "Peruttu", attended: "Olit mukana" },
);
