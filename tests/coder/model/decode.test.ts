import { describe, expect, test } from 'vitest';
import { classCount, classes, classIndex, type ModelClass } from '../../../src/coder/model/classes.ts';
import { calibrate } from '../../../src/coder/model/coder-model.ts';
import { chooseComplex, codeOf, decideUtterance, nextLikely } from '../../../src/coder/model/decode.ts';
import { type Candidate, propose } from '../../../src/coder/rules/detector.ts';

const all = new Set(classes);

function weighed(...found: Candidate[]) {
  return { found, best: found[0] ?? null, notes: [], findLicence: () => null };
}

function shares(given: Partial<Record<ModelClass, number>>): Float64Array {
  const result = new Float64Array(classCount);
  for (const [name, share] of Object.entries(given)) result[classIndex[name as ModelClass]] = share;
  return result;
}

describe('deciding an utterance', () => {
  test('the likeliest family wins, not the likeliest single code', () => {
    const split = shares({ SR: 0.3, CR: 0.25, Q: 0.4, none: 0.05 });
    expect(decideUtterance(split, 0, weighed(), all, []).class).toBe('SR');
  });

  test('a strong detector of a rare code decides alone; a weak one does not', () => {
    const sure = shares({ Q: 0.7, SEEK: 0.2, none: 0.1 });
    const strong = weighed(propose('SEEK', 0.85, () => 'asks permission'));
    expect(decideUtterance(sure, 0, strong, all, [])).toMatchObject({ class: 'SEEK', by: 'rules', confidence: 0.85 });
    const weak = weighed(propose('SEEK', 0.4, () => 'asks permission'));
    expect(decideUtterance(sure, 0, weak, all, [])).toMatchObject({ class: 'Q', by: 'model' });
  });

  test('no detector decides what the model all but rules out', () => {
    const strong = weighed(propose('SEEK', 0.85, () => 'asks permission'));
    expect(decideUtterance(shares({ Q: 0.98, SEEK: 0.02 }), 0, strong, all, []).class).toBe('Q');
  });

  test('the next likely class is the best of the others', () => {
    const split = shares({ SR: 0.3, CR: 0.25, Q: 0.4, none: 0.05 });
    expect(nextLikely(split, 0, 'SR', all)).toBe('Q');
    expect(nextLikely(split, 0, 'Q', all)).toBe('SR');
    expect(nextLikely(split, 0, 'SR', new Set(['none', 'SR']))).toBe('none');
  });

  test('only classes of the rubric are given', () => {
    const few = new Set<ModelClass>(['none', 'Q']);
    expect(decideUtterance(shares({ SR: 0.9, Q: 0.1 }), 0, weighed(), few, []).class).toBe('none');
  });

  test('persuasion has permission where the rules found a licence', () => {
    const known = new Set(['PERSUADE', 'PERSUADE_WITH']);
    const licence = { ...weighed(), findLicence: () => 'with permission: "may I"' };
    expect(codeOf('PERSUADE', licence, known)).toBe('PERSUADE_WITH');
    expect(codeOf('PERSUADE', weighed(), known)).toBe('PERSUADE');
    expect(codeOf('PERSUADE', weighed(), new Set())).toBeNull();
  });
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
