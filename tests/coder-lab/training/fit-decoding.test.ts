import { describe, expect, it } from 'vitest';
import { calibrate } from '../../../src/coder/model/coder-model.ts';
import { fitDecoding, type OutOfFold } from '../../../src/coder-lab/training/fit-decoding.ts';
import type { TrainableSession } from '../../../src/coder-lab/training/trainable-session.ts';

/** Predictions of utterances of one row each: the share of questions, and whether people found one. */
function predictionsOf(judged: readonly { share: number; right: boolean }[]): OutOfFold[] {
  const clinician = new Float64Array(judged.length * 10);
  const bags = judged.map(({ share, right }, row) => {
    clinician[row * 10 + 1] = share;
    clinician[row * 10] = 1 - share;
    return { from: row, to: row + 1, labels: [], main: [], lengths: [1], families: new Set(right ? [0] : [3]) };
  });
  const session = { gold: { scheme: 'annomi', labels: new Map() }, clinician: { bags }, client: { bags: [] } };
  return [{ session: session as unknown as TrainableSession, clinician, client: new Float64Array() }];
}

const repeated = (share: number, right: number, wrong: number) =>
  Array.from({ length: right + wrong }, (_, i) => ({ share, right: i < right }));

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
