import { holdsPersonnummer } from "./personnummer.ts";

/** Whether a text holds the number that Sweden or Finland gives a person, however its digits and its stroke are typed. */
export function holdsBirthNumber(text: string): boolean {
  const plain = text
    .normalize("NFKC")
    .replaceAll(/\p{Cf}/gu, "")
    .replaceAll(/[\p{Pd}\u2212]/gu, "-");
  return holdsPersonnummer(plain) || holdsHenkilotunnus(plain);
}

/** Day, month, year, the mark of the century, a running number, and the character that checks it. */
const finnish = /(?<![\p{L}\d])(\d{2})(\d{2})(\d{2})([-+A-FU-Y])(\d{3})([\dA-FHJ-NPR-Y])(?![\p{L}\d])/giu;
const checks = "0123456789ABCDEFHJKLMNPRSTUVWXY";

function holdsHenkilotunnus(text: string): boolean {
  for (const [, day = "", month = "", year = "", , running = "", check = ""] of text.matchAll(finnish)) {
    const isDate = Number(day) >= 1 && Number(day) <= 31 && Number(month) >= 1 && Number(month) <= 12;
    if (isDate && Number(running) >= 2 && checks[Number(day + month + year + running) % 31] === check.toUpperCase()) return true;
  }
  return false;
}
