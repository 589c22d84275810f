import { around, type Dot } from "./circle.ts";

/** The cover drawing's field: 940 × 900. Rows of a house above, tables of talk below. */
export const seatField = { width: 940, height: 900 } as const;

const table = { seats: 6, radius: 34, dot: 11 } as const;
/** rows of the house: centre above the field, first radius, distance between rows, distance between seats */
const house = { x: 610, y: -90, first: 190, step: 46, gap: 39 } as const;
/** tables stand in rows that grow to the left downwards, as people come in from the stage door */
const tableRows = [2, 4, 5, 6, 6] as const;
export const mostTables = tableRows.reduce((sum, n) => sum + n, 0);

export type SeatDrawing = { waiting: Dot[]; present: Dot[]; own: Dot | null; dot: number };

/** Even noise from a place number, 0–1: the same drawing every time. */
const scatter = (n: number): number => {
  const wave = Math.sin(n * 127.1 + 11.7) * 43758.5453;
  return wave - Math.floor(wave);
};

function tableCentres(count: number): Dot[] {
  const centres: Dot[] = [];
  tableRows.forEach((inRow, row) => {
    for (let i = 0; i < inRow; i++) {
      const n = centres.length + 1;
      centres.push({
        x: 880 - i * 138 - (row % 2) * 62 + (scatter(n) - 0.5) * 26,
        y: 385 + row * 112 + (scatter(n + 50) - 0.5) * 30,
      });
    }
  });
  return centres.slice(0, count);
}

function houseSeats(count: number): Dot[] {
  const seats: Dot[] = [];
  for (let row = 0; seats.length < count && row < 9; row++) {
    const radius = house.first + row * house.step;
    const half = Math.floor((radius * 1.02) / house.gap);
    for (let i = -half; i <= half && seats.length < count; i++) {
      const angle = Math.PI / 2 + (i * house.gap) / radius;
      const seat = {
        x: Math.round(house.x + radius * Math.cos(angle)),
        y: Math.round(house.y + radius * Math.sin(angle)),
      };
      // From the fourth row down seats have left the house for the tables: fewer and fewer remain.
      const left = scatter(row * 31 + i + 400) < (row - 3) * 0.24;
      if (!left && seat.y > 5 && seat.x > 20 && seat.x < 925) seats.push(seat);
    }
  }
  return seats;
}

/**
 * People at tables of six (filled), seats that wait in the house (hollow), and one hollow seat at the last table for the
 * reader. Numbers larger than the field holds are drawn as the most it holds: 23 tables, 86 seats.
 */
export function drawSeats({
  people,
  seats,
  own,
}: {
  people: number;
  seats: number;
  own: boolean;
}): SeatDrawing {
  const shown = Math.min(people, mostTables * table.seats - (own ? 1 : 0));
  const centres = tableCentres(Math.ceil((shown + (own ? 1 : 0)) / table.seats));
  const last = centres.length - 1;
  // The reader's seat is the one straight to the left of the last table: nothing stands beside it, so its label is free.
  const dots = centres.flatMap((centre, i) =>
    around(
      centre,
      table.radius,
      table.seats,
      i === last && own ? Math.PI / 6 : scatter(i + 7) * Math.PI,
    ),
  );
  const ownSeat = own ? last * table.seats + 4 : -1;
  return {
    waiting: houseSeats(Math.max(seats - people, 0)),
    present: dots.filter((_, i) => i !== ownSeat).slice(0, shown),
    own: dots[ownSeat] ?? null,
    dot: table.dot,
  };
}
