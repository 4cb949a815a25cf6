import { describe, expect, test } from 'vitest';
import { classes, type ModelClass } from '../../../src/coder/model/classes.ts';
import { calibrate } from '../../../src/coder/model/coder-model.ts';
import { chooseComplex, classOf, decideTalk, decideUtterance } from '../../../src/coder/model/decode.ts';

const all = new Set(classes);
const asTheyAre = { codeOffsets: {}, calibrations: [] };

function shares(given: Partial<Record<ModelClass, number>>): number[] {
  return classes.map((name) => given[name] ?? 0);
}

describe('deciding an utterance', () => {
  const split = shares({ SR: 0.3, CR: 0.25, Q: 0.4, none: 0.05 });

  test('the likeliest family wins, not the likeliest single code', () => {
    expect(decideUtterance(split, all, asTheyAre)).toMatchObject({ class: 'SR', next: 'Q' });
  });

  test('what is given to a rare code in advance can decide', () => {
    const few = shares({ none: 0.6, AF: 0.3, SR: 0.1 });
    expect(decideUtterance(few, all, asTheyAre).class).toBe('none');
    expect(decideUtterance(few, all, { ...asTheyAre, codeOffsets: { AF: 1 } }).class).toBe('AF');
  });

  test('confidence is the calibrated chance of the family times the part of the code', () => {
    expect(decideUtterance(split, all, asTheyAre).confidence).toBeCloseTo(0.3, 6);
    const calibrations = classes.map(() => ({ slope: 0, offset: 0 }));
    expect(decideUtterance(split, all, { codeOffsets: {}, calibrations }).confidence).toBeCloseTo(
      0.5 * (0.3 / 0.55),
      6,
    );
  });

  test('only classes of the rubric are given', () => {
    const few = new Set<ModelClass>(['none', 'Q']);
    expect(decideUtterance(shares({ SR: 0.9, Q: 0.1 }), few, asTheyAre).class).toBe('none');
  });
});

test('the class of a code is the code, where the model knows it', () => {
  expect([classOf('PERSUADE_WITH'), classOf(null), classOf('OTHER')]).toEqual(['PERSUADE_WITH', 'none', 'none']);
});

test('client talk is the likeliest, with what change and sustain talk are given in advance', () => {
  expect(decideTalk([0.3, 0.4, 0.3], { change: 0, sustain: 0 })).toBe('neutral');
  expect(decideTalk([0.3, 0.4, 0.3], { change: 0, sustain: 1 })).toBe('sustain');
});

describe('simple or complex by quota', () => {
  test('as many as the shares sum to, the most complex first', () => {
    expect(chooseComplex([0.9, 0.2, 0.6, 0.3], 0.5)).toEqual([true, false, true, false]);
    expect(chooseComplex([], 0.5)).toEqual([]);
  });

  test('a session that looks simple is drawn towards the usual share', () => {
    expect(chooseComplex([0.1, 0.1, 0.1, 0.1], 0.5).filter(Boolean)).toHaveLength(1);
  });
});

test('calibration leaves a share alone with slope 1 and offset 0, and softens it with a lower slope', () => {
  expect(calibrate({ slope: 1, offset: 0 }, 0.8)).toBeCloseTo(0.8, 6);
  expect(calibrate({ slope: 0.5, offset: 0 }, 0.8)).toBeCloseTo(2 / 3, 6);
  expect(calibrate({ slope: 1, offset: 0 }, 1)).toBeLessThan(1);
});
