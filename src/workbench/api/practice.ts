import * as z from 'zod';

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
});
export type PracticesAnswer = z.infer<typeof practicesAnswer>;

/** POST `paths.beginPractice`, without a body; answers as `paths.beginCoding`. */
