import { limits } from "../shared.ts";
import { holdsBirthNumber } from "./birth-number.ts";
import type { Form } from "./form.ts";

export type MeasuresFault = "tooLong" | "personnummer" | "tooLate";

/** What a form about nothing else says is needed; what the file does not offer counts as not chosen. */
export function readMeasures(posted: FormData, offered: readonly string[], tooLate: readonly string[] = []): { measures: Form["measures"]; fault?: MeasuresFault } {
  const measures = { chosen: offered.filter((key) => posted.getAll("measures").includes(key)), other: String(posted.get("other") ?? "").trim() };
  if (measures.other.length > limits.measuresOther) return { measures, fault: "tooLong" };
  if (holdsBirthNumber(measures.other)) return { measures, fault: "personnummer" };
  return measures.chosen.some((key) => tooLate.includes(key)) ? { measures, fault: "tooLate" } : { measures };
}
