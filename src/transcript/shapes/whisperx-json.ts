import * as z from 'zod';
import { secondsSchema } from './seconds.ts';

export const segmentsSchema = z.array(
  z.object({
    speaker: z.string().nullish(),
    start: secondsSchema.nullish(),
    end: secondsSchema.nullish(),
    text: z.string(),
  }),
);
export const fileSchema = z.object({ language: z.string().nullish(), segments: segmentsSchema });
