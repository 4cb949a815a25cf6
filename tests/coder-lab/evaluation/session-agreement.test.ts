import { describe, expect, it } from 'vitest';
import { agreeOnGlobal, agreeOnLevel, agreeOnMeasure } from '../../../src/coder-lab/evaluation/session-agreement.ts';
import { icc } from '../../../src/statistics/icc.ts';

const options = { seed: 9, resamples: 300 };
const pairsOf = (gold: number[], coder: number[]) =>
  gold.map((value, i) => ({ session: `s${i}`, gold: value, coder: coder[i] as number }));

describe('a count over sessions', () => {
  it('has ICC(A,1), the bias of the coder, and limits of agreement', () => {
    const found = agreeOnMeasure('Q', 'Question', pairsOf([4, 8, 6, 10], [6, 9, 9, 12]), options);
    const expected = icc([
      [4, 6],
      [8, 9],
      [6, 9],
      [10, 12],
    ]);
    expect(found.icc.value).toBe(expected.defined ? expected.value.estimate : null);
    expect(found.bias.value).toBe(2);
    const deviation = Math.sqrt(2 / 3);
    expect(found.lowerLimit.value).toBeCloseTo(2 - 1.959964 * deviation, 5);
    expect(found.upperLimit.value).toBeCloseTo(2 + 1.959964 * deviation, 5);
    expect(found.bias.lower).toBeGreaterThanOrEqual(1);
    expect(found.bias.upper).toBeLessThanOrEqual(3);
  });

  it('says why one session has no agreement', () => {
    const found = agreeOnMeasure('Q', 'Question', pairsOf([4], [6]), options);
    expect(found.icc).toMatchObject({ value: null, reason: 'needs 2 complete subjects, has 1' });
    expect(found.bias).toMatchObject({ value: 2, lower: null });
    expect(found.lowerLimit.value).toBeNull();
  });
});

describe('globals', () => {
  it('have a correlation, the share within one point and a bias', () => {
    const sessions = pairsOf([1, 3, 4, 5, 2], [2, 3, 2, 5, 2]).map((pair) => [pair]);
    const found = agreeOnGlobal('empathy', 'Empathy', sessions, options);
    // cor(c(1, 3, 4, 5, 2), c(2, 3, 2, 5, 2)) of R.
    expect(found.r.value).toBeCloseTo(0.7276069, 6);
    expect(found.withinOnePoint.value).toBe(4 / 5);
    expect(found.bias.value).toBeCloseTo(-1 / 5, 12);
  });

  it('have no correlation where the coder gave one value throughout', () => {
    const sessions = pairsOf([1, 3, 4], [3, 3, 3]).map((pair) => [pair]);
    expect(agreeOnGlobal('empathy', 'Empathy', sessions, options).r.value).toBeNull();
  });
});

it('counts equal levels, several a session where several scores are pooled', () => {
  const level = (gold: string, coder: string) => ({ session: 's', gold, coder });
  const found = agreeOnLevel(
    'all',
    'All',
    [[level('good', 'good'), level('fair', 'below')], [level('fair', 'fair')]],
    options,
  );
  expect(found).toMatchObject({ assessments: 3, shareEqual: { value: 2 / 3 } });
});
