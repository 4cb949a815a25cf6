import * as z from 'zod';
import { writtenSecondsSchema } from './seconds.ts';

export const itemSchema = z.object({
  type: z.string(),
  start_time: writtenSecondsSchema.nullish(),
  end_time: writtenSecondsSchema.nullish(),
  speaker_label: z.string().nullish(),
  channel_label: z.string().nullish(),
  alternatives: z.array(z.object({ content: z.string() })).min(1),
});
const labelledTimesSchema = z.array(
  z.object({
    speaker_label: z.string().nullish(),
    items: z.array(z.object({ start_time: writtenSecondsSchema, speaker_label: z.string().nullish() })).nullish(),
  }),
);
export const fileSchema = z.object({
  jobName: z.string().nullish(),
  results: z.object({
    language_code: z.string().nullish(),
    speaker_labels: z.object({ segments: labelledTimesSchema }).nullish(),
    items: z.array(itemSchema),
  }),
});
