import type { PracticesAnswer } from '../../../workbench/api/practice.ts';
import { listCoderCalibrations } from '../../calibrate-coder.ts';
import type { Workbench } from '../workbench.ts';

/** Sample sessions to practise on, and how the present coder was held against gold codings so far. */
export async function listPractices(workbench: Workbench): Promise<PracticesAnswer> {
  const [practices, calibrations] = await Promise.all([
    workbench.setup.practice.list(),
    describeCalibrations(workbench),
  ]);
  return { practices, calibrations };
}

/** The record of the present coder. Sessions stay without their names, which may tell who was recorded. */
async function describeCalibrations({ setup, coder }: Workbench): Promise<PracticesAnswer['calibrations']> {
  if (coder === null) return [];
  const runs = await listCoderCalibrations(setup.library, coder);
  return runs.toReversed().map(({ at, gold, passed, results, threshold }) => ({
    ...{ at, gold, passed, kappa: threshold.kappa, points: threshold.points },
    reached: results.filter((each) => each.passed).length,
    sessions: results.length,
  }));
}
