/** What a person asked for, by the keys of the dialogue's file, and in own words. Measures, never diagnoses (G-16). */
export type Measures = { chosen: string[]; other: string };
