import type { BootstrapOptions } from '../../statistics/bootstrap.ts';
import type { ProbabilityCalibration } from './evaluation-document.ts';
import { figureOfTotals } from './figure.ts';
import type { JudgedConfidence } from './session-comparison.ts';

/** Bins of a reliability diagram, of equal width. */
const BINS = 10;

/**
 * Whether codes are right as often as the coder's confidence says: Brier score (mean squared difference; Brier 1950),
 * expected calibration error (mean distance of confidence and share right over bins, weighted by how many each holds;
 * Naeini et al. 2015), and the bins of a reliability diagram.
 *
 * @param sessions each session's codes with a confidence from 0 to 1
 * @returns null where no code has a confidence
 */
export function measureProbabilityCalibration(
  sessions: readonly (readonly JudgedConfidence[])[],
  options: BootstrapOptions,
): ProbabilityCalibration | null {
  const judged = sessions.flat();
  if (judged.length === 0) return null;
  const sums = sessions.map(sumBins);
  const squares = sessions.map((codes) => [
    codes.length,
    codes.reduce((sum, { confidence, right }) => sum + (confidence - Number(right)) ** 2, 0),
  ]);
  const totals = sumBins(judged);
  return {
    codes: judged.length,
    shareRight: judged.filter(({ right }) => right).length / judged.length,
    meanConfidence: judged.reduce((sum, { confidence }) => sum + confidence, 0) / judged.length,
    brier: figureOfTotals(squares, ([n = 0, sum = 0]) => (n === 0 ? null : sum / n), NONE, options),
    expectedCalibrationError: figureOfTotals(sums, expectedError, NONE, options),
    bins: Array.from({ length: BINS }, (_, bin) => {
      const [codes, confidence, right] = readBin(totals, bin);
      const filled = codes > 0;
      return {
        from: bin / BINS,
        to: (bin + 1) / BINS,
        codes,
        meanConfidence: filled ? confidence / codes : null,
        shareRight: filled ? right / codes : null,
      };
    }),
  };
}

const NONE = 'no code has a confidence';

/** Three sums a bin: codes, confidences, right ones. */
function sumBins(codes: readonly JudgedConfidence[]): number[] {
  const sums = new Array<number>(3 * BINS).fill(0);
  for (const { confidence, right } of codes) {
    const at = 3 * Math.min(BINS - 1, Math.floor(confidence * BINS));
    sums[at] = (sums[at] as number) + 1;
    sums[at + 1] = (sums[at + 1] as number) + confidence;
    sums[at + 2] = (sums[at + 2] as number) + Number(right);
  }
  return sums;
}

function readBin(sums: ArrayLike<number>, bin: number): [number, number, number] {
  return [sums[3 * bin] as number, sums[3 * bin + 1] as number, sums[3 * bin + 2] as number];
}

function expectedError(sums: ArrayLike<number>): number | null {
  let codes = 0;
  let distance = 0;
  for (let bin = 0; bin < BINS; bin++) {
    const [inBin, confidence, right] = readBin(sums, bin);
    codes += inBin;
    distance += Math.abs(confidence - right);
  }
  return codes === 0 ? null : distance / codes;
}
