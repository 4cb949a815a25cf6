/** Ratings of a design where not every coder rated every subject. */
import type { Ratings } from '../ratings.ts';

/** Ratings as a list of cells, subjects and coders numbered without gaps, values centred. */
export interface Design {
  readonly subjects: number;
  readonly coders: number;
  readonly subject: Int32Array;
  readonly coder: Int32Array;
  readonly values: Float64Array;
  readonly centre: number;
  readonly subjectSizes: Float64Array;
}

/** @param columns coders that a row has a place for */
export function describeDesign(ratings: Ratings, columns: number): Design {
  const cells = ratings.flatMap((row, i) => row.flatMap((value, j) => (value === null ? [] : [{ i, j, value }])));
  const rows = renumber(
    cells.map((cell) => cell.i),
    ratings.length,
  );
  const used = renumber(
    cells.map((cell) => cell.j),
    columns,
  );
  const centre = cells.reduce((sum, cell) => sum + cell.value, 0) / Math.max(1, cells.length);
  const subjectSizes = new Float64Array(rows.count);
  for (const row of rows.numbers) subjectSizes[row] = (subjectSizes[row] as number) + 1;
  return {
    subjects: rows.count,
    coders: used.count,
    subject: rows.numbers,
    coder: used.numbers,
    values: Float64Array.from(cells, (cell) => cell.value - centre),
    centre,
    subjectSizes,
  };
}

function renumber(places: readonly number[], limit: number): { numbers: Int32Array; count: number } {
  const numberOf = new Int32Array(limit).fill(-1);
  let count = 0;
  const numbers = Int32Array.from(places, (place) => {
    if (numberOf[place] === -1) numberOf[place] = count++;
    return numberOf[place] as number;
  });
  return { numbers, count };
}

/** Degrees of freedom that ratings leave for error when every subject and coder has its own mean. */
export function countResidualDegrees({ subjects, coders, subject, coder, values }: Design): number {
  // Subjects and coders linked by ratings hang together in groups; each group spends one mean less.
  const group = Array.from({ length: subjects + coders }, (_, i) => i);
  const find = (i: number): number => (group[i] === i ? i : find(group[i] as number));
  let groups = subjects + coders;
  subject.forEach((i, cell) => {
    const [a, b] = [find(i), find(subjects + (coder[cell] as number))];
    if (a === b) return;
    group[a] = b;
    groups--;
  });
  return values.length - subjects - coders + groups;
}
