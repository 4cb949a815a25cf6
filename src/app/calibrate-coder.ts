import {
  assessCoderCalibration,
  type CoderCalibrationResult,
  type CoderCalibrationRun,
  type CoderCalibrationThreshold,
  coderCalibrationSetting,
} from '../agreement/double-coding/coder-calibration.ts';
import { readProgram } from '../data/program.ts';
import { InputFault } from '../instrument/input-fault.ts';
import type { Json } from '../library/changes.ts';
import type { Library } from '../library/library.ts';
import { holdToReference, type ReferenceRequest } from './hold-to-reference.ts';

/** A coder whose practice codings are held against gold ones. */
export interface CoderCalibrationRequest extends ReferenceRequest, CoderCalibrationThreshold {
  readonly coder: string;
  /** Whose codings are the gold ones. */
  readonly gold: string;
}

/** How a coder was held against gold codings, with what is not reached yet of each session. */
export interface CoderCalibration {
  readonly run: CoderCalibrationRun;
  readonly results: readonly CoderCalibrationResult[];
}

/**
 * Holds a coder's practice codings against gold ones, and keeps how it went in the coder's record.
 *
 * @throws InputFault when no session was coded by both
 */
export async function calibrateCoder(library: Library, request: CoderCalibrationRequest): Promise<CoderCalibration> {
  const { coder, gold, kappa, points } = request;
  const threshold = { kappa, points };
  const { held } = await holdToReference(library, request, gold);
  const results = held.filter((each) => each.coder === coder).map((each) => assessCoderCalibration(each, threshold));
  if (results.length === 0) {
    throw new InputFault({
      problem: `no session was coded by both "${coder}" and "${gold}"`,
      place: library.place,
      remedy: 'miti codings lists what there is',
    });
  }
  const run: CoderCalibrationRun = {
    at: new Date().toISOString(),
    gold,
    threshold,
    passed: results.every((each) => each.passed),
    results: results.map(({ open: _, ...kept }) => kept),
    softwareVersion: readProgram().version,
  };
  const runs = [...(await listCoderCalibrations(library, coder)), run];
  await library.keepSetting(coder, coderCalibrationSetting, runs as unknown as Json, 'miti calibrate');
  return { run, results };
}

/** Every time that a coder was held against gold codings, the first first. */
export async function listCoderCalibrations(library: Library, coder: string): Promise<readonly CoderCalibrationRun[]> {
  return ((await library.findSetting(coder, coderCalibrationSetting)) ?? []) as unknown as CoderCalibrationRun[];
}
