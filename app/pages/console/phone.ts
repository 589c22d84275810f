/** A telephone number is never broken: no-break spaces, and joiners around the hyphen. */
export const inOneLine = (phone: string) => phone.replaceAll(" ", "\u00a0").replaceAll("-", "\u2060-\u2060");
