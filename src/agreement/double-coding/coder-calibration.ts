import type { ReferenceComparison } from './compare-with-reference.ts';

/** What a coder has to reach on each practice session before coding for real. */
export interface CoderCalibrationThreshold {
  /** Least kappa of the codes. */
  readonly kappa: number;
  /** Most points that a global may differ. */
  readonly points: number;
}

/** How one practice session went. */
export interface CoderCalibrationResult {
  readonly session: string;
  readonly kappa: number | null;
  /** Largest difference of a global, in points; null where none was rated by both. */
  readonly points: number | null;
  readonly passed: boolean;
  /** What is not reached yet, in words. */
  readonly open: readonly string[];
}

/** Name of the setting under which a coder's record is kept: a list of runs, the first first. */
export const coderCalibrationSetting = 'calibrations';

/** One time that a coder was held against a gold coder, as it is kept. */
export interface CoderCalibrationRun {
  readonly at: string;
  readonly gold: string;
  readonly threshold: CoderCalibrationThreshold;
  readonly passed: boolean;
  readonly results: readonly Omit<CoderCalibrationResult, 'open'>[];
  readonly softwareVersion: string;
}

/** Holds a comparison with the gold coding against the threshold. What can't be computed is not reached. */
export function assessCoderCalibration(
  { session, kappa, globals }: ReferenceComparison,
  threshold: CoderCalibrationThreshold,
): CoderCalibrationResult {
  const far = globals.filter(({ difference }) => Math.abs(difference) > threshold.points);
  const open = [
    ...(kappa.defined ? [] : [`kappa of the codes has no value (${kappa.reason})`]),
    ...(kappa.defined && kappa.value < threshold.kappa
      ? [`kappa of the codes is ${kappa.value.toFixed(2)}, wanted ${threshold.kappa.toFixed(2)}`]
      : []),
    ...far.map(
      ({ name, difference }) =>
        `${name} is ${Math.abs(difference)} points ${difference > 0 ? 'above' : 'below'} the gold coding`,
    ),
    ...(globals.length === 0 ? ['no global was rated'] : []),
  ];
  return {
    session,
    kappa: kappa.defined ? kappa.value : null,
    points: globals.length === 0 ? null : Math.max(...globals.map(({ difference }) => Math.abs(difference))),
    passed: open.length === 0,
    open,
  };
}
