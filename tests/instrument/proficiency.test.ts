import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessMeasure, assessProficiency, type Proficiency } from '../../src/instrument/proficiency.ts';
import { computeSummaryScores } from '../../src/instrument/summary-scores.ts';
import { countCodes } from '../../src/instrument/tally.ts';
import { defined } from '../../src/instrument/value.ts';
import { miti, nav } from './shipped-rubric.ts';

const level = (measure: string, value: number, rubric = miti) => assessMeasure(rubric, measure, defined(value));
const reached = (id: string): Proficiency => ({ kind: 'reached', level: id });

describe('assessMeasure', () => {
  // Manual 4.2.1, section I.
  it.each([
    ['relationalGlobal', 3.5, 4],
    ['technicalGlobal', 3, 4],
    ['percentComplexReflections', 40, 50],
    ['reflectionToQuestionRatio', 1, 2],
  ])('%s is fair from %d and good from %d', (measure, fair, good) => {
    expect(level(measure, fair - 1e-9)).toEqual({ kind: 'below' });
    expect(level(measure, fair)).toEqual(reached('fair'));
    expect(level(measure, good - 1e-9)).toEqual(reached('fair'));
    expect(level(measure, good)).toEqual(reached('good'));
  });

  it('holds the means of the NAV study against its own thresholds', () => {
    expect(level('technicalGlobal', 3.26, nav)).toEqual(reached('beginningProficiency'));
    expect(level('relationalGlobal', 3.45, nav)).toEqual({ kind: 'below' });
    expect(level('percentComplexReflections', 80, nav)).toEqual({ kind: 'notSet' });
  });

  it('never falls as the value rises', () => {
    const rank = (value: number) => ['below', 'fair', 'good'].indexOf(rankName(level('technicalGlobal', value)));
    const rankName = (each: Proficiency) => (each.kind === 'reached' ? each.level : each.kind);
    fc.assert(
      fc.property(fc.double({ min: 1, max: 5, noNaN: true }), fc.double({ min: 1, max: 5, noNaN: true }), (a, b) => {
        expect(rank(Math.min(a, b))).toBeLessThanOrEqual(rank(Math.max(a, b)));
      }),
    );
  });
});

describe('assessProficiency', () => {
  it('tells no threshold from no value', () => {
    const levels = assessProficiency(miti, computeSummaryScores(miti, countCodes(miti, []), {}));
    expect(levels.totalMiAdherent).toEqual({ kind: 'notSet' });
    expect(levels.technicalGlobal).toEqual({ kind: 'undefined' });
    expect(levels.reflectionToQuestionRatio).toEqual({ kind: 'undefined' });
  });
});
