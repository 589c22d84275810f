/**
 * What people in Swedish, English and Finnish call the number or the date they were born with. Between the parts of a word may
 * stand what splits it: "person-nummer", "pers. nr".
 */
const asked = [
  /\bpers(?:on)?[\s._-]*(?:n(?:umme)?r)/u,
  /(?:födelse|samordnings)[\s._-]*n(?:umme)?r/u,
  /födelse[\s._-]*(?:dat(?:um|a)|dag|tid)/u,
  /(?:datum|dag)[^.?!]{0,20}\bfödd/u,
  /när[^.?!]{0,20}\bfödd/u,
  /(?:fyra sista|sista fyra)[^.?!]{0,10}siffr/u,
  /personal[\s_-]*(?:identity|identification|id)?[\s_-]*(?:number|no\b|code)/u,
  /(?:national|identity|identification)[\s_-]*(?:identity|id|insurance)?[\s_-]*(?:number|code)/u,
  /social security/u,
  /\bssn\b/u,
  /birth[\s_-]*(?:number|date|day)/u,
  /(?:date|day) of birth/u,
  /\bd\.?o\.?b\b/u,
  /when (?:were|was) [^.?!]{0,20}\bborn/u,
  /henkilö[\s_-]*(?:tunnu|numero)/u,
  /\bhetu/u,
  /sosiaaliturvatunnu/u,
  /syntymä[\s_-]*(?:aika|aja|päivä|numero)/u,
  /milloin[^.?!]{0,20}syntyn/u,
  /(?:åå|yy){1,2}[\s._-]?mm[\s._-]?dd[\s._+-]*[xn]{4}/u,
  /ppkkvv/u,
];

/** Whether a text asks for a personal number, by whatever name, or for a date of birth (G-06). A text that only warns of it counts too: the form refuses such a number itself, and says so. */
export function asksForBirthNumber(text: string): boolean {
  // Letters in one piece, and without the marks that hide between them.
  const plain = text.normalize("NFKC").replaceAll(/\p{Cf}/gu, "").replaceAll(/\s+/gu, " ").toLowerCase();
  return asked.some((pattern) => pattern.test(plain));
}
