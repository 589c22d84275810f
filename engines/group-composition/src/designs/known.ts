import type { Layout, Turning } from "./rotate.ts";

/** A design that takes long to find: its first rounds, each to be turned rounds / starts.length steps. */
export interface Design {
  groups: number;
  size: number;
  rounds: number;
  turning: Turning;
  starts: Layout[];
}

/**
 * Found once by complete search over groups of the first round (exact cover of places and distances), and checked by a test. In the first two every distance is used, so
 * nobody could meet one person more.
 */
export const knownFirstRounds: Design[] = [
  {
    groups: 7,
    size: 4,
    rounds: 9,
    turning: { cycle: 9, rings: 3, fixed: 1 },
    starts: [
      [
        [27, 18, 11, 7],
        [26, 19, 4, 1],
        [25, 20, 8, 6],
        [24, 21, 16, 15],
        [23, 22, 12, 10],
        [17, 14, 5, 0],
        [13, 9, 3, 2],
      ],
    ],
  },
  {
    groups: 6,
    size: 4,
    rounds: 7,
    turning: { cycle: 7, rings: 3, fixed: 3 },
    starts: [
      [
        [4, 9, 16, 21],
        [1, 7, 11, 12],
        [2, 3, 5, 18],
        [6, 13, 17, 23],
        [0, 8, 14, 22],
        [10, 15, 19, 20],
      ],
    ],
  },
  {
    groups: 6,
    size: 5,
    rounds: 6,
    turning: { cycle: 6, rings: 5, fixed: 0 },
    starts: [
      [
        [8, 10, 18, 24, 25],
        [12, 17, 19, 23, 28],
        [0, 5, 15, 27, 29],
        [3, 6, 11, 14, 16],
        [2, 4, 9, 20, 21],
        [1, 7, 13, 22, 26],
      ],
    ],
  },
  {
    groups: 10,
    size: 6,
    rounds: 7,
    turning: { cycle: 7, rings: 8, fixed: 4 },
    starts: [
      [
        [5, 7, 15, 29, 48, 57],
        [4, 6, 12, 22, 44, 50],
        [20, 23, 31, 37, 54, 59],
        [0, 11, 30, 41, 46, 58],
        [3, 17, 19, 47, 52, 55],
        [2, 9, 24, 40, 49, 56],
        [10, 14, 34, 39, 51, 53],
        [1, 21, 25, 36, 38, 42],
        [8, 13, 18, 26, 27, 33],
        [16, 28, 32, 35, 43, 45],
      ],
    ],
  },
];
