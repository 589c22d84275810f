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
 * Found once by complete search over groups of the first round (exact cover of places and distances) where nothing else is said, and all checked by a test. In the first two
 * every distance is used, so nobody could meet one person more.
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
  // Ten rounds for 32 was open from 1998 until A. Aguado found this one in 2004 (as tabulated by the Wolfram Demonstrations Project, "Social Golfer Problem"); nothing is turned,
  // every round is given.
  {
    groups: 8,
    size: 4,
    rounds: 10,
    turning: { cycle: 1, rings: 32, fixed: 0 },
    starts: [
      [
        [0, 1, 2, 3],
        [4, 5, 6, 7],
        [8, 9, 10, 11],
        [12, 13, 14, 15],
        [16, 17, 18, 19],
        [20, 21, 22, 23],
        [24, 25, 26, 27],
        [28, 29, 30, 31],
      ],
      [
        [0, 4, 8, 28],
        [1, 18, 22, 7],
        [3, 5, 10, 31],
        [19, 21, 26, 15],
        [16, 20, 24, 12],
        [17, 2, 6, 23],
        [25, 11, 13, 30],
        [9, 27, 29, 14],
      ],
      [
        [0, 21, 27, 30],
        [1, 23, 26, 28],
        [3, 6, 24, 13],
        [16, 5, 11, 14],
        [17, 7, 10, 12],
        [2, 20, 9, 15],
        [18, 4, 25, 31],
        [19, 22, 8, 29],
      ],
      [
        [0, 18, 24, 11],
        [1, 19, 25, 10],
        [17, 3, 9, 26],
        [5, 22, 30, 15],
        [21, 6, 14, 31],
        [16, 2, 8, 27],
        [4, 23, 12, 29],
        [20, 7, 28, 13],
      ],
      [
        [0, 22, 10, 13],
        [1, 4, 27, 15],
        [3, 7, 8, 30],
        [19, 23, 24, 14],
        [17, 20, 11, 31],
        [2, 21, 25, 28],
        [18, 5, 9, 12],
        [16, 6, 26, 29],
      ],
      [
        [0, 23, 9, 31],
        [1, 5, 24, 29],
        [18, 3, 28, 14],
        [17, 21, 8, 13],
        [20, 6, 10, 27],
        [2, 19, 12, 30],
        [4, 22, 26, 11],
        [16, 7, 25, 15],
      ],
      [
        [0, 19, 20, 5],
        [1, 6, 9, 30],
        [16, 3, 4, 21],
        [18, 23, 27, 13],
        [24, 10, 28, 15],
        [2, 7, 11, 29],
        [17, 22, 25, 14],
        [8, 26, 12, 31],
      ],
      [
        [0, 17, 29, 15],
        [16, 1, 13, 31],
        [3, 22, 27, 12],
        [18, 20, 26, 30],
        [21, 7, 24, 9],
        [2, 4, 10, 14],
        [5, 23, 8, 25],
        [19, 6, 11, 28],
      ],
      [
        [0, 6, 25, 12],
        [1, 20, 8, 14],
        [3, 23, 11, 15],
        [16, 22, 9, 28],
        [18, 21, 10, 29],
        [2, 5, 26, 13],
        [17, 4, 24, 30],
        [19, 7, 27, 31],
      ],
      [
        [0, 7, 26, 14],
        [1, 21, 11, 12],
        [3, 20, 25, 29],
        [17, 5, 27, 28],
        [18, 6, 8, 15],
        [2, 22, 24, 31],
        [19, 4, 9, 13],
        [16, 23, 10, 30],
      ],
    ],
  },
];
