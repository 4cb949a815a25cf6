import fc from 'fast-check';

/** Ratings on a five-point scale, a row a subject, with gaps as wanted. */
export function ratingsArbitrary({ coders = 3, gaps = true, subjects = 12 } = {}): fc.Arbitrary<(number | null)[][]> {
  const point = fc.integer({ min: 1, max: 5 });
  const rating = gaps ? fc.option(point, { nil: null, freq: 5 }) : point;
  const row = fc.array(rating, { minLength: coders, maxLength: coders });
  return fc.array(row, { minLength: 2, maxLength: subjects });
}

/** The same list in another order. */
export function shuffled<T>(items: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
}

/** Ratings together with the same ratings, subjects and coders in another order. */
export function reorderedArbitrary(options = {}): fc.Arbitrary<readonly [(number | null)[][], (number | null)[][]]> {
  return ratingsArbitrary(options).chain((ratings) => {
    const columns = (ratings[0] ?? []).map((_, j) => j);
    return fc.tuple(shuffled(ratings), shuffled(columns)).map(([rows, order]) => {
      return [ratings, rows.map((row) => order.map((j) => row[j] as number | null))] as const;
    });
  });
}
