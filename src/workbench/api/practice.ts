import * as z from 'zod';

/** How the present coder was held against a gold coder (`miti calibrate`), without the names of sessions. */
const calibration = z.object({
  at: z.string(),
  gold: z.string(),
  passed: z.boolean(),
  /** Sessions in which the threshold was reached, of how many. */
  reached: z.number(),
  sessions: z.number(),
  /** The threshold. */
  kappa: z.number(),
  points: z.number(),
});

/** GET `paths.practices`. */
export const practicesAnswer = z.object({
  practices: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      language: z.string(),
      changeGoal: z.string().nullable(),
      /** Length of the part that is practised on. */
      seconds: z.number(),
      clinicianTurns: z.number(),
    }),
  ),
  /** The last first. */
  calibrations: z.array(calibration),
});
export type PracticesAnswer = z.infer<typeof practicesAnswer>;

/** POST `paths.beginPractice`, without a body; answers as `paths.beginCoding`. */
