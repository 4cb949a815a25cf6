/**
 * F1, the harmonic mean of precision and recall: 2 hits / (gold + given) (van Rijsbergen 1979).
 *
 * @param hits given by both
 * @param gold given by people
 * @param given given by the coder
 * @returns null where neither gave it
 * @example
 * f1(3, 4, 5) // → 0.6666667
 */
export function f1(hits: number, gold: number, given: number): number | null {
  return gold + given === 0 ? null : (2 * hits) / (gold + given);
}

/**
 * Mean of the F1 of several classes (macro-F1); those without a value are left out.
 *
 * @returns null where none has a value
 * @example
 * meanF1([0.5, 0.7, null]) // → 0.6
 */
export function meanF1(values: readonly (number | null)[]): number | null {
  const defined = values.filter((value) => value !== null);
  return defined.length === 0 ? null : defined.reduce((sum, value) => sum + value, 0) / defined.length;
}
