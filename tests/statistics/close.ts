import { expect } from 'vitest';
import type { Statistic } from '../../src/statistics/statistic.ts';

/** The value of a statistic that has to have one. */
export function valueIn<T>(statistic: Statistic<T>): T {
  if (!statistic.defined) throw new Error(`undefined: ${JSON.stringify(statistic.reason)}`);
  return statistic.value;
}

/** The kind of reason of a statistic that has to be undefined. */
export function reasonOf(statistic: Statistic<unknown>): string {
  if (statistic.defined) throw new Error(`defined: ${JSON.stringify(statistic.value)}`);
  return statistic.reason.kind;
}

/** Within `tolerance` of the expected value, relative to it where it is above 1. */
export function expectClose(actual: number, expected: number, tolerance = 1e-9): void {
  expect(Math.abs(actual - expected), `${actual} against ${expected}`).toBeLessThanOrEqual(
    tolerance * Math.max(1, Math.abs(expected)),
  );
}

/** Within `tolerance` of the expected value, relative to it however small it is: for p values. */
export function expectRelativelyClose(actual: number, expected: number, tolerance = 1e-9): void {
  expect(Math.abs(actual - expected), `${actual} against ${expected}`).toBeLessThanOrEqual(
    tolerance * Math.abs(expected),
  );
}

/** A published figure: the actual value, rounded to as many decimals, is exactly it. */
export function expectPublished(actual: number, published: string): void {
  const decimals = published.split('.')[1]?.length ?? 0;
  expect(actual.toFixed(decimals)).toBe(published);
}
