/** A finite field of prime-power order, its elements 0 … q−1. */
export interface Field {
  q: number;
  add(a: number, b: number): number;
  times(a: number, b: number): number;
}

/** q = pᵏ for a prime p, or null. */
function primePower(q: number): { p: number; k: number } | null {
  for (let p = 2; p <= q; p++) {
    if (q % p !== 0) continue;
    let k = 0,
      rest = q;
    for (; rest % p === 0; rest /= p) k++;
    return rest === 1 ? { p, k } : null;
  }
  return null;
}

/** Elements are polynomials over the integers mod p, written as numbers in base p; products are reduced by the first irreducible polynomial of degree k. */
export function fieldOf(q: number): Field | null {
  const power = primePower(q);
  if (!power) return null;
  const { p, k } = power;
  const digits = (x: number, n: number): number[] => Array.from({ length: n }, (_, i) => Math.floor(x / p ** i) % p);
  const number = (list: number[]): number => list.reduce((sum, d, i) => sum + d * p ** i, 0);
  const add = (a: number, b: number): number => number(digits(a, k).map((d, i) => (d + (digits(b, k)[i] as number)) % p));
  if (k === 1) return { q, add: (a, b) => (a + b) % p, times: (a, b) => (a * b) % p };
  for (let low = 1; low < q; low++) {
    const modulus = [...digits(low, k), 1];
    const times = (a: number, b: number): number => {
      const x = digits(a, k),
        y = digits(b, k),
        product: number[] = Array.from({ length: 2 * k - 1 }, () => 0);
      x.forEach((c, i) =>
        y.forEach((d, j) => {
          product[i + j] = ((product[i + j] as number) + c * d) % p;
        }),
      );
      for (let i = 2 * k - 2; i >= k; i--) {
        const c = product[i] as number;
        for (let j = 0; j <= k; j++) product[i - k + j] = ((product[i - k + j] as number) + (p - c) * (modulus[j] as number)) % p;
      }
      return number(product.slice(0, k));
    };
    // A field has no zero divisors; with q² products that is checked at once.
    const table = Array.from({ length: q * q }, (_, i) => times(Math.floor(i / q), i % q));
    if (table.every((product, i) => product !== 0 || i < q || i % q === 0))
      return { q, add, times: (a, b) => table[a * q + b] as number };
  }
  return null;
}
