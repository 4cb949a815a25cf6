import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GlobalRatings } from '../../src/instrument/globals.ts';
import { computeSummaryScores } from '../../src/instrument/summary-scores.ts';
import { countCodes } from '../../src/instrument/tally.ts';
import { miti } from './shipped-rubric.ts';

const none = countCodes(miti, []);
const rated = (value: number) => ({ value, source: 'human' as const, reasons: [] });
const globals: GlobalRatings = {
  cultivatingChangeTalk: rated(4),
  softeningSustainTalk: rated(3),
  partnership: rated(5),
  empathy: rated(4),
};

describe('computeSummaryScores', () => {
  it('computes every measure of section H', () => {
    const counts = { ...none, SR: 4, CR: 6, Q: 8, AF: 2, SEEK: 3, EMPHASIZE: 1, PERSUADE: 2, CONFRONT: 1, GI: 9 };
    expect(computeSummaryScores(miti, counts, globals)).toEqual({
      technicalGlobal: { defined: true, value: 3.5 },
      relationalGlobal: { defined: true, value: 4.5 },
      percentComplexReflections: { defined: true, value: 60 },
      reflectionToQuestionRatio: { defined: true, value: 1.25 },
      totalMiAdherent: { defined: true, value: 6 },
      totalMiNonAdherent: { defined: true, value: 3 },
    });
  });

  it('leaves a ratio with nothing below the line undefined, with the reason', () => {
    const scores = computeSummaryScores(miti, { ...none, Q: 3 }, globals);
    expect(scores.percentComplexReflections).toEqual({
      defined: false,
      reason: { kind: 'zeroDenominator', terms: ['SR', 'CR'] },
    });
    expect(scores.reflectionToQuestionRatio).toEqual({ defined: true, value: 0 });
  });

  it('leaves a global score undefined where a global was not rated', () => {
    const { partnership: _left, ...three } = globals;
    expect(computeSummaryScores(miti, none, three).relationalGlobal).toEqual({
      defined: false,
      reason: { kind: 'notRated', globals: ['partnership'] },
    });
  });

  it('leaves a measure undefined where a code was not counted', () => {
    expect(computeSummaryScores(miti, { SR: 3, CR: 2 }, globals)).toMatchObject({
      percentComplexReflections: { defined: true, value: 40 },
      reflectionToQuestionRatio: { defined: false, reason: { kind: 'notCounted', counts: ['Q'] } },
    });
  });

  it('never yields NaN or infinity', () => {
    const anyCounts = fc.record(Object.fromEntries(miti.codes.map(({ id }) => [id, fc.nat(50)])));
    fc.assert(
      fc.property(anyCounts, (counts) => {
        for (const value of Object.values(computeSummaryScores(miti, counts as Record<string, number>, globals))) {
          expect(value.defined ? Number.isFinite(value.value) : value.reason.kind).toBeTruthy();
        }
      }),
    );
  });
});
