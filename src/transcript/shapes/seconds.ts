import * as z from 'zod';

/** Seconds from the start of the recording. */
export const secondsSchema = z.number().nonnegative();

/** Seconds, also where they are written as a string, as in `"12.5"`. */
export const writtenSecondsSchema = z
  .union([z.number(), z.string().regex(/^\d{1,9}(\.\d{1,9})?$/)])
  .transform(Number)
  .pipe(secondsSchema);
