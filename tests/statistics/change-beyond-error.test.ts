import { describe, expect, it } from 'vitest';
import { changeBeyondError } from '../../src/statistics/change-beyond-error.ts';

const components = { coder: 0.05, error: 0.11 };
/** Codings of each coder, each of a session of its own. */
const of = (mean: number, ...codingsOfCoders: number[]) => {
  const codings = codingsOfCoders.reduce((sum, each) => sum + each, 0);
  return { mean, weightsOfCoders: codingsOfCoders.map((n) => Array.from({ length: n }, () => 1 / codings)) };
};

describe('changeBeyondError', () => {
  it('is z √2 SEM with one coding in each period', () => {
    const { detectable, verdict } = changeBeyondError(of(3, 1), of(4, 1), components);
    expect(detectable).toBeCloseTo(1.959963985 * Math.SQRT2 * 0.4, 8);
    expect(verdict).toBe('within');
  });

  it('sees smaller changes with more coders, and hardly with more sessions of one coder', () => {
    const one = changeBeyondError(of(3, 1), of(4, 1), components).detectable;
    const sixOfOne = changeBeyondError(of(3, 6), of(4, 6), components).detectable;
    const sixOfThree = changeBeyondError(of(3, 2, 2, 2), of(4, 2, 2, 2), components).detectable;
    expect(sixOfOne).toBeLessThan(one);
    expect(sixOfThree).toBeLessThan(sixOfOne);
    expect(sixOfOne).toBeGreaterThan(1.96 * Math.sqrt(2 * components.coder));
  });

  it('names the direction only beyond error', () => {
    expect(changeBeyondError(of(3, 1), of(4.2, 1), components).verdict).toBe('rise');
    expect(changeBeyondError(of(4.2, 1), of(3, 1), components).verdict).toBe('fall');
    expect(changeBeyondError(of(3, 1), of(3, 1), { coder: 0, error: 0 }).verdict).toBe('within');
  });

  it('takes error without a coder variance of its own as shared by a coder’s sessions', () => {
    const pooled = { coder: null, error: 0.16 };
    expect(changeBeyondError(of(3, 4), of(4, 4), pooled).detectable).toBe(
      changeBeyondError(of(3, 1), of(4, 1), pooled).detectable,
    );
  });

  it('weighs the codings of a session that several coded less', () => {
    // Session 1 of K1; session 2 of K1 and K2: 0.05 (0.75² + 0.25²) + 0.11 (0.5² + 2 · 0.25²) in each period.
    const weighted = (mean: number) => ({ mean, weightsOfCoders: [[0.5, 0.25], [0.25]] });
    const { detectable } = changeBeyondError(weighted(3), weighted(4), components);
    expect(detectable).toBeCloseTo(1.959963985 * Math.sqrt(2 * (0.05 * 0.625 + 0.11 * 0.375)), 8);
    expect(detectable).toBeGreaterThan(changeBeyondError(of(3, 2, 1), of(4, 2, 1), components).detectable);
  });

  it('refuses a period without codings, and weights of no mean', () => {
    const halved = { mean: 3, weightsOfCoders: [[0.5]] };
    expect(() => changeBeyondError(halved, of(4, 1), components)).toThrow(RangeError);
    expect(() => changeBeyondError(of(3), of(4, 1), components)).toThrow(RangeError);
  });
});
