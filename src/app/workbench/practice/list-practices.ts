import { type CalibrationRun, calibrationSetting } from '../../../agreement/double-coding/coder-calibration.ts';
import type { PracticesAnswer } from '../../../workbench/api/practice.ts';
import type { Workbench } from '../workbench.ts';

/** Sample sessions to practise on, and how the present coder was held against gold codings so far. */
export async function listPractices(workbench: Workbench): Promise<PracticesAnswer> {
  const [practices, calibrations] = await Promise.all([workbench.setup.practice.list(), listCalibrations(workbench)]);
  return { practices, calibrations };
}

/** The record of the present coder. Sessions stay without their names, which may tell who was recorded. */
async function listCalibrations({ setup, coder }: Workbench): Promise<PracticesAnswer['calibrations']> {
  if (coder === null) return [];
  const runs = ((await setup.library.findSetting(coder, calibrationSetting)) ?? []) as unknown as CalibrationRun[];
  return runs.toReversed().map(({ at, gold, passed, results, threshold }) => ({
    ...{ at, gold, passed, kappa: threshold.kappa, points: threshold.points },
    reached: results.filter((each) => each.passed).length,
    sessions: results.length,
  }));
}
