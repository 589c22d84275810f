/** Ten or twelve digits as a Swedish personal number is written, alone or inside a text. */
const candidates = /(?<!\d)(?:19|20)?(\d{2})(\d{2})(\d{2})[-+ ]?(\d{4})(?!\d)/g;

/**
 * Whether a text holds a Swedish personal number or a coordination number (day + 60): a date that can be, and the right
 * check digit. About one in ten numbers of that shape is one by chance; they are refused too.
 */
export function holdsPersonnummer(text: string): boolean {
  for (const [, year = "", month = "", day = "", last = ""] of text.matchAll(candidates)) {
    const birthday = Number(day) > 60 ? Number(day) - 60 : Number(day);
    const isDate = Number(month) >= 1 && Number(month) <= 12 && birthday >= 1 && birthday <= 31;
    if (isDate && luhnSum(year + month + day + last) % 10 === 0) return true;
  }
  return false;
}

/** Every other digit doubled from the first, digits of the products added. */
function luhnSum(digits: string): number {
  let sum = 0;
  for (const [at, digit] of digits.split("").entries()) {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum;
}
