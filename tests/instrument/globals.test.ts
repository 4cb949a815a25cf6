import { describe, expect, it } from 'vitest';
import { humanRating, meanRatings, preferHuman } from '../../src/instrument/globals.ts';
import { miti } from './shipped-rubric.ts';

const empathy = miti.globals.find((each) => each.id === 'empathy');
if (!empathy) throw new Error('the rubric has lost its empathy');
const estimate = { value: 2, source: 'estimated' as const, reasons: ['few reflections'] };

describe('humanRating', () => {
  it('takes whole points of the scale', () => {
    expect(humanRating(empathy, 4)).toEqual({ value: 4, source: 'human', reasons: [] });
  });

  it.each([0, 6, 3.5, Number.NaN])('refuses %d', (value) => {
    expect(() => humanRating(empathy, value)).toThrow('give a whole point from 1 to 5');
  });
});

describe('meanRatings', () => {
  it('is the mean of those who rated', () => {
    const mean = meanRatings(miti, [
      { empathy: humanRating(empathy, 3), partnership: humanRating(empathy, 2) },
      { empathy: humanRating(empathy, 4) },
    ]);
    expect(mean.empathy).toEqual({ value: 3.5, source: 'human', reasons: [] });
    expect(mean.partnership?.value).toBe(2);
    expect(mean.cultivatingChangeTalk).toBeUndefined();
  });

  it('is an estimate as soon as one of them is', () => {
    expect(meanRatings(miti, [{ empathy: humanRating(empathy, 4) }, { empathy: estimate }]).empathy).toEqual({
      value: 3,
      source: 'estimated',
      reasons: ['few reflections'],
    });
  });
});

describe('preferHuman', () => {
  it('replaces an estimate by a human rating', () => {
    const merged = preferHuman({ empathy: humanRating(empathy, 4) }, { empathy: estimate, partnership: estimate });
    expect(merged.empathy?.source).toBe('human');
    expect(merged.partnership?.source).toBe('estimated');
  });
});
