import { describe, expect, it } from 'vitest';
import { assessCoderCalibration } from '../../../src/agreement/double-coding/coder-calibration.ts';
import { compareWithReference } from '../../../src/agreement/double-coding/compare-with-reference.ts';
import { expectClose } from '../../statistics/close.ts';
import { coded, figureOf, globals, human, setup } from '../codings.ts';

const gold = coded('S1', 'gold', ['Q', 'SR', 'CR', 'GI', 'Q', 'Q'], globals(3, 3, 4, 4));
const coder = coded('S1', 'K1', ['Q', 'SR', 'SR', 'GI', 'Q', 'Q'], globals(3, 5, 4, 3));
const compared = compareWithReference(coder, gold, setup);

describe('compareWithReference', () => {
  it('gives the share of codes, kappa, and how far globals are from the reference', () => {
    expect(compared.session).toBe('S1');
    expectClose(figureOf(compared.agreement), 5 / 6);
    // By chance: Q 3/6 3/6, SR 2/6 1/6, GI 1/6 1/6.
    expectClose(figureOf(compared.kappa), (5 / 6 - 12 / 36) / (1 - 12 / 36));
    expect(compared.globals.map(({ id, difference }) => [id, difference])).toEqual([
      ['cultivatingChangeTalk', 0],
      ['softeningSustainTalk', 2],
      ['partnership', 0],
      ['empathy', -1],
    ]);
  });

  it('tells the two apart whatever they are called', () => {
    const other = compareWithReference({ ...coder, coder: human('z') }, { ...gold, coder: human('a') }, setup);
    expect(other.globals).toEqual(compared.globals);
    const self = compareWithReference(coder, coder, setup);
    expect(figureOf(self.agreement)).toBe(1);
  });

  it('has a reason where only totals are known', () => {
    const totals = { ...coder, work: { kind: 'totals' as const, counts: { Q: 3 } } };
    expect(compareWithReference(totals, gold, setup).kappa).toMatchObject({ defined: false });
  });
});

describe('assessCoderCalibration', () => {
  it('is reached where kappa and every global are', () => {
    const result = assessCoderCalibration(compared, { kappa: 0.7, points: 2 });
    expect(result).toMatchObject({ session: 'S1', points: 2, passed: true, open: [] });
  });

  it('says what is not reached yet', () => {
    const { passed, open } = assessCoderCalibration(compared, { kappa: 0.8, points: 1 });
    expect([passed, open]).toEqual([
      false,
      ['kappa of the codes is 0.75, wanted 0.80', 'Softening Sustain Talk is 2 points above the gold coding'],
    ]);
  });

  it('is not reached by what has no value', () => {
    const nothing = {
      ...compared,
      kappa: { defined: false, kind: 'x', reason: 'nothing to compare' } as const,
      globals: [],
    };
    expect(assessCoderCalibration(nothing, { kappa: 0, points: 4 })).toMatchObject({
      kappa: null,
      points: null,
      passed: false,
      open: ['kappa of the codes has no value (nothing to compare)', 'no global was rated'],
    });
  });
});
