/** Random numbers from a seed alone, and the table that annealing needs; only + − × ÷, so every machine gets the same bits. */

export interface Random {
  /** A whole number in [0, 2^32). */
  bits(): number;
  /** A whole number in [0, n), n < 2^31. */
  below(n: number): number;
}

/** xorshift128 seeded through a mixing step, so that neighbouring seeds do not resemble each other. */
export function randomFrom(seed: number): Random {
  let a = mix(seed | 0),
    b = mix(a + 0x9e3779b9),
    c = mix(b + 0x7f4a7c15),
    d = mix(c ^ 0x2545f491) | 1;
  const bits = (): number => {
    const t = a ^ (a << 11);
    a = b;
    b = c;
    c = d;
    d = d ^ (d >>> 19) ^ t ^ (t >>> 8);
    return d >>> 0;
  };
  return { bits, below: (n) => Math.floor((bits() / 4294967296) * n) };
}

function mix(x: number): number {
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return x ^ (x >>> 15);
}

export function shuffle<T>(list: T[], random: Random): T[] {
  for (let i = list.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [list[i], list[j]] = [list[j] as T, list[i] as T];
  }
  return list;
}

/** −ln((i + ½) / 4096): an annealing step that costs `d` is accepted when d < temperature · table[random]. */
export const patience: Float64Array = (() => {
  const size = 4096;
  const table = new Float64Array(size);
  // ln(y) − ln(x) = 2 atanh((y − x)/(y + x)); summed from the top, where ln(1) = 0, down to the first half step.
  let ln = 0,
    x = size;
  for (let i = size - 1; i >= 0; i--) {
    const y = i + 0.5,
      z = (y - x) / (y + x);
    let power = z,
      sum = 0;
    for (let k = 1; k < 60; k += 2) {
      sum += power / k;
      power *= z * z;
    }
    ln += 2 * sum;
    table[i] = -ln;
    x = y;
  }
  return table;
})();
