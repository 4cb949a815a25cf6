import * as z from 'zod';

const millisecondsSchema = z.number().nonnegative();
export const utteranceSchema = z.object({
  speaker: z.string().nullish(),
  start: millisecondsSchema,
  end: millisecondsSchema,
  text: z.string(),
});
export const fileSchema = z.object({
  language_code: z.string().nullish(),
  /** Null where speakers were not asked for. */
  utterances: z.array(utteranceSchema).nullable(),
});
