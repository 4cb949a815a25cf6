import * as z from 'zod';
import { secondsSchema } from './seconds.ts';

const elementSchema = z.object({
  value: z.string(),
  /** Seconds: transcripts by machine. */
  ts: secondsSchema.nullish(),
  end_ts: secondsSchema.nullish(),
  /** `00:01:02,345`: transcripts by people. */
  timestamp: z.string().nullish(),
  end_timestamp: z.string().nullish(),
});
const speakerSchema = z.union([z.int(), z.string()]);
export const monologueSchema = z.object({ speaker: speakerSchema.nullish(), elements: z.array(elementSchema) });
export const fileSchema = z.object({
  language: z.string().nullish(),
  speakers: z.array(z.object({ id: speakerSchema, name: z.string().nullish() })).nullish(),
  monologues: z.array(monologueSchema),
});
