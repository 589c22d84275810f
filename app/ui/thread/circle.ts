/** A seat seen from above, in the drawing's own units. */
export type Dot = { x: number; y: number };

const round = (value: number): number => Math.round(value * 10) / 10;

/** `count` dots evenly around a centre, the first straight up (turned by `turn` radians). */
export function around(centre: Dot, radius: number, count: number, turn = 0): Dot[] {
  return Array.from({ length: count }, (_, i) => {
    const angle = turn - Math.PI / 2 + (i * 2 * Math.PI) / count;
    return {
      x: round(centre.x + radius * Math.cos(angle)),
      y: round(centre.y + radius * Math.sin(angle)),
    };
  });
}
