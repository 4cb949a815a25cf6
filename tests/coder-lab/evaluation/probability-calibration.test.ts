import { expect, it } from 'vitest';
import { measureProbabilityCalibration } from '../../../src/coder-lab/evaluation/probability-calibration.ts';

const options = { seed: 5, resamples: 100 };
const codes = (confidence: number, right: number, wrong: number) => [
  ...Array.from({ length: right }, () => ({ confidence, right: true })),
  ...Array.from({ length: wrong }, () => ({ confidence, right: false })),
];

it('is without error where codes are right as often as the coder is sure', () => {
  const found = measureProbabilityCalibration([codes(0.75, 3, 1), codes(0.75, 3, 1), codes(0.5, 2, 2)], options);
  expect(found?.expectedCalibrationError.value).toBeCloseTo(0, 12);
  expect(found?.bins[7]).toMatchObject({ from: 0.7, to: 0.8, codes: 8, meanConfidence: 0.75, shareRight: 0.75 });
  expect(found?.bins[0]).toMatchObject({ codes: 0, meanConfidence: null, shareRight: null });
});

it('measures by how much a coder is too sure', () => {
  const found = measureProbabilityCalibration([codes(0.9, 1, 3), codes(0.3, 0, 4)], options);
  expect(found?.expectedCalibrationError.value).toBeCloseTo((0.65 * 4 + 0.3 * 4) / 8, 12);
  expect(found?.brier.value).toBeCloseTo((0.01 + 3 * 0.81 + 4 * 0.09) / 8, 12);
  expect(found?.shareRight).toBe(1 / 8);
});

it('puts full confidence into the last bin', () => {
  expect(measureProbabilityCalibration([codes(1, 2, 0)], options)?.bins[9]?.codes).toBe(2);
  expect(measureProbabilityCalibration([[]], options)).toBeNull();
});
