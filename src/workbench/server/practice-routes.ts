import type { Hono } from 'hono';
import { type CalibrationRun, calibrationSetting } from '../../agreement/double-coding/coder-calibration.ts';
import type { Workbench } from '../../app/workbench/workbench.ts';
import { paths } from '../api/paths.ts';
import type { PracticesAnswer } from '../api/practice.ts';
import type { BeginAnswer } from '../api/sessions.ts';

export function addPracticeRoutes(app: Hono, workbench: Workbench): void {
  const { practice, clock, version } = workbench.setup;
  app.get(paths.practices, async (c) => {
    const [practices, calibrations] = await Promise.all([practice.list(), listCalibrations(workbench)]);
    return c.json({ practices, calibrations } satisfies PracticesAnswer);
  });
  app.post(paths.beginPractice, async (c) => {
    const startedAt = new Date(clock()).toISOString();
    const coding = await practice.begin(c.req.param('practice'), workbench.coder ?? 'practice', startedAt, version);
    return c.json({ coding } satisfies BeginAnswer);
  });
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
