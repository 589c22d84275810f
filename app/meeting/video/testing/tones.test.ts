import { expect, test } from "vitest";
import { audible, loudnessOf, sine, toneOf } from "./tones.ts";

const rate = 16_000;
const tones = Array.from({ length: 20 }, (_, index) => toneOf(index));
const audibleIn = (samples: Int16Array) => tones.filter((tone) => loudnessOf(tone, samples, rate) > audible);

test("each tone is heard as itself and as no other", () => {
  for (const tone of tones) expect(audibleIn(sine(tone, rate, rate / 10, 0))).toEqual([tone]);
});

test("two at once are heard as two, silence as nothing", () => {
  const [first, second] = [sine(toneOf(2), rate, rate / 10, 77), sine(toneOf(9), rate, rate / 10, 5)];
  expect(audibleIn(first.map((sample, index) => (sample + (second[index] ?? 0)) / 2))).toEqual([toneOf(2), toneOf(9)]);
  expect(audibleIn(new Int16Array(rate / 10))).toEqual([]);
});
