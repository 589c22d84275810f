/**
 * A tone per person, so that "who hears whom" is read off what is heard. 70 Hz apart with measuring blocks of 100 ms
 * (10 Hz wide), from 310 Hz up, where the voice codec loses nothing; no tone is twice or three times another below 20 people.
 */
export function toneOf(index: number): number {
  return 310 + 70 * index;
}

export function sine(frequency: number, sampleRate: number, samples: number, from: number): Int16Array {
  const loudness = 8_000;
  const step = (2 * Math.PI * frequency) / sampleRate;
  return Int16Array.from({ length: samples }, (_, index) => Math.round(loudness * Math.sin(step * (from + index))));
}

/** How loud `frequency` is in a block of 16-bit samples, 0 to 1 (Goertzel's algorithm: one bin of a Fourier transform). */
export function loudnessOf(frequency: number, samples: Int16Array, sampleRate: number): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * frequency) / sampleRate);
  let last = 0;
  let before = 0;
  for (const sample of samples) [last, before] = [sample / 32_768 + coefficient * last - before, last];
  const power = last * last + before * before - coefficient * last * before;
  return (2 * Math.sqrt(Math.max(power, 0))) / samples.length;
}

/** A sent tone measures 0.24; a neighbour's leaks less than 0.01 into the bin beside it. */
export const audible = 0.05;
