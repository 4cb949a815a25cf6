import { describe, expect, it } from 'vitest';
import { classes, type ModelClass } from '../../../src/coder/model/classes.ts';
import { calibrate } from '../../../src/coder/model/coder-model.ts';
import { fitDecoding, type OutOfFold } from '../../../src/coder-lab/training/fit-decoding.ts';
import type { TrainableSession } from '../../../src/coder-lab/training/trainable-session.ts';

/** Predictions of utterances of one row each: the share of a class, and the codes that people found. */
function predictionsOf(judged: readonly { name: ModelClass; share: number; codes: readonly string[] }[]): OutOfFold[] {
  const clinician = judged.map(({ name, share }) =>
    classes.map((each) => (each === name ? share : each === 'none' ? 1 - share : 0)),
  );
  const bags = judged.map(({ codes }, row) => {
    const families = new Set(codes.includes('Q') ? [0] : [3]);
    return { from: row, to: row + 1, labels: [], main: [], lengths: [1], families, codes: new Set(codes) };
  });
  const session = { clinician: { bags }, client: { bags: [] } } as unknown as TrainableSession;
  return [{ session, clinician, client: [] }];
}

const repeated = (share: number, right: number, wrong: number) =>
  Array.from({ length: right + wrong }, (_, i) => ({ name: 'Q' as const, share, codes: i < right ? ['Q'] : [] }));

describe('calibration', () => {
  it('brings a family that is too sure down to how often it is right', () => {
    const { calibrations } = fitDecoding(predictionsOf([...repeated(0.9, 60, 40), ...repeated(0.6, 40, 60)]));
    const question = calibrations[0] ?? { slope: 1, offset: 0 };
    expect(calibrate(question, 0.9)).toBeCloseTo(0.6, 1);
    expect(calibrate(question, 0.6)).toBeCloseTo(0.4, 1);
  });

  it('leaves a family as it is where there is too little to go by', () => {
    const { calibrations, talkOffsets, complexShare } = fitDecoding(predictionsOf(repeated(0.9, 3, 5)));
    expect(calibrations[0]).toEqual({ slope: 1, offset: 0 });
    expect(talkOffsets).toEqual({ change: 0, sustain: 0 });
    expect(complexShare).toBe(0.5);
  });

  it('never lets the surer be the less likely', () => {
    const { calibrations } = fitDecoding(predictionsOf([...repeated(0.9, 5, 95), ...repeated(0.6, 95, 5)]));
    expect(calibrations[0]?.slope).toBeGreaterThan(0);
  });
});

describe('what rare codes are given in advance', () => {
  const affirmed = (count: number) =>
    Array.from({ length: count }, () => ({ name: 'AF' as const, share: 0.4, codes: ['AF'] }));
  const plain = Array.from({ length: 60 }, () => ({ name: 'AF' as const, share: 0.05, codes: [] }));

  it('lets a code win that is found too seldom', () => {
    expect(fitDecoding(predictionsOf([...affirmed(40), ...plain])).codeOffsets.AF).toBeGreaterThan(0);
  });

  it('is nothing for a code that people gave too seldom to tell', () => {
    expect(fitDecoding(predictionsOf([...affirmed(5), ...plain])).codeOffsets.AF).toBeUndefined();
  });
});
