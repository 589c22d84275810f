/** Forty made-up people of Skåne; after that they come again. */
export const names = [
  "Amira Holst", "Leif Bergqvist", "Nadja Ek", "Gunilla Sandén", "Joel Öberg", "Åsa Lindhé", "Henrik Nord", "Tove Jarl",
  "Mahin Rostami", "Samuel Tesfay", "Peter Wahl", "Sofia Rehn", "Ida Falk", "Omar Said", "Britt Lund", "Karl Ekdahl",
  "Lina Dahl", "Per Åberg", "Ulla Krok", "Ove Rask", "Elin Stål", "Yusuf Demir", "Maja Hed", "Stig Lundgren",
  "Fatima Noori", "Axel Brandt", "Cecilia Mård", "Jonas Vik", "Ester Palm", "Nils Törn", "Zahra Karimi", "Rune Hök",
  "Linnea Frost", "Goran Petrović", "Märta Ljung", "Ivar Skog", "Selma Åkesson", "David Öman", "Ebba Ros", "Tomas Kvist",
];
